"""The families by key; the key is that of the layout whose fingerprint their pages bear."""

from __future__ import annotations

from spiders.families.generic import Generic
from spiders.families.liferay62 import Liferay62
from spiders.families.nukeviet import NukeViet
from spiders.family import Family

GENERIC = Generic()
FAMILIES: dict[str, Family] = {family.key: family for family in (NukeViet(), Liferay62(), GENERIC)}
