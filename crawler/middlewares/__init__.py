"""Scrapy middlewares: one rule of conduct each."""
