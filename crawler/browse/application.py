"""The Datasette application for one snapshot, as `soyte serve` runs it and the tests ask it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler import PROJECT
from crawler.errors import SoyteError
from pipelines.reference import rows

if TYPE_CHECKING:
    from datasette.app import Datasette

#: Metadata, plugins, templates and static files of the site.
SITE = PROJECT / "data" / "datasette"
#: Written beside the snapshot when it was published: row counts and a hash, so that none is worked out again.
INSPECT_FILE = "inspect-data.json"


def application(database: Path) -> Datasette:
    """Datasette on one published ``archive.db``, opened immutable: the file must not change while this lives.

    Raises:
        SoyteError: the snapshot or a file of the site cannot be read.
    """
    from datasette.app import Datasette

    if not database.is_file():
        raise SoyteError(f"{database}: no snapshot here; run `soyte publish`")
    inspect = database.parent / INSPECT_FILE
    try:
        inspect_data = json.loads(inspect.read_text(encoding="utf-8")) if inspect.exists() else None
    except (OSError, ValueError) as error:
        raise SoyteError(f"{inspect}: cannot be read ({error}); run `soyte publish` again") from error
    return Datasette(
        [],
        immutables=[str(database)],
        inspect_data=inspect_data,
        metadata=metadata(),
        settings=json.loads((SITE / "settings.json").read_text(encoding="utf-8")),
        plugins_dir=str(SITE / "plugins"),
        template_dir=str(SITE / "templates"),
        static_mounts=[("static", str(SITE / "static"))],
    )


def metadata() -> dict[str, Any]:
    """data/datasette/metadata.yaml with the words of data/reference/schema.csv for every table and column."""
    from datasette.utils import parse_metadata

    found: dict[str, Any] = parse_metadata((SITE / "metadata.yaml").read_text(encoding="utf-8"))
    tables: dict[str, dict[str, Any]] = found["databases"]["archive"]["tables"]
    for row in rows("schema"):
        table = tables.setdefault(row["table"], {})
        if row["column"]:
            table.setdefault("columns", {})[row["column"]] = row["description_vi"]
        else:
            table["description"] = row["description_vi"]
    return found
