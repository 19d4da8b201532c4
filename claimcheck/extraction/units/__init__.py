"""One proposition each: where a stretch of text is cut, and what the parts take with them."""
