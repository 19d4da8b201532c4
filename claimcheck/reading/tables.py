"""Tables with one document a row: CSV and JSON Lines. Rows are read one at a time, so a table may be of any size."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from claimcheck.errors import InputError
from claimcheck.reading.decoding import SURROGATES, find_encoding, mend_surrogates, unify_newlines
from claimcheck.reading.draft import Draft, Fault
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings

COLUMNS = {
    "text": ("text", "body", "content", "content_original", "article_text", "article_body", "full_text", "maintext", "article"),
    "title": ("title", "headline", "head"),
    "published": ("published", "date", "published_at", "date_published", "publish_date", "publication_date", "pub_date", "pubdate",
                  "publishedat", "datetime", "timestamp", "created_at"),
    "publisher": ("publisher", "source", "source_name", "outlet", "publication", "site_name", "sitename", "site", "newspaper", "agency"),
    "url": ("url", "link", "source_url", "article_url", "permalink"),
    "id": ("id", "doc_id", "document_id", "article_id", "uuid"),
    "language": ("language", "lang"),
}  # fmt: skip
"""What a column is for, and the names it usually has, the likelier one first. Capitals, spaces and hyphens do not count."""
DELIMITERS = ",;\t|"
SAMPLE = 1_000_000
"""Bytes from which the encoding of a CSV file is told when it is not Unicode."""


def read_csv(path: Path, settings: Settings) -> Iterator[Draft | Fault]:
    """One document a row. A row with too few or too many cells, or with a quotation mark that never closes, is a fault.

    Raises InputError where no column holds text.
    """
    with open_table(path) as file:
        lines = Lines(file, settings.max_bytes)
        delimiter = find_delimiter(lines)
        header: list[str] | None = None
        roles: dict[str, int] = {}
        number = 0
        for line, cells in read_rows(lines, delimiter, settings.max_bytes):
            number += 1
            if isinstance(cells, Fault):
                yield locate(cells, "line", line)
            elif header is None:
                header, roles, number = cells, find_columns(path, cells), 0
            elif len(cells) != len(header):
                yield locate(Fault(f"number of cells {len(cells)}, of columns {len(header)}"), "line", line)
            else:
                yield locate(draft_row({role: cells[place] for role, place in roles.items()}, number), "line", line)
        if header is None:
            yield Fault("empty")
        elif not number:
            yield Fault("a table without rows")


def read_json_lines(path: Path, settings: Settings) -> Iterator[Draft | Fault]:
    """One object a line. A line that is no JSON object, or has no text, is a fault.

    Raises InputError where objects were found, but none with a column of text.
    """
    found: dict[str, None] = {}
    faults: list[Fault] = []
    usable = False
    with open_table(path, unicode=True) as file:
        for number, line in enumerate(Lines(file, settings.max_bytes), start=1):
            if isinstance(line, str) and not line.strip():
                continue
            row = parse_object(line) if isinstance(line, str) else line
            if isinstance(row, Fault):
                result: Draft | Fault = row
            else:
                names = list(row)
                roles = match_columns(names)
                usable = usable or "text" in roles
                found |= dict.fromkeys(names[:100])
                result = draft_row({role: row[names[place]] for role, place in roles.items()}, number)
            result = locate(result, "line", number)
            if usable:
                yield from faults
                faults = []
                yield result
            elif isinstance(result, Fault):
                faults.append(result)
    if found and not usable:
        raise no_text_column(path, list(found))
    yield from faults or ([] if usable else [Fault("empty")])


def open_table(path: Path, *, unicode: bool = False) -> TextIO:
    """The file as text, Unicode or as its beginning tells; what cannot be decoded comes as lone surrogates."""
    with path.open("rb") as file:
        encoding, mark = find_encoding(file.read(SAMPLE), whole=False)
    if encoding is None or (unicode and not encoding.startswith("utf")):
        encoding = "utf-8"
    table = path.open(encoding=encoding, errors="surrogateescape", newline="")
    table.seek(mark)
    return table


class Lines:
    """The lines of a file with their newlines. A longer one than the limit, or one that is not Unicode, is a fault."""

    def __init__(self, file: TextIO, limit: int) -> None:
        self.file, self.limit, self.number = file, limit, 0
        self.waiting: list[str | Fault] = []

    def __iter__(self) -> Iterator[str | Fault]:
        return self

    def __next__(self) -> str | Fault:
        line = self.waiting.pop() if self.waiting else self.take()
        if line == "":
            raise StopIteration
        self.number += 1
        return line

    def give_back(self, lines: Sequence[str | Fault]) -> None:
        """Puts lines back that were taken too early."""
        self.waiting.extend(reversed(lines))
        self.number -= len(lines)

    def take(self) -> str | Fault:
        line = self.file.readline(self.limit + 1)
        if len(line) > self.limit:
            while line and line[-1] not in "\r\n":
                line = self.file.readline(self.limit)
            return Fault(f"over the size limit of {self.limit:,} bytes")
        if SURROGATES.search(line):
            return Fault("cannot be decoded as Unicode")
        return line


def read_rows(lines: Lines, delimiter: str, limit: int) -> Iterator[tuple[int, list[str] | Fault]]:
    """The rows with the line each begins on. After a row that cannot be read, the next line is tried as a row again."""
    while True:
        taken: list[str | Fault] = []
        size = 0

        def feed(taken: list[str | Fault] = taken) -> Iterator[str]:
            nonlocal size
            for line in lines:
                taken.append(line)
                if isinstance(line, Fault):
                    raise csv.Error(line.reason)
                size += len(line)
                if size > limit:
                    raise csv.Error(f"over the size limit of {limit:,} bytes")
                yield line

        start = lines.number + 1
        csv.field_size_limit(max(limit, 1))
        try:
            cells = next(csv.reader(feed(), delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            lines.give_back(taken[1:])
            reason = "a quotation mark that never closes" if "unexpected end" in str(error) else str(error)
            yield start, Fault(reason)
            continue
        if cells is None:
            return
        if cells:
            yield start, cells


def find_delimiter(lines: Lines) -> str:
    """The delimiter that the first line holds most often; a comma where there is none."""
    for line in lines:
        lines.give_back([line])
        return max(DELIMITERS, key=line.count) if isinstance(line, str) else ","
    return ","


def parse_object(line: str) -> Mapping[str, object] | Fault:
    """One line of JSON Lines."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return Fault(f"no JSON: {error.msg} at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return Fault(f"no JSON: {error}")
    return value if isinstance(value, dict) else Fault("not an object")


def find_columns(path: Path, names: Sequence[str]) -> dict[str, int]:
    """Place of each column by what it is for. Raises InputError where none holds text."""
    roles = match_columns(names)
    if "text" not in roles:
        raise no_text_column(path, names)
    return roles


def match_columns(names: Sequence[str]) -> dict[str, int]:
    """Place of each column by what it is for."""
    plain = [name.strip().lower().replace(" ", "_").replace("-", "_") for name in names]
    return {role: next(plain.index(name) for name in usual if name in plain)
            for role, usual in COLUMNS.items() if any(name in plain for name in usual)}  # fmt: skip


def no_text_column(path: Path, names: Sequence[str]) -> InputError:
    """The error for a table whose columns cannot be used."""
    found = ", ".join(mend_surrogates(name)[:40] for name in names[:20]) or "none"
    wanted = " or ".join(COLUMNS["text"])
    return InputError(f"no column holds the text: found {found}; wanted {wanted}", subject=str(path), advice="rename the column of the text to text")


def draft_row(values: Mapping[str, object], number: int) -> Draft | Fault:
    """A document out of the values of one row, by what they are for."""
    cell = values.get("text")
    if not isinstance(cell, str) or not cell.strip():
        return Fault("no text")
    words = {role: write_cell(value) for role, value in values.items() if role != "text"}
    return Draft(
        text=mend_surrogates(unify_newlines(cell)),
        publisher=words.get("publisher"),
        publisher_from=PublisherFrom.COLUMN,
        title=words.get("title"),
        published=words.get("published"),
        url=words.get("url"),
        language=words.get("language"),
        row=number,
        row_id=words.get("id"),
    )


def write_cell(value: object) -> str | None:
    """A cell as words: strings, numbers and dates, and the name of an object that has one ({"id": null, "name": "BBC"})."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if value is None or isinstance(value, (list, Mapping)) or value != value:
        return None
    return mend_surrogates(str(value)).strip() or None


def locate(result: Draft | Fault, unit: str, number: int) -> Draft | Fault:
    """A fault with the place it was found at."""
    return Fault(f"{unit} {number}: {result.reason}") if isinstance(result, Fault) else result
