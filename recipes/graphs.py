"""Write the graphs of judges: operators and shapes only, weights are handed in at load time.

    python recipes/graphs.py

judge/graph.onnx is the MPNet cross-encoder, judge-minilm/graph.onnx the MiniLM one, each the same for every adapter. They take
one pair at a time, without padding: no mask, no dependence on companions. Their linear layers hold 8-bit weights with one
scale for each BLOCK inputs of each output, and activations are quantised by row within a block (MatMulNBits, accuracy
level 4); the word table is in half precision. Everything else is float32.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

BLOCK = 128
MODELS = Path(__file__).parents[1] / "claimcheck/models"


class Graph:
    """An encoder in the making. Each method adds one piece and returns the name of its output."""

    def __init__(self, *, width: int, heads: int, words: int, places: int, first_place: int, epsilon: float) -> None:
        self.width, self.heads, self.words, self.places, self.first_place = width, heads, words, places, first_place
        self.epsilon = epsilon
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[TensorProto] = []

    def weight(self, name: str, shape: list[int], kind: int = TensorProto.FLOAT) -> str:
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="handed in at load time")
        self.initializers.append(tensor)
        return name

    def number(self, name: str, value: int | list[int]) -> str:
        self.initializers.append(onnx.numpy_helper.from_array(np.array(value, np.int64), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str | list[str], domain: str = "", **attributes: object) -> str:
        outputs = [output] if isinstance(output, str) else output
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def linear(self, x: str, name: str, inputs: int, outputs: int) -> str:
        quantised = self.weight(f"{name}.quantised", [outputs, inputs // BLOCK, BLOCK], TensorProto.UINT8)
        scale = self.weight(f"{name}.scale", [outputs, inputs // BLOCK])
        bias = self.weight(f"{name}.bias", [outputs])
        attributes = {"K": inputs, "N": outputs, "bits": 8, "block_size": BLOCK, "accuracy_level": 4}
        return self.node("MatMulNBits", [x, quantised, scale, "", "", bias], f"{name}.out", "com.microsoft", **attributes)

    def norm(self, x: str, name: str) -> str:
        gain, shift = self.weight(f"{name}.weight", [self.width]), self.weight(f"{name}.bias", [self.width])
        return self.node("LayerNormalization", [x, gain, shift], f"{name}.out", axis=-1, epsilon=self.epsilon)

    def embedding(self) -> str:
        words = self.weight("words", [self.words, self.width], TensorProto.FLOAT16)
        places = self.weight("places", [self.places, self.width])
        first, one = self.number("first_place", self.first_place), self.number("one", 1)
        self.node("Cast", [self.node("Gather", [words, "ids"], "word_half")], "word", to=TensorProto.FLOAT)
        self.node("Gather", [self.node("Shape", ["ids"], "shape"), one], "length")
        self.node("Range", [first, self.node("Add", ["length", first], "last_place"), one], "place_ids")
        self.node("Add", ["word", self.node("Gather", [places, "place_ids"], "place")], "embedded")
        return self.norm("embedded", "embedding")

    def layer(self, x: str, i: int, distance_bias: str = "") -> str:
        width, parts = self.width, [f"{i}.q", f"{i}.k", f"{i}.v"]
        self.node("Split", [self.linear(x, f"{i}.qkv", width, 3 * width), "thirds"], parts, axis=-1)
        bias = ["", "", distance_bias] if distance_bias else []
        met = self.node("MultiHeadAttention", [*parts, *bias], f"{i}.met", "com.microsoft", num_heads=self.heads)
        x = self.norm(self.node("Add", [self.linear(met, f"{i}.o", width, width), x], f"{i}.attended"), f"{i}.norm_attention")
        wide = self.node("Gelu", [self.linear(x, f"{i}.up", width, 4 * width)], f"{i}.wide", "com.microsoft")
        return self.norm(self.node("Add", [self.linear(wide, f"{i}.down", 4 * width, width), x], f"{i}.fed"), f"{i}.norm_output")

    def layers(self, count: int, distance_bias: str = "") -> str:
        self.number("thirds", [self.width] * 3)
        x = self.embedding()
        for i in range(count):
            x = self.layer(x, i, distance_bias)
        return x

    def head(self, x: str) -> None:
        first = self.node("Gather", [x, self.number("zero", 0)], "first", axis=1)
        for name, outputs in (("dense", self.width), ("out", 3)):
            self.weight(f"{name}.weight", [outputs, self.width])
            self.weight(f"{name}.bias", [outputs])
        dense = self.node("Gemm", [first, "dense.weight", "dense.bias"], "dense.y", transB=1)
        self.node("Gemm", [self.node("Tanh", [dense], "dense.tanh"), "out.weight", "out.bias"], "logits", transB=1)

    def model(self, name: str, inputs: list[onnx.ValueInfoProto], output: onnx.ValueInfoProto) -> bytes:
        body = helper.make_graph(self.nodes, name, inputs, [output], self.initializers)
        operators = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        made = helper.make_model(body, opset_imports=operators, ir_version=9, producer_name="claimcheck")
        return bytes(made.SerializeToString(deterministic=True))


IDS = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])


def make_judge() -> bytes:
    """Inputs ids (1, tokens) and distance_bias (1, heads, tokens, tokens); output logits (1, 3)."""
    graph = Graph(width=768, heads=12, words=30527, places=514, first_place=2, epsilon=1e-5)
    graph.head(graph.layers(12, "distance_bias"))
    bias = helper.make_tensor_value_info("distance_bias", TensorProto.FLOAT, [1, 12, "tokens", "tokens"])
    return graph.model("judge", [IDS, bias], helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3]))


def make_minilm_judge() -> bytes:
    """Input ids (1, tokens); output logits (1, 3). Segments are not told apart: the vector of the first is among the places'."""
    graph = Graph(width=384, heads=12, words=30522, places=512, first_place=0, epsilon=1e-12)
    graph.head(graph.layers(6))
    return graph.model("judge", [IDS], helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3]))


if __name__ == "__main__":
    (MODELS / "judge-minilm/graph.onnx").write_bytes(make_minilm_judge())
    (MODELS / "judge/graph.onnx").write_bytes(make_judge())
