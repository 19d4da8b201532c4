"""A corpus out of paths: every file by its kind, every text with its publisher, date, language and identity."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from claimcheck.errors import NothingToRead
from claimcheck.reading.dates import read_date
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.files import CorpusFile, find_common_folder, find_files, printable
from claimcheck.reading.heads import read_head_date
from claimcheck.reading.languages import NAMES, find_language, read_language
from claimcheck.reading.parsing import ParsingProcess
from claimcheck.reading.plain import read_plain
from claimcheck.reading.publishers import find_credit, name_by_place
from claimcheck.reading.tables import read_csv, read_json_lines
from claimcheck.records import Document, PublisherFrom, Reading, Skipped, make_id
from claimcheck.settings import Settings

Reader = Callable[[Path], Iterator[Draft | Fault]]
KINDS = {
    "plain": (".txt", ".text", ".md", ".markdown"),
    "page": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "csv": (".csv", ".tsv"),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
}
STREAMED = frozenset({"csv", "jsonl"})
"""Kinds read a row at a time, whose rows and not whose files are held against the size limit."""
LANGUAGE_REASON = "language: "
"""How the reason of a document in an unknown language begins."""


def ignore_progress(step: str, done: int, total: int) -> None:
    """Nobody watches."""


def read_corpus(paths: Sequence[Path], settings: Settings, progress: Callable[[str, int, int], None] = ignore_progress) -> Reading:
    """The documents under some files and folders, sorted by path; what could not be read, and how many files were passed over.

    The publisher is what front matter, metadata or a column says, else `settings.source`, else an agency credited in the
    text, else a folder or file name (`name_by_place`). Raises InputError for a path that is not there or a table without a
    column of text, NothingToRead where no document is left. `progress` is called with (step, files done, files in all).
    """
    suffixes = frozenset(suffix for kind in KINDS.values() for suffix in kind)
    files, ignored = find_files([Path(path) for path in paths], suffixes)
    skipped: list[Skipped] = []
    documents: list[Document] = []
    if files:
        common = find_common_folder(files)
        names = name_by_place(file.place for file in files)
        parsing = ParsingProcess(settings)
        try:
            for number, file in enumerate(files):
                progress("reading files", number, len(files))
                path = printable(file.path.relative_to(common).as_posix())
                for result in read_file(file, settings, parsing):
                    made = result if isinstance(result, Fault) else make_document(result, file, path, names[file.place], settings)
                    if isinstance(made, Document):
                        documents.append(made)
                    else:
                        skipped.append(Skipped(path, made.reason))
        finally:
            parsing.close()
    documents, doubled = settle_identities(documents)
    skipped.extend(doubled)
    if not documents:
        raise nothing_to_read(paths, skipped, ignored)
    return Reading(
        documents=tuple(sorted(documents, key=lambda document: (document.path, document.document_id))),
        skipped=tuple(sorted(skipped, key=lambda one: one.path)),
        ignored=ignored,
    )


def read_file(file: CorpusFile, settings: Settings, parsing: ParsingProcess) -> Iterator[Draft | Fault]:
    """What a file holds, by its kind."""
    kind = next((kind for kind, suffixes in KINDS.items() if file.path.suffix.lower() in suffixes), "plain")
    readers: dict[str, Reader] = {
        "plain": partial(read_plain, settings=settings),
        "csv": partial(read_csv, settings=settings),
        "jsonl": partial(read_json_lines, settings=settings),
    }
    if file.fault:
        yield file.fault
        return
    try:
        size = file.path.stat().st_size
        if kind not in STREAMED and size > settings.max_bytes:
            yield Fault(f"over the size limit: {size:,} bytes, limit {settings.max_bytes:,} (--max-bytes)")
        elif not size:
            yield Fault("empty")
        else:
            yield from readers[kind](file.path) if kind in readers else parsing.parse(kind, file.path)
    except OSError as error:
        yield Fault(f"cannot be read ({error.strerror or error})")
    except UnicodeDecodeError as error:
        yield Fault(f"cannot be decoded as {error.encoding}")


def make_document(draft: Draft, file: CorpusFile, path: str, name: tuple[str, PublisherFrom], settings: Settings) -> Document | Fault:
    """The draft with its publisher, date, language and identity; a fault for no text or a language the models do not know."""
    if not draft.text.strip():
        return Fault("empty")
    row = "" if draft.row is None else f"#{draft.row}"
    language = read_language(draft.language) or find_language(draft.text)
    if language not in {None, "en"} and not settings.any_language:
        return Fault(f"{LANGUAGE_REASON}{NAMES.get(str(language), language)}, which the models do not know (--any-language reads it){row and f', row {draft.row}'}")
    publisher, publisher_from = find_publisher(draft, name, settings)
    locator = draft.url or draft.row_id or f"{file.place}{row}"
    return Document(
        document_id="",
        path=path + row,
        root=str(file.root),
        locator=locator,
        text=draft.text,
        publisher=publisher,
        publisher_from=publisher_from,
        title=draft.title,
        published=read_date(draft.published) or read_head_date(draft.text),
        url=draft.url,
        language=language,
    )


def find_publisher(draft: Draft, name: tuple[str, PublisherFrom], settings: Settings) -> tuple[str, PublisherFrom]:
    """Who issued the text, and what told us."""
    if draft.publisher and draft.publisher.strip():
        return " ".join(draft.publisher.split()), draft.publisher_from
    if settings.source:
        return settings.source, PublisherFrom.OPTION
    credit = find_credit(draft.text)
    return (credit, PublisherFrom.AGENCY_CREDIT) if credit else name


def settle_identities(documents: Sequence[Document]) -> tuple[list[Document], list[Skipped]]:
    """The documents with their ids, and those that came twice.

    Where documents of one reading share (publisher, locator), each one's path is added to its locator, so that none takes
    another's place; of those that share the text besides, the one with the first path stays.
    """
    settled: list[Document] = []
    doubled: list[Skipped] = []
    first: dict[tuple[str, str, str], str] = {}
    for document in sorted(documents, key=lambda one: one.path):
        key = (document.publisher, document.locator, document.text)
        if key in first:
            doubled.append(Skipped(document.path, f"the same text under the same address as {first[key]}"))
            continue
        first[key] = document.path
        settled.append(document)
    shared = Counter((document.publisher, document.locator) for document in settled)
    return [identify(one, f"{one.locator}#{one.path}" if shared[one.publisher, one.locator] > 1 else one.locator) for one in settled], doubled


def identify(document: Document, locator: str) -> Document:
    """The document with its id under this locator."""
    digest = make_id(document.text)
    return dataclasses.replace(document, locator=locator, document_id=make_id(document.publisher, locator, digest))


def nothing_to_read(paths: Sequence[Path], skipped: Sequence[Skipped], ignored: int) -> NothingToRead:
    """The error for paths that hold no document."""
    where = ", ".join(printable(str(path)) for path in paths) or "no path"
    why = "; ".join(f"{one.path}: {one.reason}" for one in skipped[:3])
    more = f" ({len(skipped)} skipped{f': {why}' if why else ''}; {ignored} ignored)"
    kinds = " ".join(suffix for suffixes in KINDS.values() for suffix in suffixes)
    return NothingToRead(f"no readable document{more}", subject=where, advice=f"give files of these kinds: {kinds}")
