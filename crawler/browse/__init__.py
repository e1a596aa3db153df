"""The snapshot as pages for readers: what Datasette shows, and the server that shows it."""
