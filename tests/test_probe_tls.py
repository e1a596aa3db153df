"""A certificate that does not verify: what exactly is wrong with it, and that the crawl's own check refuses it too."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.probe.tls import examine
from tests.certificates import Signed, served
from tests.test_probe import probed

ROOT = Signed("Gốc thử nghiệm", authority=True)
BETWEEN = Signed("Trung gian", ROOT, authority=True)


@pytest.mark.parametrize(
    ("certificate", "chain", "kind", "words"),
    [
        (Signed("tot", ROOT), (), None, None),
        (Signed("tot", BETWEEN), (BETWEEN,), None, None),
        (Signed("thieu", BETWEEN), (), "incomplete chain", "issued by Trung gian"),
        (Signed("cu", ROOT, days=-9), (), "expired", "it was good until"),
        (Signed("khac", ROOT, host="khac.vn"), (), "other name", "it is for khac.vn"),
        (Signed("tu ky"), (), "self-signed", "signed by nobody known"),
    ],
)
def test_what_is_wrong_with_a_certificate(
    certificate: Signed,
    chain: tuple[Signed, ...],
    kind: str | None,
    words: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "root.pem").write_bytes(ROOT.pem())
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    with served(certificate.write(tmp_path / "a.pem", *chain)) as host:
        found = examine(host)
    assert (found.kind, found.verified) == (kind, kind is None)
    assert (words or "") in (found.problem or "")


def test_nobody_there() -> None:
    assert examine("localhost:1").kind == "other"


def test_a_probe_says_so_and_asks_for_no_page(tmp_path: Path) -> None:
    with served(Signed("tu ky").write(tmp_path / "a.pem")) as host:
        ((finding, said),) = probed([f"https://{host}/"], tmp_path)
    assert finding["outcome"] == "tls", said
    assert "signed by nobody known" in finding["verdict"]
    assert finding["tls"]["kind"] == "self-signed"
    assert "TLS        the certificate" in said
