"""The embedded sample: three small sites served on loopback, and the main job run on them."""
