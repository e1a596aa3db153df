"""How soyte runs: settings, raw archive, frontier, database, publication and the commands."""

from pathlib import Path

__version__ = "0.1.0"

#: The checkout: soyte is an application that runs from it, and its reference data lies beside the code.
PROJECT = Path(__file__).resolve().parent.parent
