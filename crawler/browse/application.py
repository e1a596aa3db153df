"""The Datasette application for one snapshot, as `soyte serve` runs it and the tests ask it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler import PROJECT
from crawler.browse.profile import Profile
from crawler.errors import SoyteError
from crawler.inspect_file import INSPECT_FILE
from pipelines.reference import rows

if TYPE_CHECKING:
    from datasette.app import Datasette

#: Metadata, plugins, templates and static files of the site.
SITE = PROJECT / "data" / "datasette"


def application(database: Path, profile: Profile | None = None) -> Datasette:
    """Datasette on one published ``archive.db``, opened immutable: the file must not change while this lives.

    Args:
        profile: what its readers may do; without one, everything.

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
        metadata=metadata(profile or Profile()),
        settings=json.loads((SITE / "settings.json").read_text(encoding="utf-8")) | (profile or Profile()).settings,
        plugins_dir=str(SITE / "plugins"),
        template_dir=str(SITE / "templates"),
        static_mounts=[("static", str(SITE / "static"))],
    )


def metadata(profile: Profile) -> dict[str, Any]:
    """data/datasette/metadata.yaml with the profile, for the plugin, and what data/reference/schema.csv says."""
    from datasette.utils import parse_metadata

    found: dict[str, Any] = parse_metadata((SITE / "metadata.yaml").read_text(encoding="utf-8"))
    found["plugins"] = {"soyte": dataclasses.asdict(profile)}
    tables: dict[str, dict[str, Any]] = found["databases"]["archive"]["tables"]
    for row in rows("schema"):
        table = tables.setdefault(row["table"], {})
        if row["column"]:
            table.setdefault("columns", {})[row["column"]] = row["description_vi"]
        else:
            table["description"] = row["description_vi"]
    return found
