"""The families by key; the key is that of the layout whose fingerprint their pages bear."""

from __future__ import annotations

from spiders.families.dotnetnuke import DotNetNuke
from spiders.families.drupal import Drupal
from spiders.families.generic import Generic
from spiders.families.huecit import HueCit
from spiders.families.joomla import Joomla
from spiders.families.liferay7 import Liferay7
from spiders.families.liferay62 import Liferay62
from spiders.families.medinet import Medinet
from spiders.families.nukeviet import NukeViet
from spiders.families.sharepoint import SharePoint
from spiders.families.tandan import TanDan
from spiders.families.vccorp import VcCorp
from spiders.families.vhv import Vhv
from spiders.families.vnpt import Vnpt
from spiders.families.wordpress import WordPress
from spiders.family import Family

GENERIC = Generic()
_ALL = (
    NukeViet(),
    Liferay7(),
    Liferay62(),
    Vnpt(),
    Vhv(),
    TanDan(),
    HueCit(),
    Medinet(),
    VcCorp(),
    WordPress(),
    Joomla(),
    Drupal(),
    DotNetNuke(),
    SharePoint(),
    GENERIC,
)
FAMILIES: dict[str, Family] = {family.key: family for family in _ALL}
