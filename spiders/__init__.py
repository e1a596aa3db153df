"""Where the news is: one small file per source over a base per CMS family."""
