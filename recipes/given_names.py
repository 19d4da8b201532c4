"""Make the table of given names by the gender of their bearers: python recipes/given_names.py name_data.json > given_names.txt

The figures are those of the package nomquamgender 0.1.4 (MIT; Van Buskirk, Clauset and Larremore, 2022, "An open-source
cultural consensus approach to name-based gender classification"): for each name the sources that have it, how many
bearers they count, and the share of women among them. Kept are the names that many bear and nearly all of one gender;
a name that is also borne by others ("Jean") says nothing.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

SOURCES, BEARERS, CONSENSUS = 6, 1000, 0.94
"""Fewest sources and bearers of a name that is kept, and the share of them that must be of one gender."""


def main(path: Path) -> None:
    figures = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {"f": [], "m": []}
    for name, (sources, bearers, women, _) in sorted(figures.items()):
        if re.fullmatch(r"[a-z]{3,}", name) and sources >= SOURCES and bearers >= BEARERS and max(women, 1 - women) >= CONSENSUS:
            found["f" if women > 0.5 else "m"].append(name)
    for gender, names in found.items():
        print(gender, *names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
