"""The parsing process, from within: `python -m claimcheck.reading.child MEMORY TEXT`, both in bytes, started by `parsing`.

Where the platform has no bound on memory (Windows), only time is bounded, by the parent.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from claimcheck.errors import InputError
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.parquet import parse_parquet
from claimcheck.reading.pdf import parse_pdf
from claimcheck.reading.web import parse_page

PARSERS: dict[str, Callable[[Path], Iterator[Draft | Fault]]] = {"pdf": parse_pdf, "page": parse_page, "parquet": parse_parquet}

MOST_TEXT = 200
"""Characters of text that a byte of a file may stand for. Packed news has 2 to 5; a file made to explode has thousands."""


def serve(requests: IO[str], answers: IO[str], longest: int) -> None:
    """Says null when ready; then takes a file a line, answers a line each, and null when the file is done."""

    def say(line: str) -> None:
        answers.write(line + "\n")
        answers.flush()

    say("null")
    for request in requests:
        kind, path = json.loads(request)
        for answer in answer_file(kind, Path(path), longest):
            say(json.dumps(answer))
        say("null")


def answer_file(kind: str, path: Path, longest: int) -> Iterator[dict[str, object]]:
    """What a file holds: drafts, faults or an InputError, by their fields. Texts over `longest` characters are faults."""
    try:
        left = MOST_TEXT * path.stat().st_size
        for result in PARSERS[kind](path):
            if isinstance(result, Draft):
                left -= len(result.text)
                if left < 0:
                    yield {"reason": f"holds over {MOST_TEXT} characters for each of its bytes: made to explode"}
                    return
                if len(result.text) > longest:
                    result = Fault(f"its text is over the size limit of {longest:,} characters (--max-bytes)")
            yield dataclasses.asdict(result)
    except InputError as error:
        yield {"problem": error.problem, "subject": error.subject, "advice": error.advice}
    except MemoryError:
        yield {"reason": "took too much memory to parse"}
    except Exception as error:  # hostile files make parsers raise anything: the file is skipped with what was raised
        yield {"reason": f"cannot be parsed as {kind} ({type(error).__name__}: {' '.join(str(error).split())[:200]})"}


def limit_memory(most: int) -> None:
    """Bounds the address space of this process, where the platform can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    limit_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a parser prints must not be taken for an answer
    serve(sys.stdin, answers, int(sys.argv[2]))
