"""PDF files. Runs in the parsing process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from claimcheck.reading.decoding import mend_surrogates, unify_newlines
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.heads import read_title

FULL_LINE = 0.7
"""Share of the longest line's length from which a line is full, so that its sentence goes on in the next one."""
SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
FILE_TITLE = re.compile(r"^(?:untitled|microsoft \w+ - )|\.(?:docx?|indd|odt|pdf|pptx?|qxd|rtf|xlsx?)$", re.IGNORECASE)
"""Titles that word processors make up from a file's name."""
BROKEN_WORD = re.compile(r"[a-z]-$")


def parse_pdf(path: Path) -> Iterator[Draft | Fault]:
    """One document: the text of its pages, lines joined to paragraphs. A date of the file says nothing of its text: none is taken."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    if not path.stat().st_size:
        yield Fault("empty")
        return
    try:
        reader = PdfReader(path)
        text = "\n\n".join(join_lines(unify_newlines(page.extract_text())) for page in reader.pages)
    except FileNotDecryptedError:
        yield Fault("a PDF that is locked with a password")
        return
    if not text.strip():
        yield Fault("a PDF without text (a scan?)")
        return
    title = mend_surrogates(str((reader.metadata and reader.metadata.title) or "")).strip()
    yield Draft(text=mend_surrogates(text), title=read_title(text) if not title or FILE_TITLE.search(title) else title)


def join_lines(page: str) -> str:
    """Printed lines made paragraphs: a line that is full, or ends inside a sentence, goes on in the next one."""
    lines = [line.strip() for line in page.split("\n")]
    longest = max(map(len, lines))
    joined: list[str] = []
    going_on = False
    for line in lines:
        if going_on and line:
            last = joined.pop()
            joined.append(last[:-1] + line if BROKEN_WORD.search(last) and line[0].islower() else f"{last} {line}")
        else:
            joined.append(line)
        going_on = bool(line) and len(line) >= FULL_LINE * longest and not (SENTENCE_END.search(line) and len(line) < 0.85 * longest)
    return "\n".join(joined).strip()
