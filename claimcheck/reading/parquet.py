"""Parquet: one document a row. Runs in the parsing process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.tables import draft_row, find_columns, locate

ROWS = 64
"""Rows read at a time: few, since each may be long."""


def parse_parquet(path: Path) -> Iterator[Draft | Fault]:
    """One document a row. Raises InputError where no column holds text."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        roles = {role: names[place] for role, place in find_columns(path, names).items()}
        number = 0
        for batch in file.iter_batches(batch_size=ROWS, columns=sorted(set(roles.values())), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield locate(draft_row({role: row[name] for role, name in roles.items()}, number), "row", number)
        if not number:
            yield Fault("a table without rows")
