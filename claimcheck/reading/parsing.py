"""The parsing process, seen from the reader: files that can explode are parsed in a child with bounds on memory and time.

One child serves many files; it starts at the first one, and again after a file that broke it. It gets a kind and a path on
a line of stdin and answers with JSON lines on stdout: JSON, since nothing that comes from a hostile file is unpickled.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.reading.draft import Draft, Fault
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings

MODULE = "claimcheck.reading.child"
START_SECONDS = 60.0
"""Longest wait for a child to start; it takes under one where the processor is free."""


class ParsingProcess:
    """The child and its bounds. Close it when done."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.child: subprocess.Popen[str] | None = None

    def parse(self, kind: str, path: Path) -> Iterator[Draft | Fault]:
        """What the file holds. Raises InputError where a table has no column of text."""
        requests, answers = self.pipes()
        with suppress(OSError):  # a child that is gone does not answer either
            requests.write(json.dumps([kind, str(path)]) + "\n")
            requests.flush()
        while True:
            line, late = self.wait(answers, self.settings.parse_seconds)
            if not line.endswith("\n"):
                self.close()
                yield Fault(f"took over {self.settings.parse_seconds:g} seconds to parse" if late else "broke its parser")
                return
            answer = json.loads(line)
            if answer is None:
                return
            yield open_answer(answer)

    def pipes(self) -> tuple[IO[str], IO[str]]:
        """Where requests go to and answers come from; starts the child where there is none."""
        if self.child is None:
            bounds = str(self.settings.parse_memory), str(self.settings.max_bytes)
            self.child = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE, *bounds],  # -P: nothing is imported from the working folder
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii",
            )  # fmt: skip
            _, answers = self.pipes()
            if self.wait(answers, START_SECONDS)[0] != "null\n":
                self.close()
                raise ClaimcheckError("the process that parses pages and PDFs does not start", advice=f"run: python -m {MODULE} to see why")
        requests, answers_pipe = self.child.stdin, self.child.stdout
        if requests is None or answers_pipe is None:
            raise ClaimcheckError("the process that parses pages and PDFs has no pipes", advice="free some file handles")
        return requests, answers_pipe

    def wait(self, answers: IO[str], seconds: float) -> tuple[str, bool]:
        """The next line of the child, and whether it was stopped for taking longer than this."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            if self.child:
                self.child.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            return answers.readline(), late.is_set()
        finally:
            timer.cancel()

    def close(self) -> None:
        """Ends the child, whatever it does."""
        if self.child:
            child, self.child = self.child, None
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()


def open_answer(answer: dict[str, object]) -> Draft | Fault:
    """One answer of the child as a record. Raises the InputError that it met."""
    if "text" in answer:
        return Draft(**{**answer, "publisher_from": PublisherFrom(str(answer["publisher_from"]))})  # type: ignore[arg-type]
    if "reason" in answer:
        return Fault(str(answer["reason"]))
    raise InputError(str(answer["problem"]), subject=str(answer["subject"]), advice=str(answer["advice"]))
