"""Fitting a judge on a tiny encoder, and the parts of it."""

from __future__ import annotations

import csv
import gzip
import json
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel, BertTokenizerFast
from typer.testing import CliRunner

from claimcheck.backends import make_judge, pack_adapter, unpack_adapter
from claimcheck.cli import app
from claimcheck.errors import InputError, ModelError
from claimcheck.settings import Settings
from claimcheck.training import train_files
from claimcheck.training.batches import batches
from claimcheck.training.losses import calibrate, loss_of
from claimcheck.training.model import RUN, build, read_adapter_state, rounded
from claimcheck.training.pairs import LABELS, LabelledPair, is_held_out, is_open, mix, read_pairs
from claimcheck.training.recipe import Recipe, learning_rate, read_recipe
from claimcheck.training.run import train

WORDS = ["a", "man", "is", "playing", "guitar", "on", "stage", "an", "instrument", "the", "famous", "in", "his", "country", "nobody", "not", "red", "blue", "."]
RECIPE = Recipe(pairs=1_000, sets={"*": 1_000}, rank=4, alpha=8, learning_rate=1e-2, held_out=5, checkpoint_pairs=200, batch_tokens=200)


def make_pairs(count: int = 400) -> list[LabelledPair]:
    """The hypothesis gives the label away: red, blue or not."""
    rng = np.random.default_rng(1)
    pairs = []
    for i in range(count):
        words = list(rng.choice(WORDS[:14], 4))
        pairs.append(LabelledPair(" ".join(words), f"the {('red', 'blue', 'not')[i % 3]} man", i % 3, "toy"))
    return pairs


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]))
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"))
    torch.manual_seed(0)
    config = BertConfig(vocab_size=len(WORDS) + 5, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, max_position_embeddings=64)
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


class TestPairs:
    def test_every_format_reads_the_same(self, tmp_path: Path) -> None:
        rows = [{"premise": "P, é", "hypothesis": 'H "x"', "label": "entailment", "set": "s"}, {"premise": "p", "hypothesis": "h", "label": "not_entailment", "set": "s"}]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "a.jsonl").write_text(lines)
        with gzip.open(tmp_path / "a.jsonl.gz", "wt") as file:
            file.write(lines)
        with (tmp_path / "a.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        found = [read_pairs([tmp_path / name]) for name in ("a.jsonl", "a.jsonl.gz", "a.csv")]
        assert found[0] == found[1] == found[2] == [LabelledPair("P, é", 'H "x"', 0, "s"), LabelledPair("p", "h", 3, "s")]

    def test_a_set_without_a_name_is_its_file(self, tmp_path: Path) -> None:
        (tmp_path / "mine.jsonl").write_text('{"premise": "p", "hypothesis": "h", "label": "neutral"}\n')
        assert read_pairs([tmp_path / "mine.jsonl"])[0].set == "mine"

    @pytest.mark.parametrize(("content", "row"), [('{"premise": "p", "hypothesis": "h", "label": "maybe"}', 1), ('{"premise": "p", "hypothesis": "h", "label": "neutral"}\n{"premise": "p"}', 2), ("{", 1), ("[1]", 1)])
    def test_a_broken_row_is_named(self, tmp_path: Path, content: str, row: int) -> None:
        (tmp_path / "x.jsonl").write_text(content)
        with pytest.raises(InputError, match=rf"x.jsonl: row {row} cannot be read.*wanted are premise"):
            read_pairs([tmp_path / "x.jsonl"])

    def test_probabilities_in_the_place_of_a_label(self, tmp_path: Path) -> None:
        row = {"premise": "p", "hypothesis": "h", "entailment": 0.2, "neutral": 0.7, "contradiction": 0.1, "set": "s"}
        (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n")
        assert read_pairs([tmp_path / "a.jsonl"]) == [LabelledPair("p", "h", 1, "s", (0.2, 0.7, 0.1))]
        (tmp_path / "b.jsonl").write_text(json.dumps(row | {"neutral": 0.8}) + "\n")
        with pytest.raises(InputError, match=r"b.jsonl: row 1 .*no probabilities"):
            read_pairs([tmp_path / "b.jsonl"])

    def test_taught_contradictions_are_not_turned_round(self) -> None:
        pairs = [LabelledPair("p", "h", 2, "s", (0.1, 0.2, 0.7))]
        assert mix(pairs, {"*": 1}, 1.0, seed=3) == pairs

    def test_a_premise_is_never_on_both_sides(self) -> None:
        pairs = make_pairs()
        held = {p.premise for p in pairs if is_held_out(p, 5)}
        assert held
        assert not held & {p.premise for p in pairs if not is_held_out(p, 5)}

    def test_shares_and_swaps(self) -> None:
        pairs = [LabelledPair(f"p{i}", f"h{i}", i % 3, "a" if i < 60 else "b") for i in range(90)]
        mixed = mix(pairs, {"a": 30, "*": 5}, 1.0, seed=3)
        assert len(mixed) == 35
        assert all(p.premise.startswith("h") == (p.label == 2) for p in mixed)
        assert mixed == mix(pairs, {"a": 30, "*": 5}, 1.0, seed=3) != mix(pairs, {"a": 30, "*": 5}, 1.0, seed=4)
        assert {p.set for p in mix(pairs, {"a": 10}, 0.0, seed=3)} == {"a"}

    @pytest.mark.parametrize(("licence", "opened"), [("CC BY-SA 3.0", True), ("MIT", True), ("Apache-2.0", True), ("none stated", False), ("LDC text: train only", False), ("GLUE terms", False), ("", False)])
    def test_open_licences(self, licence: str, opened: bool) -> None:
        assert is_open(licence) is opened


class TestParts:
    def test_rate_rises_stays_and_falls(self) -> None:
        recipe = Recipe(pairs=1_000, learning_rate=1.0, warmup=0.1, decay=0.5)
        assert [round(learning_rate(recipe, done), 2) for done in (0, 49, 300, 750, 1_000)] == [0.01, 0.5, 1.0, 0.5, 0.0]

    def test_not_entailed_asks_for_neutral_or_contradiction(self) -> None:
        sure = torch.tensor([[0.0, 9.0, 0.0], [0.0, 0.0, 9.0], [9.0, 0.0, 0.0]])
        losses = [float(loss_of(sure[i : i + 1], torch.tensor([3]), 0.0)) for i in range(3)]
        assert losses[0] == pytest.approx(losses[1])
        assert losses[0] < 0.01 < 5 < losses[2]

    def test_chances_are_learnt_in_the_place_of_a_label(self) -> None:
        logits = torch.tensor([[1.0, 0.0, -1.0], [1.0, 0.0, -1.0]])
        chances = torch.tensor([[0.2, 0.5, 0.3], [float("nan")] * 3])
        logs = torch.log_softmax(logits[0], 0)
        soft = -(0.2 * logs[0] + 0.5 * logs[1] + 0.3 * logs[2])
        hard = -(0.9 * logs[2] + 0.1 * logs.mean())
        assert float(loss_of(logits, torch.tensor([1, 2]), 0.1, chances)) == pytest.approx(float(soft + hard) / 2)

    def test_calibration_undoes_overconfidence(self) -> None:
        torch.manual_seed(1)
        honest = torch.randn(4_000, 3) * 1.5
        labels = torch.multinomial(torch.softmax(honest, 1), 1)[:, 0]
        temperature, bias = calibrate(honest * 3, labels, ["s"] * len(labels))
        assert temperature == pytest.approx(3, rel=0.1)
        assert max(map(abs, bias)) < 0.1

    def test_each_whole_set_counts_the_same_in_calibration(self) -> None:
        torch.manual_seed(1)
        honest = torch.randn(3_000, 3)
        labels = torch.multinomial(torch.softmax(honest, 1), 1)[:, 0]
        sets = ["small"] * 1_000 + ["large"] * 2_000
        alone = calibrate(honest[:1_000], labels[:1_000], sets[:1_000])
        again = calibrate(torch.cat([honest, honest[:1_000]]), torch.cat([labels, labels[:1_000]]), [*sets, *sets[:1_000]])
        assert calibrate(honest, labels, sets)[0] == pytest.approx(again[0], abs=1e-3)
        halves = torch.where(labels == 2, 1, labels)
        assert calibrate(torch.cat([honest[:1_000], honest]), torch.cat([labels[:1_000], halves]), ["small"] * 1_000 + ["two"] * 3_000) == alone

    def test_batches_hold_every_pair_once_an_epoch(self, base: Path) -> None:
        tokenizer = BertTokenizerFast(str(base / "vocab.txt"))
        pairs = make_pairs(100)
        source, seen, rows = batches(pairs, tokenizer, RECIPE), 0, []
        while seen < len(pairs):
            batch = next(source)
            rows += batch
            seen += len(batch)
            assert len(batch) * max(len(ids) for ids, _, _ in batch) <= RECIPE.batch_tokens
        expected = [(ids, p.label, None) for ids, p in zip(tokenizer([p.premise for p in pairs], [p.hypothesis for p in pairs])["input_ids"], pairs, strict=True)]
        assert sorted(rows) == sorted(expected)

    def test_only_upper_layers_and_the_head_learn(self, base: Path) -> None:
        model = build(base, Recipe(pairs=1, frozen_layers=1))
        learning = {name for name, p in model.named_parameters() if p.requires_grad}
        assert all(".layer.1." in name or name.startswith(("classifier", "bert.pooler")) for name in learning)
        assert {name.rsplit(".", 1)[1] for name in learning} == {"lora_A", "lora_B", "weight", "bias"}

    def test_rank_zero_trains_the_upper_layers_themselves(self, base: Path) -> None:
        model = build(base, Recipe(pairs=1, rank=0, frozen_layers=1))
        learning = {name for name, p in model.named_parameters() if p.requires_grad}
        assert {name for name, _ in model.named_parameters() if ".layer.1." in name} < learning
        assert all(".layer.1." in name or name.startswith(("classifier", "bert.pooler")) for name in learning)
        assert {p.dtype for p in model.parameters()} == {torch.float32}

    @pytest.mark.parametrize("text", ["pairs = 10\nrankk = 3", "rank = 3", "pairs = "])
    def test_a_bad_recipe_is_refused(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "r.toml").write_text(text)
        with pytest.raises(InputError, match="known keys are pairs, sets, rank"):
            read_recipe(tmp_path / "r.toml")

    def test_the_shipped_recipes_are_read(self) -> None:
        recipes = sorted((Path(__file__).parents[1] / "recipes").glob("*.toml"))
        assert {path.stem: read_recipe(path).rank for path in recipes} == {"judge": 16, "judge-2": 16, "judge-3": 16, "judge-4": 16, "judge-5": 16, "judge-6": 16, "judge-7": 16, "judge-8": 12, "judge-9": 24, "judge-fast": 0, "judge-mean": 16, "judge-open": 16}

    def test_a_base_that_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "config.json").write_text("{}")
        with pytest.raises(ModelError, match="no encoder"):
            build(tmp_path, RECIPE)


class TestRuns:
    def test_stopped_and_resumed_is_the_same_run(self, base: Path, tmp_path: Path) -> None:
        train(make_pairs(), base, tmp_path / "whole", RECIPE)
        train(make_pairs(), base, tmp_path / "parts", RECIPE, stop_after=250)
        assert not (tmp_path / "parts/CARD.md").exists()
        train(make_pairs(), base, tmp_path / "parts", RECIPE)
        whole, parts = ((tmp_path / name / "adapter_model.safetensors").read_bytes() for name in ("whole", "parts"))
        assert whole == parts

    def test_no_pairs_and_several_judges_are_their_mean_calibrated(self, base: Path, tmp_path: Path) -> None:
        parts = [tmp_path / name for name in ("one", "two")]
        for seed, part in enumerate(parts):
            train(make_pairs(), base, part, replace(RECIPE, pairs=200, seed=seed))
        train(make_pairs(), base, tmp_path / "mean", replace(RECIPE, pairs=0), parts)
        one, two, mean = (load_file(folder / "adapter_model.safetensors") for folder in (*parts, tmp_path / "mean"))
        for name in mean:
            torch.testing.assert_close(mean[name].float(), (one[name].float() + two[name].float()) / 2, atol=1e-3, rtol=1e-3)
        assert (tmp_path / "mean/CARD.md").exists()

    def test_a_judge_goes_on_at_a_lower_rank_and_in_8_bits(self, base: Path, tmp_path: Path) -> None:
        train(make_pairs(), base, tmp_path / "full", replace(RECIPE, pairs=400))
        train(make_pairs(), base, tmp_path / "small", replace(RECIPE, pairs=0, rank=2, alpha=4, bits=8), [tmp_path / "full"])
        full, small = (read_adapter_state(tmp_path / name / "adapter_model.safetensors") for name in ("full", "small"))
        for name in full:
            if ".lora_A" not in name:
                continue
            product, cut_ = (state[name.replace("lora_A", "lora_B")] @ state[name] for state in (full, small))
            left, sizes, right = torch.linalg.svd(product)
            nearest = left[:, :2] * sizes[:2] @ right[:2]
            assert (cut_ - nearest).norm() <= 0.02 * product.norm() + 1e-6
        assert {t.dtype for t in load_file(tmp_path / "small/adapter_model.safetensors").values() if t.ndim == 2} == {torch.int8}

    def test_a_judge_goes_on_at_a_higher_rank_as_it_was(self, base: Path, tmp_path: Path) -> None:
        train(make_pairs(), base, tmp_path / "low", replace(RECIPE, pairs=200, rank=2, alpha=4))
        train(make_pairs(), base, tmp_path / "high", replace(RECIPE, pairs=0, rank=5, alpha=10), [tmp_path / "low"])
        low, high = (read_adapter_state(tmp_path / name / "adapter_model.safetensors") for name in ("low", "high"))
        for name in low:
            if ".lora_A" in name:
                torch.testing.assert_close(*(state[name.replace("lora_A", "lora_B")] @ state[name] for state in (low, high)))
                assert len(high[name]) == 5

    def test_what_is_trained_in_4_bits_is_what_is_kept(self) -> None:
        matrix = torch.randn(3, 2 * RUN, requires_grad=True)
        kept = unpack_adapter(pack_adapter({"x.lora_A.weight": matrix.detach().numpy()}, bits=4))["x.lora_A.weight"]
        torch.testing.assert_close(rounded(matrix).detach(), torch.from_numpy(kept), atol=1e-6, rtol=1e-5)
        rounded(matrix).sum().backward()  # type: ignore[no-untyped-call]
        assert matrix.grad is not None
        assert (matrix.grad == 1).all()

    @pytest.mark.parametrize("rank", [4, 0])
    def test_a_run_learns_and_its_card_says_so(self, base: Path, tmp_path: Path, rank: int) -> None:
        train(make_pairs(), base, tmp_path, replace(RECIPE, rank=rank), licences={"toy": "MIT"})
        figures = [json.loads(line) for line in (tmp_path / "figures.jsonl").read_text().splitlines()]
        assert figures[-1]["loss"] < 0.9 * figures[0]["loss"]
        card = (tmp_path / "CARD.md").read_text()
        assert "| toy | " in card
        assert "| MIT |" in card
        config = json.loads((tmp_path / "config.json").read_text())
        assert config["id2label"] == {"0": "entailment", "1": "neutral", "2": "contradiction"}
        with pytest.raises(ModelError, match="self-test"):
            make_judge(Settings(judge=str(tmp_path))).score([("a man", "a man")])

    def test_a_run_without_a_terminal_leaves_a_log(self, base: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.WARNING, "claimcheck")
        caplog.handler.setLevel(logging.NOTSET)
        rows = [{"premise": p.premise, "hypothesis": p.hypothesis, "label": LABELS[p.label]} for p in make_pairs()]
        (tmp_path / "p.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        (tmp_path / "r.toml").write_text("pairs = 700\nheld_out = 5\nbatch_tokens = 100")
        result = CliRunner().invoke(app, ["train", str(tmp_path / "p.jsonl"), "--base", str(base), "--out", str(tmp_path / "out"), "--recipe", str(tmp_path / "r.toml")])
        assert result.exit_code == 0, result.output
        assert [m for m in caplog.messages if "pairs, loss" in m]

    def test_open_licences_only(self, base: Path, tmp_path: Path) -> None:
        (tmp_path / "p.jsonl").write_text("".join(json.dumps({"premise": p.premise, "hypothesis": p.hypothesis, "label": LABELS[p.label]}) + "\n" for p in make_pairs(30)))
        with pytest.raises(InputError, match="licences of the sets are not stated"):
            train_files([tmp_path / "p.jsonl"], str(base), tmp_path / "out", licences="open")
        (tmp_path / "licences.json").write_text('{"p": "none stated"}')
        with pytest.raises(InputError, match="no pairs to train on"):
            train_files([tmp_path / "p.jsonl"], str(base), tmp_path / "out", licences="open")
