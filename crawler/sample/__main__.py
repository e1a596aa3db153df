"""``python -m crawler.sample``: serve the sample sites until stopped."""

from crawler.sample.running import main

raise SystemExit(main())
