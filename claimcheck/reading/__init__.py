"""Documents out of files: one file per kind of input. `read_corpus` is the way in."""

from claimcheck.reading.corpus import LANGUAGE_REASON, read_corpus

__all__ = ["LANGUAGE_REASON", "read_corpus"]
