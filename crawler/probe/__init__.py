"""`soyte probe`: what a site is, asked as politely as a crawl asks, and nothing of it stored."""
