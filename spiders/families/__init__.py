"""Discovery per CMS: how a family lists, pages and feeds its articles."""
