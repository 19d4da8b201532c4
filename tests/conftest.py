"""What several test files share: the repository's seeds, and the command line run on them once with the real models."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

OFFLINE = """
import socket, sys
def refuse(*a, **k): raise AssertionError("a network connection was opened")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from claimcheck.cli import main
sys.argv[0] = "claimcheck"
main()
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def claimcheck(*arguments: object, cwd: Path | None = None, timeout: int = 900) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, where every network connection is an error."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HF_")}
    return subprocess.run(
        [sys.executable, "-c", OFFLINE, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, timeout=timeout, env=environment
    )


@pytest.fixture(scope="session")
def run() -> Run:
    return claimcheck


@pytest.fixture(scope="session")
def seeds_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of seeds/, made by the command line with the real models."""
    index = tmp_path_factory.mktemp("seeds") / "index"
    done = claimcheck("report", SEEDS, "--index", index)
    assert done.returncode == 0, done.stderr
    return index


@pytest.fixture(scope="session")
def seeds_report(seeds_index: Path) -> dict[str, Any]:
    done = claimcheck("report", SEEDS, "--index", seeds_index, "--json")
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report
