"""Text out of bytes."""

from __future__ import annotations

import codecs
import re

from claimcheck.reading.draft import Fault

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.05
"""Share of control characters over which a file is binary. Text has next to none; a picture or a program about a tenth."""
SURROGATES = re.compile("[\ud800-\udfff]")
SAMPLE = 200_000
"""Bytes from which an encoding other than Unicode is told."""
FEW_HIGH = 0.1
"""Share of bytes over 127 under which Latin letters with some accents and curly quotes are the likely reading."""


def decode(data: bytes) -> str | Fault:
    """The text, without a byte order mark, newlines as `\\n`. Unicode by its mark or as UTF-8; else the likeliest encoding."""
    encoding, mark = find_encoding(data)
    if encoding is None:
        return Fault("cannot be decoded: neither Unicode nor a known encoding")
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        return Fault(f"cannot be decoded as {encoding}: byte {error.start + mark}")
    if text and len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        return Fault("binary, not text")
    return unify_newlines(text)


def find_encoding(data: bytes, *, whole: bool = True) -> tuple[str | None, int]:
    """The encoding (None: cannot be told) and the length of the byte order mark. Data that is not whole may end in mid-character."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return guess_encoding(data[:SAMPLE]), 0
    return "utf-8", 0


def is_damaged_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII can be read as UTF-8 than cannot. Other encodings hardly ever look like UTF-8."""
    text = data.decode("utf-8", "replace")
    return sum(letter > "\x7f" for letter in text) > 2 * text.count("\ufffd")


def guess_encoding(data: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8 throughout: damaged UTF-8, else Windows-1252 for mostly plain letters, else what
    charset-normalizer finds. Bytes with many controls are anything, so that they are seen to be binary.
    """
    if len(CONTROLS.findall(data.decode("latin-1"))) > MOST_CONTROLS * len(data):
        return "latin-1"
    if is_damaged_utf8(data):
        return "utf-8"
    if sum(byte > 127 for byte in data) < FEW_HIGH * len(data):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def unify_newlines(text: str) -> str:
    """`\\r\\n` and `\\r` become `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def mend_surrogates(text: str) -> str:
    """Halves of a character, which JSON can hold and no file can, become U+FFFD; the length stays."""
    return SURROGATES.sub("\ufffd", text)
