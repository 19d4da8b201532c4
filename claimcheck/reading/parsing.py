"""The parsing process: files that can explode are parsed in a child with bounds on memory and time.

One child serves many files; it is started at the first one, and again after one that broke it. It gets a kind and a path
a line on stdin and answers with JSON lines on stdout; JSON, since nothing that comes from a hostile file is unpickled.
Where the platform has no limit on memory (Windows), only time is bounded.
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from claimcheck.errors import InputError
from claimcheck.reading.draft import Draft, Fault
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings


class ParsingProcess:
    """The child, seen from the reader. Close it when done."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.child: subprocess.Popen[str] | None = None

    def parse(self, kind: str, path: Path) -> Iterator[Draft | Fault]:
        """What the file holds. Raises InputError where a table has no column of text."""
        child = self.child = self.child or self.start()
        stdin, stdout = child.stdin, child.stdout
        if stdin is None or stdout is None:
            raise OSError("the parsing process has no pipes")
        with suppress(OSError):  # where it is gone, reading its answer tells
            stdin.write(json.dumps([kind, str(path)]) + "\n")
            stdin.flush()
        while True:
            line, late = self.wait(child, stdout)
            if not line.endswith("\n"):
                self.close()
                yield Fault(f"took over {self.settings.parse_seconds:g} seconds to parse" if late else "broke its parser, or took too much memory")
                return
            answer = json.loads(line)
            if answer is None:
                return
            yield from open_answer(answer, self.settings)

    def wait(self, child: subprocess.Popen[str], stdout: IO[str]) -> tuple[str, bool]:
        """The next line of the child, and whether it was stopped for being late."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self.settings.parse_seconds, stop)
        timer.start()
        try:
            return stdout.readline(), late.is_set()
        finally:
            timer.cancel()

    def start(self) -> subprocess.Popen[str]:
        """A new child."""
        return subprocess.Popen(
            [sys.executable, "-m", "claimcheck.reading.parsing", str(self.settings.parse_memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="ascii",
        )  # fmt: skip

    def close(self) -> None:
        """Ends the child, whatever it does."""
        if self.child:
            self.child.kill()
            self.child.wait()
            for pipe in (self.child.stdin, self.child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
            self.child = None


def open_answer(answer: dict[str, object], settings: Settings) -> Iterator[Draft | Fault]:
    """One line of the child as a record."""
    if "text" in answer:
        draft = Draft(**{**answer, "publisher_from": PublisherFrom(str(answer["publisher_from"]))})  # type: ignore[arg-type]
        yield draft if len(draft.text) <= settings.max_bytes else Fault(f"its text is over the size limit of {settings.max_bytes:,} characters")
    elif "reason" in answer:
        yield Fault(str(answer["reason"]))
    else:
        raise InputError(str(answer["problem"]), subject=str(answer["subject"]), advice=str(answer["advice"]))


def serve(requests: IO[str], answers: IO[str]) -> None:
    """The child's life: a file a line, answers a line each, and null when the file is done."""
    from claimcheck.reading.parquet import parse_parquet
    from claimcheck.reading.pdf import parse_pdf
    from claimcheck.reading.web import parse_page

    parsers: dict[str, Callable[[Path], Iterator[Draft | Fault]]] = {"pdf": parse_pdf, "page": parse_page, "parquet": parse_parquet}
    for request in requests:
        kind, path = json.loads(request)
        try:
            for result in parsers[kind](Path(path)):
                print(json.dumps(dataclasses.asdict(result)), file=answers, flush=True)
        except InputError as error:
            answer = {"problem": error.problem, "subject": error.subject, "advice": error.advice}
            print(json.dumps(answer), file=answers, flush=True)
        except MemoryError:
            print(json.dumps({"reason": "took too much memory to parse"}), file=answers, flush=True)
        except Exception as error:  # hostile files make parsers raise anything; the file is skipped with what was raised
            words = " ".join(str(error).split())[:200]
            print(json.dumps({"reason": f"cannot be parsed as {kind} ({type(error).__name__}: {words})"}), file=answers, flush=True)
        print("null", file=answers, flush=True)


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
    serve(sys.stdin, answers)
