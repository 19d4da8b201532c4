"""A writer that dies at any moment: everything it committed is there, whole, and the next run needs no repair by hand."""

from __future__ import annotations

import random
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from claimcheck.backends import check_index, open_index, open_store
from claimcheck.records import Claim, Document, Extraction, PublisherFrom, make_id

MODELS = {"embedder": "e@1", "extractor": "x@1"}
DIM = 16
LOCATORS = 12


def make_put(number: int) -> tuple[Document, Extraction, list[str], np.ndarray, np.ndarray]:
    """What the n-th step puts: a function of its number, so that what is found can be told to be whole."""
    rng = np.random.default_rng(number)
    text = " ".join(f"{number}:{word}" for word in rng.integers(0, 9, int(rng.integers(5, 3_000))))
    locator = f"{number % LOCATORS:02}"
    document = Document(make_id("P", locator, text), f"{locator}.txt", "/corpus", locator, text, "P", PublisherFrom.FOLDER, title=str(number))
    starts = range(int(rng.integers(0, 30)))
    claims = tuple(
        Claim(make_id(document.document_id, s), document.document_id, s, s + 2, text[s : s + 2], s, s + 2, "t", "p", "P", "o") for s in starts
    )
    rows = rng.normal(size=(len(claims) + 1, DIM)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return document, Extraction(claims), [f"{{{number}}}"] * len(claims), rows[1:], rows[0]


def write_on(folder: Path, first: int) -> None:
    """Steps without end; a step's number is printed when it is committed. Everything else a writer does comes between."""
    number = first
    while True:
        with open_store(folder, models=MODELS, write=True) as store:
            for _ in range(7):
                store.put_scores("j", {(str(number), "h"): (0.5, 0.25, 0.25)})
                store.put(*make_put(number))
                print(number, flush=True)
                number += 1
            store.put_result("key", "[]")
            open_index(store)


def start_writer(folder: Path, first: int) -> subprocess.Popen[str]:
    code = "import sys; from pathlib import Path; from test_crash import write_on; write_on(Path(sys.argv[1]), int(sys.argv[2]))"
    return subprocess.Popen([sys.executable, "-c", code, str(folder), str(first)], cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True)


def assert_whole(folder: Path, last: int) -> int:
    """Every locator holds what its latest step put, whole; returns the latest step (`last` or the one after)."""
    with open_store(folder, models=MODELS, write=False) as store:
        documents = store.documents()
        found = max(int(d.title) for d in documents)
        assert found in (last, last + 1)
        expected = {d.locator: (d, *rest) for d, *rest in map(make_put, range(max(0, found - LOCATORS + 1), found + 1))}
        assert documents == [expected[locator][0] for locator in sorted(expected)]
        for document, extraction, facts, vectors, own in expected.values():
            ids = [document.document_id]
            assert store.claims(ids) == list(extraction.claims)
            by_id = {c.claim_id: (f, v) for c, f, v in zip(extraction.claims, facts, vectors, strict=True)}
            assert store.facts(ids) == {i: by_id[i][0] for i in by_id}
            claim_ids, rows = store.vectors(ids)
            assert claim_ids == sorted(by_id)
            assert rows.tobytes() == b"".join(by_id[i][1].tobytes() for i in claim_ids)
            leads = dict(zip(*store.document_vectors(), strict=True))
            assert leads[document.document_id].tobytes() == own.tobytes()
        assert len(store.scores("j", [(str(n), "h") for n in range(found + 1)])) == found + 1
        index, (_, rows) = open_index(store), store.vectors()
        assert index.ids.tolist() == sorted(store.vector_ids()[1].tolist())
        assert index.search(rows, 1)[1][:, 0].tolist() == store.vector_ids()[1].tolist()
    assert all(problem.harmless for problem in check_index(folder))
    return found


def test_killed_at_random_places(tmp_path):
    folder, chance, last = tmp_path / "index", random.Random(1), -1
    for _ in range(15):
        writer = start_writer(folder, last + 1)
        assert writer.stdout is not None
        until = last + chance.randint(1, 30)
        for line in writer.stdout:
            last = int(line)
            if last >= until:
                break
        time.sleep(chance.random() * 0.02)
        writer.kill()
        for line in writer.stdout:
            last = int(line)
        writer.stdout.close()
        writer.wait()
        last = assert_whole(folder, last)
    with open_store(folder, models=MODELS, write=True) as store:
        open_index(store)
    assert check_index(folder) == []


def test_killed_while_the_index_is_made(tmp_path):
    """From the first moments of the process on: no folder, no tables, no document yet."""
    chance = random.Random(2)
    for trial in range(12):
        folder = tmp_path / str(trial)
        writer = start_writer(folder, 0)
        assert writer.stdout is not None
        begun = time.monotonic()
        while not (folder / "claims.db").exists() and time.monotonic() - begun < 30:
            select.select([writer.stdout], [], [], 0.002)
        time.sleep(chance.random() * 0.01)
        writer.kill()
        last = max([-1, *map(int, writer.stdout)])
        writer.stdout.close()
        writer.wait()
        with open_store(folder, models=MODELS, write=True) as store:
            assert len(store.documents()) in (last + 1, last + 2)
            store.put(*make_put(len(store.documents())))


@pytest.mark.parametrize("seed", range(4))
def test_a_log_cut_anywhere_leaves_whole_documents(tmp_path, seed):
    """What a power cut leaves: the log ends in the middle of a transaction. Earlier ones are there, the torn one is not."""
    chance, folder = random.Random(seed), tmp_path / "index"
    with open_store(folder, models=MODELS, write=True) as store:
        store.put(*make_put(0))
    with open_store(folder, models=MODELS, write=True) as store:
        sizes = []
        for number in range(1, 6):
            store.put(*make_put(number))
            sizes.append((folder / "claims.db-wal").stat().st_size)
        shutil.copytree(folder, tmp_path / "copy")
    for cut in [*sizes, *(chance.randrange(sizes[-1]) for _ in range(10))]:
        torn = tmp_path / f"cut-{cut}"
        shutil.copytree(tmp_path / "copy", torn)
        (torn / "claims.db-shm").unlink()
        with (torn / "claims.db-wal").open("r+b") as log:
            log.truncate(cut)
        whole = sum(size <= cut for size in sizes)
        with open_store(torn, models=MODELS, write=False) as store:
            assert [d.title for d in store.documents()] == [str(n) for n in range(whole + 1)]
        assert all(problem.harmless for problem in check_index(torn))
        with open_store(torn, models=MODELS, write=True) as store:
            for number in range(whole + 1, 6):
                store.put(*make_put(number))
            assert store.documents() == [make_put(n)[0] for n in range(6)]
