"""A language model as second opinion, against a server on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from claimcheck.backends.judge.llm import UNCLEAR, LlmJudge, read_answer
from claimcheck.errors import InputError, ModelError
from claimcheck.pipeline import SecondOpinion, _overrule, ask_second
from claimcheck.protocols import Floats2d

SURE = '{"entailment": 0.05, "neutral": 0.05, "contradiction": 0.9}'


class Server(HTTPServer):
    """Gives (status, content) answers in turn, the last one for ever; remembers what it was sent."""

    def __init__(self, answers: Sequence[tuple[int, str]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.sent = list(answers), list[tuple[str, dict[str, str], Any]]()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.sent.append((self.path, dict(self.headers), body))
        status, content = self.server.answers.pop(0) if len(self.server.answers) > 1 else self.server.answers[0]
        answer = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr("claimcheck.backends.judge.llm.PAUSES", (0.0, 0.0))
    servers = []

    def start(*answers: tuple[int, str]) -> Server:
        server = Server(answers)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_one_pair_is_one_request_with_the_key_in_its_head(serve: Any) -> None:
    server = serve((200, SURE))
    judge = LlmJudge(server.url, "m", "secret")
    scores = judge.score([("Six died.", "Four died."), ("a", "b")])
    np.testing.assert_allclose(scores, [(0.05, 0.05, 0.9)] * 2, atol=1e-6)
    path, head, body = server.sent[0]
    assert (path, head["Authorization"], len(server.sent)) == ("/v1/chat/completions", "Bearer secret", 2)
    assert (body["model"], body["temperature"]) == ("m", 0)
    assert json.loads(body["messages"][1]["content"]) == {"premise": "Six died.", "hypothesis": "Four died."}
    assert "secret" not in judge.name + repr(judge) + json.dumps(body)
    assert "127.0.0.1" not in judge.name


def test_busy_servers_are_asked_again(serve: Any) -> None:
    server = serve((429, ""), (503, ""), (200, SURE))
    assert LlmJudge(server.url, "m").score([("a", "b")])[0, 2] == pytest.approx(0.9)
    assert len(server.sent) == 3


@pytest.mark.parametrize(("status", "tries"), [(401, 1), (404, 1), (302, 1), (500, 3)])
def test_a_server_that_will_not_answer_is_named(serve: Any, status: int, tries: int) -> None:
    server = serve((status, SURE))
    with pytest.raises(ModelError, match=rf"127.0.0.1: answered {status}; check the address.*without --llm"):
        LlmJudge(server.url, "m").score([("a", "b")])
    assert len(server.sent) == tries


def test_nobody_there(serve: Any) -> None:
    with pytest.raises(ModelError, match="no answer"):
        LlmJudge("http://127.0.0.1:9/v1", "m").score([("a", "b")])


@pytest.mark.parametrize(("url", "model"), [("file:///etc/passwd", "m"), ("localhost", "m"), ("", "m"), ("http://h/v1", "")])
def test_no_address(url: str, model: str) -> None:
    with pytest.raises(InputError, match="give --llm"):
        LlmJudge(url, model)


@pytest.mark.parametrize(
    "content",
    [
        "contradiction",
        f"Sure! {SURE}",
        "[0.1, 0.1, 0.8]",
        "null",
        '{"entailment": 0.1, "neutral": 0.9}',
        '{"entailment": 0.1, "neutral": 0.1, "contradiction": 0.1}',
        '{"entailment": -0.1, "neutral": 0.1, "contradiction": 1}',
        '{"entailment": "0", "neutral": "0", "contradiction": "1"}',
        '{"entailment": NaN, "neutral": 0, "contradiction": 1}',
        '{"entailment": true, "neutral": 0, "contradiction": 0}',
        '{"entailment": 0, "neutral": 0, "contradiction": 1, "why": "x"}',
    ],
)
def test_anything_but_the_three_labels_is_unclear(content: str) -> None:
    assert read_answer(json.dumps({"choices": [{"message": {"content": content}}]}).encode()) == UNCLEAR


@pytest.mark.parametrize("answer", [b"", b"<html>", b"{}", b"[]", b'{"choices": []}'])
def test_an_answer_of_another_form_is_unclear(answer: bytes) -> None:
    assert read_answer(answer) == UNCLEAR


class Kept:
    """The scores of a store, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], tuple[float, float, float]] = {}

    def scores(self, judge: str, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[float, float, float]]:
        return {pair: self.kept[pair] for pair in pairs if pair in self.kept}

    def put_scores(self, judge: str, scores: Mapping[tuple[str, str], tuple[float, float, float]]) -> None:
        self.kept |= scores


def test_it_asks_no_more_than_it_may_and_never_twice(serve: Any) -> None:
    server, store = serve((200, "what?"), (200, SURE)), Kept()
    second = SecondOpinion(LlmJudge(server.url, "m"), 4)
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("e", "f")]
    opinions = ask_second(pairs, second, store)  # type: ignore[arg-type]
    assert set(opinions) == {("b", "a"), ("c", "d"), ("d", "c")}
    assert len(server.sent) == 4
    assert set(ask_second(pairs, second, store)) == {*opinions, ("e", "f"), ("f", "e")}  # type: ignore[arg-type]
    assert len(server.sent) == 6


def test_answers_before_a_failure_are_kept(serve: Any) -> None:
    server, store = serve((200, SURE), (401, "")), Kept()
    with pytest.raises(ModelError):
        ask_second([("a", "b")], SecondOpinion(LlmJudge(server.url, "m"), 10), store)  # type: ignore[arg-type]
    assert set(store.kept) == {("a", "b")}


def test_opinions_take_the_place_of_scores() -> None:
    scores: Floats2d = np.array([(0, 1, 0), (0.2, 0.8, 0)], np.float32)
    np.testing.assert_allclose(_overrule(scores, [("a", "b"), ("b", "a")], {("b", "a"): (0, 0, 1)}), [(0, 1, 0), (0, 0, 1)])


UNDECIDED = {
    "a": "The mine of Mirna was flooded after heavy rain. Two men were pulled from the harbour of Mirna by a fishing boat.",
    "b": "Water broke into the mine of Mirna overnight. A fishing boat rescued the crew of the Tarn.",
}


def test_a_report_asks_only_about_what_is_unclear(serve: Any, tmp_path: Path) -> None:
    server, index, docs = serve((200, SURE)), tmp_path / "index", tmp_path / "docs"
    docs.mkdir()
    for name, body in UNDECIDED.items():
        (docs / f"{name}.txt").write_text(f"source: Paper {name}\ndate: 2024-05-13\ntitle: Mirna and the border\n\n{body}\n")
    command = [sys.executable, "-c", "from claimcheck.cli import main; main()", "report", str(docs), "--index", str(index), "--json"]
    asking = [*command, "--llm", server.url, "--llm-model", "m", "--llm-calls", "6"]
    environment = os.environ | {"CLAIMCHECK_LLM_KEY": "secret"}
    alone = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    done = subprocess.run(asking, capture_output=True, text=True, check=True, env=environment)
    made = json.loads(done.stdout)
    told = {claim["proposition"] for claim in made["claims"]}
    sent = [json.loads(body["messages"][1]["content"]) for _, _, body in server.sent]
    assert 2 <= len(sent) <= 6
    assert {text for question in sent for text in question.values()} <= told
    assert "127.0.0.1" in done.stderr
    assert "secret" not in done.stdout + done.stderr
    assert made["manifest"]["models"]["second_judge"]
    assert {m["match_id"] for m in alone["matches"]} <= {m["match_id"] for m in made["matches"]}
