"""The head of a plain text that says where the text is from."""

from __future__ import annotations

import re

KEYS = frozenset({"source", "publisher", "date", "title", "url", "author", "language"})
LINE = re.compile(r"([A-Za-z][\w-]*)\s*:(?:\s+|$)(.*)")
LOOSE_LINE = re.compile(r"([A-Za-z]+)\s*:\s*(.*)")
CONTINUED = re.compile(r"\s+\S|-\s|#")
LONGEST = 200
"""Lines a head may have."""


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The head's values by key (lower case, empty ones left out), and the text after it.

    A head is a leading `---` block of `key: value` lines, or leading `key: value` lines up to a blank line (or the end)
    of which every key is in KEYS. The blank line after it goes with it. Without a head: no values, the whole text.
    """
    return split_block(text) or split_lines(text) or ({}, text)


def split_block(text: str) -> tuple[dict[str, str], str] | None:
    """A block between `---` lines. Lines that are indented, list items or comments belong to the key before them."""
    first, place, ended = take_line(text, 0)
    if first.rstrip() != "---" or ended:
        return None
    values: dict[str, str] = {}
    for number in range(LONGEST):
        line, place, ended = take_line(text, place)
        if line.rstrip() in {"---", "..."}:
            following, after, _ = take_line(text, place)
            return (values, text[place:] if following.strip() else text[after:]) if number else None
        if found := LINE.fullmatch(line):
            keep(values, found[1], found[2])
        elif number == 0 or not CONTINUED.match(line):
            return None
        if ended:
            return None
    return None


def split_lines(text: str) -> tuple[dict[str, str], str] | None:
    """`key: value` lines up to a blank line."""
    values: dict[str, str] = {}
    place = 0
    for number in range(LONGEST):
        line, place, ended = take_line(text, place)
        if not line.strip():
            return (values, text[place:]) if number else None
        found = LOOSE_LINE.fullmatch(line)
        if not found or found[1].lower() not in KEYS:
            return None
        keep(values, found[1], found[2])
        if ended:
            return values, ""
    return None


def take_line(text: str, place: int) -> tuple[str, int, bool]:
    """The line at `place`, where the next one starts, and whether it was the last."""
    end = text.find("\n", place)
    return (text[place:], len(text), True) if end < 0 else (text[place:end], end + 1, False)


def keep(values: dict[str, str], key: str, value: str) -> None:
    """The first value of a key counts; quotation marks around it are taken off."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    if value:
        values.setdefault(key.lower(), value)
