"""Whose site a host is: the department of a province, as its name tells or a person says, or a body of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.errors import SoyteError
from pipelines.provinces import provinces
from pipelines.text import slug
from pipelines.urls import host_key
from spiders.base import SourceSpider
from spiders.registry import definitions, guesses

_KINDS = (
    (re.compile(r"(?:\A|[.-])(?:cdc|ttksbt|ksbt|trungtamkiemsoat)|cdc(?=[.-])"), "cdc"),
    (re.compile(r"(?:\A|[.-])(?:bv|benhvien|hospital)"), "hospital"),
    (re.compile(r"(?:\A|\.)(?:moh\.gov\.vn|kcb\.vn)(?::\d+)?\Z"), "ministry"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """The source that a host is to be listed under; ``module`` is its file in spiders/."""

    host: str
    key: str
    name: str
    kind: str
    province: str | None
    module: str

    @property
    def class_name(self) -> str:
        return "".join(part.capitalize() for part in self.key.split("-"))


def belonging(url: str, province: str | None) -> Belonging:
    """From a file that lists the host, from its name, or from the province that a person named.

    Args:
        province: the key of a province, as it is or was; None: as the host's name tells.

    Raises:
        SoyteError: the name tells nothing and no province was named.
    """
    host = host_key(url).removeprefix("www.")
    for definition in definitions().values():
        if host in {known.name for known in definition.known_hosts or ()}:
            return _of(host, definition)
    guessed = next((whose for named in guesses().values() for name, whose in named if name == host), None)
    kind = next((kind for pattern, kind in _KINDS if pattern.search(host)), "department")
    where = province or guessed or _named(host)
    if where is None and kind != "ministry":
        raise SoyteError(f"{host}: its name does not tell whose it is; say so with --province NAME")
    today = (provinces()[where].successor or where) if where else None
    if kind == "department":
        assert where is not None
        known = definitions().get(where)
        if known is not None:
            return _of(host, known)
        name = f"Sở Y tế {provinces()[where].place}"
        return Belonging(host=host, key=where, name=name, kind=kind, province=today, module=_module(today or where))
    key = slug(f"{kind}-{where}") if kind == "cdc" else slug(host.replace(".", "-").replace(":", "-"))
    if key in definitions():
        return _of(host, definitions()[key])
    key = key if key[:1].isalpha() else f"{kind}-{key}"
    place = provinces()[where].name if where else host
    name = f"Trung tâm Kiểm soát bệnh tật {place}" if kind == "cdc" else host
    return Belonging(host=host, key=key, name=name, kind=kind, province=today, module=_module(key))


def _of(host: str, definition: type[SourceSpider]) -> Belonging:
    source = definition.source
    module = definition.__module__.rpartition(".")[2]
    return Belonging(
        host=host, key=source.key, name=source.name, kind=source.kind, province=source.province, module=module
    )


def _module(key: str) -> str:
    return key.replace("-", "_")


def _named(host: str) -> str | None:
    """The province that a label of the host spells: soyte.caobang.gov.vn, soytequangninh.gov.vn."""
    spelled = {key.replace("-", ""): key for key in provinces()}
    for label in re.split(r"[.-]", host.partition(":")[0]):
        bare = re.sub(r"\A(?:soyte|syt|yte|cdc|ttksbt|bv)", "", label)
        if bare in spelled:
            return spelled[bare]
    return None
