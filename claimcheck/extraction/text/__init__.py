"""The text as it is printed: its paragraphs, quotation marks, sentences, and who signs for it."""
