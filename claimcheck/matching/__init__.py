"""Matching: the events of a corpus, which claims agree or conflict and why, and how each claim comes out."""
