"""The shapes of small sites, one module per family: what tests/mini_sites.py builds them from."""
