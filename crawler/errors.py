"""Errors that a person reads: one line that says what, where, and what to do next."""

from __future__ import annotations


class SoyteError(Exception):
    """Bad input or a state soyte cannot go on from. The command prints the message and exits with ``status``."""

    status = 2


class Locked(SoyteError):
    """Another run holds this archive's lock."""

    status = 75
