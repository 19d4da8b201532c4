"""What the SQLite store does beyond its contract: locks, damage, refusing disks, derived files, caches."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import numpy as np
import pytest

from claimcheck.backends import check_index, find_nearest, open_index, open_store
from claimcheck.backends.store import lock as store_lock
from claimcheck.backends.store import rows as store_rows
from claimcheck.backends.store.lock import find_file_system, take_lock
from claimcheck.errors import IndexDamaged, IndexLocked, IndexMismatch, StoreError
from claimcheck.records import Claim, Document, Extraction, PublisherFrom, make_id

MODELS = {"embedder": "mini@1", "extractor": "rules@1", "facts": "1", "judge": "j@1"}


def put(store, name: str, n_claims: int = 2, text: str = "It rained all day.", root: str = "/corpus") -> Document:
    document = Document(make_id(name, text), f"{name}.txt", root, name, text, "Paper", PublisherFrom.FOLDER)
    claims = tuple(
        Claim(make_id(document.document_id, n), document.document_id, n, n + 3, text[n : n + 3], n, n + 3, "t", "p", "Paper", "o") for n in range(n_claims)
    )
    rows = np.random.default_rng([*name.encode('utf-8', 'surrogatepass'), n_claims]).normal(size=(n_claims + 1, 4)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    store.put(document, Extraction(claims), ["{}"] * n_claims, rows[1:], rows[0])
    return document


@pytest.fixture
def folder(tmp_path) -> Path:
    """An index of two documents with two claims each."""
    folder = tmp_path / "index"
    with open_store(folder, models=MODELS, write=True) as store:
        put(store, "a")
        put(store, "b")
        open_index(store)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".db", ".faiss", ".json")}


def read_names(folder: Path) -> list[str]:
    with open_store(folder, models=MODELS, write=False) as store:
        return [d.locator for d in store.documents()]


def run_python(code: str, *arguments: object, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)], capture_output=True, text=True, timeout=60, **options)


class TestLock:
    def test_a_second_writer_is_told_who_writes(self, folder):
        with open_store(folder, models=MODELS, write=True), pytest.raises(IndexLocked, match=rf"pid {os.getpid()}\).*wait for it to finish"):
            open_store(folder, models=MODELS, write=True)

    def test_a_writer_in_another_process_counts(self, folder):
        holder = subprocess.Popen(
            [sys.executable, "-c", "import sys; from pathlib import Path; from claimcheck.backends.store.lock import take_lock\n"
             "lock = take_lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(IndexLocked, match=rf"\(pid {holder.pid}\)"):
            open_store(folder, models=MODELS, write=True)
        assert read_names(folder) == ["a", "b"]
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
        open_store(folder, models=MODELS, write=True).close()

    def test_without_a_pid_the_message_says_less(self, folder):
        with open_store(folder, models=MODELS, write=True):
            (folder / "writer.pid").write_text("garbage")
            with pytest.raises(IndexLocked, match="another process writes"):
                open_store(folder, models=MODELS, write=True)

    def test_a_refused_open_lets_go_of_the_lock(self, folder):
        with pytest.raises(IndexMismatch):
            open_store(folder, models=MODELS | {"embedder": "other@2"}, write=True)
        open_store(folder, models=MODELS, write=True).close()

    def test_a_network_file_system_is_refused(self, folder, monkeypatch):
        monkeypatch.setattr(store_lock, "find_file_system", lambda _: "nfs4")
        with pytest.raises(StoreError, match=r"network file system \(nfs4\).*local disk"):
            open_store(folder, models=MODELS, write=True)
        assert read_names(folder) == ["a", "b"]

    def test_a_disk_that_cannot_lock_is_refused(self, folder, monkeypatch):
        def refuse(self):
            raise NotImplementedError

        monkeypatch.setattr(store_lock.FileLock, "_acquire", refuse)
        with pytest.raises(StoreError, match="cannot lock"):
            take_lock(folder)

    def test_the_deepest_mount_tells_the_file_system(self, tmp_path):
        (tmp_path / "my disk" / "x").mkdir(parents=True)
        mounts = tmp_path / "mounts"
        escaped = str(tmp_path / "my disk").replace(" ", "\\040")
        mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {escaped} nfs4 rw 0 0\nbroken\n")
        assert find_file_system(tmp_path / "my disk" / "x", mounts) == "nfs4"
        assert find_file_system(tmp_path, mounts) == "ext4"
        assert find_file_system(tmp_path, tmp_path / "none") is None


class TestReaders:
    def test_a_reader_goes_on_seeing_what_it_opened(self, folder):
        with open_store(folder, models=MODELS, write=False) as reader, open_store(folder, models=MODELS, write=True) as writer:
            put(writer, "c")
            writer.remove([d.document_id for d in writer.documents() if d.locator == "a"])
            assert [d.locator for d in reader.documents()] == ["a", "b"]
            assert len(reader.claims()) == len(reader.vectors()[0]) == 4
            assert len(open_index(reader)) == 4
            assert read_names(folder) == ["b", "c"]

    def test_a_reader_cannot_change_the_truth_and_keeps_no_caches(self, folder):
        before = contents(folder)
        with open_store(folder, models=MODELS, write=False) as reader:
            with pytest.raises(StoreError, match="opened for reading"):
                reader.remove([])
            with pytest.raises(StoreError, match="opened for reading"):
                put(reader, "c")
            reader.put_scores("j", {("p", "h"): (1.0, 0.0, 0.0)})
            reader.put_result("key", "{}")
            assert (reader.scores("j", [("p", "h")]), reader.get_result("key")) == ({}, None)
        assert contents(folder) == before

    @pytest.mark.parametrize("make", [lambda f: None, Path.mkdir, lambda f: (f.mkdir(), (f / "claims.db").touch())])
    def test_no_index_is_said(self, tmp_path, make):
        make(tmp_path / "none")
        with pytest.raises(StoreError, match=r"claimcheck report PATH\.\.\. --index"):
            open_store(tmp_path / "none", models={}, write=False)

    def test_readers_leave_no_files_behind(self, folder):
        before = sorted(p.name for p in folder.iterdir())
        read_names(folder)
        assert sorted(p.name for p in folder.iterdir()) == before == ["claims.db", "manifest.json", "vectors.faiss", "writer.lock", "writer.pid"]


READ_ONLY = """
import os, sys
from pathlib import Path
from claimcheck.backends import open_store
from claimcheck.errors import IndexDamaged
open_store(Path(sys.argv[2]), models={}, write=True).close()  # loads every module while it may be read
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
folder = Path(sys.argv[1])
with open_store(folder, models={}, write=False) as store:
    print(*[d.locator for d in store.documents()])
try:
    open_store(folder, models={}, write=True)
except IndexDamaged as error:
    print(error)
try:
    open_store(folder / "new", models={}, write=True)
except IndexDamaged as error:
    print(error)
"""


class TestRefusingDisks:
    @pytest.mark.parametrize("log_left", [False, True])
    def test_a_read_only_folder_is_read_and_not_written(self, folder, tmp_path, log_left):
        if log_left:
            with open_store(folder, models=MODELS, write=True) as store:
                put(store, "c")
                kept = {n: (folder / n).read_bytes() for n in ("claims.db", "claims.db-wal")}
            for name, data in kept.items():
                (folder / name).write_bytes(data)
        open_to_all = Path(tempfile.mkdtemp())
        closed = open_to_all / "index"
        shutil.copytree(folder, closed)
        for path, mode in [*((p, 0o444) for p in closed.iterdir()), (closed, 0o555), (open_to_all, 0o755)]:
            path.chmod(mode)
        before = {p.name: p.read_bytes() for p in closed.iterdir()}
        try:
            done = run_python(READ_ONLY, closed, tmp_path / "other")
            after = {p.name: p.read_bytes() for p in closed.iterdir()}
        finally:
            closed.chmod(0o755)
            shutil.rmtree(open_to_all)
        assert done.returncode == 0, done.stderr
        names, locked, new = done.stdout.splitlines()
        assert names == ("a b c" if log_left else "a b")
        for message in (locked, new):
            assert "the disk refuses; the index stays as it was (Permission denied); make the folder readable and writable" in message
        assert after == before

    def test_a_full_database_says_so_and_stays_as_it_was(self, folder):
        store = open_store(folder, models=MODELS, write=True)
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(IndexDamaged, match="the disk is full; the index stays as it was; make room"):
            put(store, "c", text="x" * 100_000)
        assert [d.locator for d in store.documents()] == ["a", "b"]
        store.close()
        assert read_names(folder) == ["a", "b"]
        assert check_index(folder) == []

    def test_a_full_disk_says_so_and_the_index_can_be_read(self, tmp_path):
        disk = tmp_path / "disk"
        disk.mkdir()
        if shutil.which("mount") is None or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True).returncode:
            pytest.skip("a small disk can only be mounted by root")
        try:
            folder, put_ones = disk / "index", []
            store = open_store(folder, models=MODELS, write=True)
            with pytest.raises(IndexDamaged, match=r"disk is full.*make room"):
                put_ones.extend(put(store, f"{n:03}", text=f"{n} " + "x" * 20_000).locator for n in range(100))
            store.close()
            assert len(put_ones) > 3
            assert read_names(folder) == put_ones
            with pytest.raises(IndexDamaged, match="disk is full"), open_store(folder, models=MODELS, write=True) as store:
                put(store, "last", text="x" * 300_000)
            assert read_names(folder) == put_ones
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_a_file_size_limit_is_a_reason(self, folder):
        done = run_python(
            """
            import resource, sys
            sys.path.insert(0, sys.argv[2])
            from pathlib import Path
            from test_backends_store import put, open_store, MODELS
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
            with open_store(Path(sys.argv[1]), models=MODELS, write=True) as store:
                try:
                    put(store, "c", text="x" * 100_000)
                except Exception as error:
                    print(type(error).__name__, error)
            """,
            folder,
            Path(__file__).parent,
        )
        assert done.stdout.startswith("IndexDamaged"), done.stderr
        assert "the disk refuses; the index stays as it was (disk I/O error" in done.stdout
        assert read_names(folder) == ["a", "b"]

    def test_a_file_where_the_folder_should_be(self, tmp_path):
        (tmp_path / "file").write_text("x")
        for write in (True, False):
            with pytest.raises(StoreError, match="is a file; an index is a folder"):
                open_store(tmp_path / "file", models={}, write=write)
        with pytest.raises(IndexDamaged, match="--index"):
            open_store(tmp_path / "file" / "index", models={}, write=True)

    def test_a_folder_of_something_else_is_not_written_to(self, tmp_path):
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(StoreError, match=r"no index \(it holds notes\.txt\)"):
            open_store(tmp_path, models={}, write=True)
        assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


class TestMismatch:
    @pytest.mark.parametrize("role", ["embedder", "extractor", "facts"])
    @pytest.mark.parametrize("write", [True, False])
    def test_another_model_is_refused(self, folder, role, write):
        before = contents(folder)
        with pytest.raises(IndexMismatch) as caught:
            open_store(folder, models=MODELS | {role: "other@2"}, write=write)
        assert (caught.value.expected, caught.value.found) == ("other@2", MODELS[role])
        assert f"rm -r {folder} && claimcheck report /corpus --index {folder}" in str(caught.value)
        assert contents(folder) == before

    def test_another_judge_is_welcome(self, folder):
        with open_store(folder, models=MODELS | {"judge": "k@2"}, write=True) as store:
            assert store.models() == MODELS | {"judge": "k@2"}

    def test_an_index_without_documents_takes_any_model(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            store.remove([d.document_id for d in store.documents()])
        with open_store(folder, models={"embedder": "other@2"}, write=True) as store:
            assert (store.models(), store.dim) == ({"embedder": "other@2"}, None)
            document = Document("d", "p", "/r", "l", "t", "P", PublisherFrom.FOLDER)
            store.put(document, Extraction(()), [], np.empty((0, 9), dtype=np.float32), np.ones(9, dtype=np.float32))
            assert store.dim == 9
        with pytest.raises(IndexMismatch, match="embedder"):
            open_store(folder, models=MODELS, write=True)

    @pytest.mark.parametrize("write", [True, False])
    def test_a_newer_index_is_refused(self, folder, write):
        with sqlite3.connect(folder / "claims.db") as connection:
            connection.execute("PRAGMA user_version = 2")
        connection.close()
        with pytest.raises(IndexMismatch, match=r"expected tables of version 1, found version 2.*upgrade claimcheck"):
            open_store(folder, models=MODELS, write=write)

    def test_vectors_of_another_length_are_refused(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            document = store.documents()[0]
            with pytest.raises(IndexMismatch, match="expected 4, found 3"):
                store.put(document, Extraction(()), [], np.empty((0, 3), dtype=np.float32), np.ones(3, dtype=np.float32))
            assert len(store.documents()) == 2

    @pytest.mark.parametrize("write", [True, False])
    def test_the_database_of_another_program_is_left_alone(self, tmp_path, write):
        with sqlite3.connect(tmp_path / "claims.db") as connection:
            connection.execute("CREATE TABLE bookmarks (url)")
        connection.close()
        with pytest.raises(StoreError, match="another program's"):
            open_store(tmp_path, models={}, write=write)


class TestDamage:
    @pytest.mark.parametrize("write", [True, False])
    def test_garbage_is_damage_with_the_command_that_rebuilds(self, folder, write):
        (folder / "claims.db").write_bytes(b"garbage" * 1000)
        with pytest.raises(IndexDamaged, match=r"rm -r .* && claimcheck report /corpus --index"):
            open_store(folder, models=MODELS, write=write)
        (problem,) = check_index(folder)
        assert "not a database" in problem.what
        assert "claimcheck report /corpus --index" in problem.mend

    def test_a_cut_database_is_damage(self, folder):
        data = (folder / "claims.db").read_bytes()
        (folder / "claims.db").write_bytes(data[: len(data) // 2])
        with pytest.raises(IndexDamaged, match="damaged"), open_store(folder, models=MODELS, write=False) as store:
            store.claims(), store.documents(), store.vectors()
        assert "damaged" in check_index(folder)[0].what

    @pytest.mark.parametrize("seed", range(12))
    def test_bytes_gone_wrong_are_damage_or_seen_by_the_doctor(self, folder, seed):
        rng, path = np.random.default_rng(seed), folder / "claims.db"
        data, with_truth = bytearray(path.read_bytes()), read_names(folder)
        first = int(rng.integers(100, len(data) - 600))
        data[first : first + 600] = rng.bytes(600)
        path.write_bytes(data)
        problems = check_index(folder)
        assert all("claimcheck report" in p.mend for p in problems)
        if not problems:
            assert read_names(folder) == with_truth

    def test_a_row_that_is_no_record_is_damage(self, folder):
        with sqlite3.connect(folder / "claims.db") as connection:
            connection.execute("UPDATE claims SET force = 'shouts'")
            connection.execute("UPDATE documents SET vector = x'00'")
        connection.close()
        with open_store(folder, models=MODELS, write=False) as store:
            with pytest.raises(IndexDamaged, match="shouts"):
                store.claims()
            with pytest.raises(IndexDamaged, match="4 numbers"):
                store.document_vectors()
        assert "shouts" in check_index(folder)[0].what

    def test_without_a_manifest_the_command_names_no_root(self, folder):
        (folder / "manifest.json").write_text("[]")
        (folder / "claims.db").write_bytes(b"garbage" * 1000)
        assert "claimcheck report PATH... --index" in check_index(folder)[0].mend


class TestDerivedFiles:
    def test_the_manifest_says_what_is_there(self, folder):
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        assert manifest.pop("claimcheck")
        assert manifest == {"schema": 1, "models": MODELS, "counts": {"documents": 2, "claims": 4}, "roots": ["/corpus"]}
        before = (folder / "manifest.json").stat()
        open_store(folder, models=MODELS, write=True).close()
        assert (folder / "manifest.json").stat().st_ino == before.st_ino

    def test_the_index_finds_the_claims_of_the_store(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            claim_ids, vectors = store.vectors()
            same_ids, numbers = store.vector_ids()
            assert same_ids == claim_ids
            cosines, found = open_index(store).search(vectors, 1)
            assert found[:, 0].tolist() == numbers.tolist()
            assert cosines[:, 0].tolist() == [1.0] * 4

    def test_the_nearest_claims_and_the_nearest_among_some(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            for n in range(40):
                put(store, f"more{n}", 5)
            claim_ids, vectors = store.vectors()
            asked = vectors[7]
            cosines = np.round(vectors.astype(np.float64) @ asked.astype(np.float64), 6)
            expected = [(claim_ids[n], float(cosines[n])) for n in np.argsort(-cosines, kind="stable")]
            for k in (0, 1, 5, 500):
                assert find_nearest(store, asked, k) == expected[:k]
            some = {name for name, _ in expected[100::20]}
            assert [name for name, _ in find_nearest(store, asked, 3, some)] == [name for name, _ in expected if name in some][:3]
            assert len(find_nearest(store, asked, 500, some)) == len(some)
            assert find_nearest(store, asked, 3, set()) == []

    def test_the_doctor_says_what_mends_it(self, folder):
        (folder / "manifest.json").unlink()
        (problem,) = check_index(folder)
        assert str(problem) == f"manifest.json does not say what claims.db holds; it is written again; mends itself with claimcheck report --index {folder}"

    @pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b"\x00" * 5000), Path.unlink, lambda p: p.write_bytes(p.read_bytes()[:-8])])
    def test_vectors_not_written_last_are_made_again(self, folder, spoil):
        sound = (folder / "vectors.faiss").read_bytes()
        spoil(folder / "vectors.faiss")
        (problem,) = check_index(folder)
        assert "vectors.faiss" in problem.what
        assert problem.harmless
        with open_store(folder, models=MODELS, write=False) as store:
            assert len(open_index(store)) == 4
        with open_store(folder, models=MODELS, write=True) as store:
            assert open_index(store).ids.tolist() == sorted(store.vector_ids()[1].tolist())
        assert (folder / "vectors.faiss").read_bytes() == sound
        assert check_index(folder) == []

    def test_old_vectors_are_not_loaded_after_a_change(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            put(store, "c", 1)
            assert store.vectors_digest() is None
        with open_store(folder, models=MODELS, write=False) as store:
            assert len(open_index(store)) == 5

    def test_an_empty_store_has_no_index(self, tmp_path):
        with open_store(tmp_path / "index", models=MODELS, write=True) as store, pytest.raises(StoreError, match="no document yet"):
            open_index(store)

    def test_claims_with_one_number_get_two(self, tmp_path, monkeypatch):
        monkeypatch.setattr("claimcheck.backends.store.sqlite.make_vector_id", lambda _: 2**63 - 1)
        with open_store(tmp_path / "index", models=MODELS, write=True) as store:
            put(store, "a", 3)
            assert sorted(store.vector_ids()[1].tolist()) == [0, 1, 2**63 - 1]
            put(store, "b", 1)
            assert len(open_index(store)) == 4

    def test_a_number_is_the_same_everywhere(self):
        assert store_rows.make_vector_id("00000000deadbeef") == store_rows.make_vector_id("00000000deadbeef")
        assert 0 <= store_rows.make_vector_id("x") < 2**63
        assert store_rows.make_vector_id("x") != store_rows.make_vector_id("y")


class TestResultsAndRoots:
    def test_the_last_few_results_are_kept(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            for n in range(6):
                store.put_result(f"k{n}", f"[{n}]")
            store.put_result("k3", "[33]")
        with open_store(folder, models=MODELS, write=False) as store:
            assert [store.get_result(f"k{n}") for n in range(6)] == [None, None, "[2]", "[33]", "[4]", "[5]"]

    def test_a_change_of_documents_forgets_them(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            store.put_result("k", "[]")
            store.remove(["unknown"])
            assert store.get_result("k") == "[]"
            store.remove([store.documents()[0].document_id])
            assert store.get_result("k") is None
            store.put_result("k", "[]")
            put(store, "c")
            assert store.get_result("k") is None


class TestPut:
    def test_what_does_not_fit_together_is_refused_and_changes_nothing(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            document, (claim, *_) = store.documents()[0], store.claims()
            rows, row = np.ones((1, 4), dtype=np.float32), np.ones(4, dtype=np.float32)
            stranger = Claim("c", "elsewhere", 0, 1, "I", 0, 1, "t", "p", "Paper", "o")
            before = store.claims()
            for extraction, facts, vectors, own in [
                (Extraction((claim,)), [], rows, row),
                (Extraction((claim,)), ["{}"], np.ones((2, 4)), row),
                (Extraction((claim,)), ["{}"], np.ones((1, 3)), row),
                (Extraction((claim,)), ["{}"], rows * np.nan, row),
                (Extraction((claim, claim)), ["{}"] * 2, np.ones((2, 4)), row),
                (Extraction((stranger,)), ["{}"], rows, row),
            ]:
                with pytest.raises(ValueError, match=r"claim|vector"):
                    store.put(document, extraction, facts, vectors, own)
            assert store.claims() == before

    def test_half_a_character_is_a_reason(self, folder):
        with open_store(folder, models=MODELS, write=True) as store:
            with pytest.raises(StoreError, match="half a character"):
                put(store, "bad\udc80name")
            assert len(store.documents()) == 2
            put(store, "good")

    def test_any_sqlite_tool_can_read_it(self, folder):
        with sqlite3.connect(folder / "claims.db") as connection:
            rows = connection.execute("SELECT d.path, c.quote FROM claims c JOIN documents d USING (document_id) ORDER BY path, c.start").fetchall()
        connection.close()
        assert rows == [("a.txt", "It "), ("a.txt", "t r"), ("b.txt", "It "), ("b.txt", "t r")]
