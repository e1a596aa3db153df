"""One module per command of `soyte`."""
