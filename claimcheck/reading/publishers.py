"""Who issued a text whose file does not say so: an agency credited in it, else its folder or its file name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from claimcheck.records import PublisherFrom

AGENCIES = {
    "Associated Press": ("AP", "Associated Press"),
    "Reuters": ("Reuters",),
    "Agence France-Presse": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "United Press International": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "TASS": ("TASS", "Itar-Tass"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti",),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Press Trust of India": ("PTI", "Press Trust of India"),
    "Asian News International": ("ANI", "Asian News International"),
    "Indo-Asian News Service": ("IANS", "Indo-Asian News Service"),
    "Kyodo News": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "Anadolu Agency": ("Anadolu Agency", "Anadolu"),
    "Press Association": ("Press Association", "PA Media"),
    "Australian Associated Press": ("AAP", "Australian Associated Press"),
    "Canadian Press": ("Canadian Press",),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
}
"""News agencies by the names they are credited with."""
BY_NAME = {name.lower(): agency for agency, names in AGENCIES.items() for name in names}
NAME = rf"(?:[Tt]he\s+)?(?P<agency>{'|'.join(sorted(map(re.escape, (n for names in AGENCIES.values() for n in names)), key=len, reverse=True))})"

HEAD_CHARS = 700
"""A credit that opens a text stands within these characters, behind a headline and a byline."""
OPENING = (
    re.compile(rf"(?:^|\n)[^\n]{{0,80}}\(\s*{NAME}\s*\)\s*[-–—:]"),
    re.compile(rf"(?:^|\n)\s*(?:[Bb]y|BY)\s[^\n.]{{0,60}}?(?:,|\bof|\||\n)\s*{NAME}(?:\s+(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?))?\s*(?=\n|$)"),
    re.compile(rf"(?:^|\n)\s*(?:(?:[Ss]ource|SOURCE)\s*:\s*|[Bb]y\s+|BY\s+)?{NAME}\s*(?=\n)"),
)
CLOSING = (
    re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?\d{{4}},?\s*(?:by\s+)?{NAME}\b"),
    re.compile(r"\([^()\n]*Reporting by [^()\n]+[Ee]diting by [^()\n]+\)(?P<reuters>)"),
)
FIRST_HAND = re.compile(rf"\b(?:obtained|seen|reviewed|viewed)\s+by\s+{NAME}\b")
SECOND_HAND = re.compile(
    rf"[Aa]ccording to\s+{NAME}\b|\b{NAME.replace('agency', 'second')}(?:\s+news agency)?\s+(?:reported|reports|said|says)\b"
)

GENERIC = frozenset(
    re.findall(
        r"\w+",
        """
        article articles clipping clippings corpus csv data dataset doc docs document documents download downloads
        file files html input item items json jsonl news page pages parquet pdf pdfs
        press raw release releases report reports row rows sample samples source sources statement statements
        stories story table tables test text texts txt untitled
        """,
    )
)
"""Names of files and folders that name nobody."""
WORD = re.compile(r"[^\W\d_]{2,}")
HASH = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{6,}", re.IGNORECASE)
PARTS = re.compile(r"[\s_\-]+")


def find_credit(text: str) -> str | None:
    """The agency that a text is credited to.

    A dateline "(AP) —", a byline, a line of its own, a copyright line, or the sign-off of Reuters. A document "obtained by"
    an agency is a credit too where no other agency is named so, and nothing is told at second hand ("Reuters reported").
    """
    head = text[:HEAD_CHARS]
    for pattern in OPENING:
        if found := pattern.search(head):
            return BY_NAME[found["agency"].lower()]
    for pattern in CLOSING:
        if found := pattern.search(text[-HEAD_CHARS:]):
            return BY_NAME[found["agency"].lower()] if "agency" in pattern.groupindex else "Reuters"
    first_hand = {BY_NAME[found["agency"].lower()] for found in FIRST_HAND.finditer(text)}
    if len(first_hand) == 1 and not SECOND_HAND.search(text):
        return first_hand.pop()
    return None


def name_by_place(places: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, tuple[str, PublisherFrom]]:
    """Publishers by folder or file name, for files by their paths below their corpus root.

    The file name speaks, unless it names nobody (numbers, dates, hashes, "article-3"): then the nearest folder below the root
    that names somebody does. Where the files lie in two or more such folders, and no file name that is a name comes twice,
    there is a folder a publisher, and the folders speak.
    """
    places = sorted(set(places))
    folders = {place: find_folder(place) for place in places}
    named = [place for place in places if names_somebody(place.stem)]
    by_stem: dict[str, set[PurePosixPath]] = defaultdict(set)
    for place in named:
        by_stem[tidy_name(place.stem)].add(place.parent)
    folder_speaks = len({folder for folder in folders.values() if folder}) > 1 and all(len(parents) == 1 for parents in by_stem.values())
    result = {}
    for place, folder in folders.items():
        by_folder = folder is not None and (folder_speaks or not names_somebody(place.stem))
        result[place] = (tidy_name(folder), PublisherFrom.FOLDER) if by_folder and folder else (tidy_name(place.stem), PublisherFrom.FILE_NAME)
    return result


def find_folder(place: PurePosixPath) -> str | None:
    """The nearest folder of a file that names somebody."""
    return next((folder.name for folder in place.parents if names_somebody(folder.name)), None)


def names_somebody(name: str) -> bool:
    """Whether a name of a file or folder holds a word that is not generic."""
    return any(WORD.search(part) and not HASH.fullmatch(part) and part.lower().rstrip("0123456789") not in GENERIC for part in PARTS.split(name))


def tidy_name(name: str) -> str:
    """A file's or folder's name as a publisher's: "washington-times_2020-04-18" is Washington Times, "ap" Associated Press."""
    parts = [part for part in PARTS.split(name.strip()) if part]
    while len(parts) > 1 and not WORD.search(parts[-1]):
        parts.pop()
    words = " ".join(parts)
    return BY_NAME.get(words.lower()) or " ".join(tidy_word(part) for part in parts) or name


def tidy_word(word: str) -> str:
    """A capital for a word in small letters; all capitals for one without a vowel ("bbc")."""
    if not word.islower():
        return word
    return word.upper() if len(word) <= 4 and not set(word) & set("aeiouyäöü") and word.isalpha() else word[0].upper() + word[1:]
