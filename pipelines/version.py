"""The version of the extraction rules; a change of any rule that changes results raises it."""

from __future__ import annotations

EXTRACTOR = "1"
