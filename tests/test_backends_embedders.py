"""The default embedder and others."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from claimcheck.backends import make_embedder
from claimcheck.backends.embedder import SentenceEmbedder, _load, find_default
from claimcheck.errors import ModelError
from claimcheck.settings import Settings

TEXTS = [
    "The strike killed 12 people.",
    "Twelve people died in the strike, officials said on Tuesday after a long night of rescue work in the town.",
    "Interest rates rose by a quarter of a point.",
    "",
    "Москва отрицает это.",
]


def test_unit_rows_and_near_texts_are_near() -> None:
    vectors = make_embedder(Settings()).embed(TEXTS)
    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    cosines = vectors @ vectors.T
    assert cosines[0, 1] > 0.6 > 0.3 > cosines[0, 2]


def test_a_vector_depends_on_its_text_alone() -> None:
    embedder = make_embedder(Settings())
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    order = np.random.default_rng(5).permutation(40) % len(TEXTS)
    np.testing.assert_array_equal(embedder.embed([TEXTS[i] for i in order]), alone[order])


def test_as_sentence_transformers_itself_says() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [*TEXTS, "word " * 400]
    plain = SentenceTransformer(str(find_default())).encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(make_embedder(Settings()).embed(texts), plain, atol=1e-5)


def test_no_texts_no_rows() -> None:
    assert make_embedder(Settings()).embed([]).shape == (0, 384)


def test_name_and_pickle() -> None:
    embedder = make_embedder(Settings())
    assert embedder.name == "all-MiniLM-L6-v2@53aa51172d14"
    assert pickle.loads(pickle.dumps(embedder)) == embedder
    assert len(pickle.dumps(embedder)) < 300


def test_a_folder_is_named_by_its_weights(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(find_default(), folder)
    embedder = make_embedder(Settings(embedder=str(folder)))
    assert embedder.name.startswith("mine@")
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    np.testing.assert_array_equal(embedder.embed(TEXTS[::-1] * 3), np.tile(alone[::-1], (3, 1)))
    (folder / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:-4] + b"\0\0\0\0")
    copy = tmp_path / "other" / "mine"
    shutil.copytree(folder, copy)
    assert SentenceEmbedder(str(copy)).name != embedder.name


def test_a_damaged_default_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not it")
    monkeypatch.setattr("claimcheck.backends.embedder.find_default", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"damaged: sha256 .* expected 53aa5.*pip install"):
        _load.__wrapped__("default")


def test_no_model_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no sentence-transformers model"):
        make_embedder(Settings(embedder=str(tmp_path))).embed(["x"])


def test_pickled_weights_are_not_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "pickled"
    shutil.copytree(find_default(), folder)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        make_embedder(Settings(embedder=str(folder))).embed(["x"])
