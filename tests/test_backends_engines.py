"""What the local engine does beyond its contract."""

from __future__ import annotations

import os
import pickle

import pytest

from claimcheck.backends import make_engine
from claimcheck.errors import ClaimcheckError


def find_pid(_: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def test_one_worker_stays_here_and_more_do_not():
    assert set(make_engine().map(find_pid, range(3))) == {os.getpid()}
    assert os.getpid() not in make_engine(2).map(find_pid, range(3))


def test_a_dead_worker_is_an_error_and_not_a_short_list():
    with pytest.raises(ClaimcheckError, match="a worker process died; run with fewer workers"):
        make_engine(2).map(die, range(8))


def test_an_engine_is_its_settings():
    assert pickle.loads(pickle.dumps(make_engine(3))) == make_engine(3) != make_engine(2)
    with pytest.raises(ValueError, match="at least one worker"):
        make_engine(0)
