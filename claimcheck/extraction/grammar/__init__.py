"""What the words and the tree of one sentence tell: forms, phrases, who does what; the parse mended first."""
