"""Spellings of one person's name: transliterations, short forms, initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHORT = {
    "mike": "michael", "joe": "joseph", "bill": "william", "will": "william", "bob": "robert", "rob": "robert", "jim": "james",
    "jimmy": "james", "tom": "thomas", "dan": "daniel", "dave": "david", "steve": "steven", "stephen": "steven",
    "chris": "christopher", "matt": "matthew", "tony": "anthony", "ted": "edward", "ed": "edward", "nick": "nicholas",
    "ben": "benjamin", "sam": "samuel", "alex": "alexander", "andy": "andrew", "jeff": "jeffrey", "greg": "gregory",
    "ron": "ronald", "don": "donald", "ken": "kenneth", "liz": "elizabeth", "kate": "katherine", "jen": "jennifer",
    "sue": "susan", "chuck": "charles", "charlie": "charles", "larry": "lawrence", "rick": "richard", "dick": "richard",
    "tim": "timothy", "pete": "peter", "bernie": "bernard", "volodymyr": "vladimir", "oleksandr": "alexander",
}  # fmt: skip
_SOUNDS = (
    ("yev", "ev"), ("aia", "aya"), ("iya", "ia"), ("ya", "ia"), ("yu", "iu"), ("ei", "ey"), ("ai", "ay"), ("ks", "x"), ("ff", "v"),
    ("kh", "h"), ("dzh", "j"), ("zh", "j"), ("tch", "ch"), ("tsch", "ch"), ("ou", "u"), ("w", "v"), ("ph", "f"), ("ck", "k"),
)  # fmt: skip


def sound(word: str) -> str:
    """What the transliterations of a name share: Sergei and Sergey, Lavrov and Lavroff, Zelensky and Zelenskyy.

    Takes a word of a name's key (lower case, no accents).
    """
    word = re.sub(r"of$|off$", "ov", re.sub(r"(.)\1+", r"\1", word))
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?:iy|yi|ij|y|i)$", "y", word))


def first_names_fit(a: Sequence[str], b: Sequence[str]) -> bool:
    """Two people's first names can be one person's: the same sound, a short form, or an initial. Words of a key."""
    first, second = a[0], b[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return sound(_SHORT.get(first, first)) == sound(_SHORT.get(second, second))
