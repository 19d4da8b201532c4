"""What the command line answers to bad usage and bad input. No model is loaded here."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "source: The Sarn Tribune\ndate: 2024-05-13\n\nThe bridge over the Tolva fell on Monday, the mayor said.\n"


def claimcheck(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck.cli", *map(str, arguments)], capture_output=True, text=True, cwd=cwd, timeout=120
    )


def failed(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


def test_help_answers_at_once(tmp_path):
    times = []
    for _ in range(3):
        started = time.perf_counter()
        done = claimcheck("--help", cwd=tmp_path)
        times.append(time.perf_counter() - started)
    assert done.returncode == 0
    names = ("report", "query", "export", "compare", "add", "remove", "names", "explain", "eval", "train", "doctor")
    assert all(f" {name} " in done.stdout for name in names)
    assert min(times) < 1.0, "the bound is 0.5 s on an idle machine; this one may be busy"


def test_the_version(tmp_path):
    assert claimcheck("--version", cwd=tmp_path).stdout.startswith("claimcheck 0.")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["report", "nowhere"], "nowhere"),
        (["report", "--nonsense"], "nonsense"),
        (["report"], "--index"),
        (["query", "x", "--index", "nowhere"], "nowhere"),
        (["export", "out"], "--index"),
        (["report", "good.txt", "--config", "none.toml"], "none.toml"),
        (["eval", "none.jsonl"], "none.jsonl"),
        (["train", "none.jsonl"], "none.jsonl"),
        (["compare", "good.txt", "."], "folder"),
        (["report", "good.txt", "--sources", "none.toml", "--index", "i"], "none.toml"),
    ],
)
def test_bad_usage_is_one_line_that_says_what_to_do(tmp_path, arguments, word):
    (tmp_path / "good.txt").write_text(GOOD)
    assert word in failed(claimcheck(*arguments, cwd=tmp_path))


def test_a_folder_without_a_readable_document(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "empty.txt").write_text("")
    (tmp_path / "corpus" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    error = failed(claimcheck("report", "corpus", cwd=tmp_path))
    assert "corpus" in error
    assert not (tmp_path / "indexes").exists()


def test_one_line_an_error_and_a_traceback_on_demand(tmp_path):
    assert failed(claimcheck("report", "nowhere", cwd=tmp_path)).count("\n") == 1
    assert "Traceback" in claimcheck("--debug", "report", "nowhere", cwd=tmp_path).stderr


def test_several_indexes_are_listed(tmp_path):
    for name in ("a", "b"):
        (tmp_path / "indexes" / name).mkdir(parents=True)
        (tmp_path / "indexes" / name / "claims.db").write_bytes(b"")
    error = failed(claimcheck("query", "x", cwd=tmp_path))
    assert "indexes/a" in error
    assert "indexes/b" in error


def test_a_damaged_index_names_the_command_that_mends_it(tmp_path):
    (tmp_path / "i").mkdir()
    (tmp_path / "i" / "claims.db").write_bytes(b"this is no database at all" * 100)
    error = failed(claimcheck("query", "x", "--index", "i", cwd=tmp_path))
    assert "i" in error
    assert "claimcheck" in error.split(";")[-1] or "rm" in error.split(";")[-1]


def test_an_unwritable_output_is_an_error_and_leaves_nothing(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    error = failed(claimcheck("report", "good.txt", "--index", "i", "--out", "nowhere/r.pdf", cwd=tmp_path))
    assert "r.pdf" in error
    assert ".html" in error


def test_eval_names_the_row_that_is_wrong(tmp_path):
    (tmp_path / "p.jsonl").write_text(json.dumps({"premise": "a", "hypothesis": "b", "label": "maybe"}) + "\n")
    assert "maybe" in failed(claimcheck("eval", "p.jsonl", cwd=tmp_path))
