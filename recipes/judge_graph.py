"""Write claimcheck/models/judge/graph.onnx: the MPNet cross-encoder as a graph whose weights are handed in at load time.

    python recipes/judge_graph.py

The graph holds shapes and operators only (60 kB), so every adapter on all-mpnet-base-v2 runs on the same one. It takes
one pair at a time, without padding: no mask, no dependence on companions. Linear layers of the encoder hold 8-bit
weights with one scale for each BLOCK inputs of each output; activations are quantised by row within a block
(MatMulNBits, accuracy level 4). The word table is in half precision. Everything else is float32.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

LAYERS, HEADS, WIDTH, WORDS, PLACES = 12, 12, 768, 30527, 514
BLOCK = 128
TARGET = Path(__file__).parents[1] / "claimcheck/models/judge/graph.onnx"


class Graph:
    """Nodes and initializers in the making. Each method adds one piece and returns the name of its output."""

    def __init__(self) -> None:
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
        gain, shift = self.weight(f"{name}.weight", [WIDTH]), self.weight(f"{name}.bias", [WIDTH])
        return self.node("LayerNormalization", [x, gain, shift], f"{name}.out", axis=-1, epsilon=1e-5)

    def embedding(self) -> str:
        words = self.weight("words", [WORDS, WIDTH], TensorProto.FLOAT16)
        places = self.weight("places", [PLACES, WIDTH])
        first, one = self.number("first_place", 2), self.number("one", 1)
        self.node("Gather", [words, "ids"], "word_half")
        self.node("Cast", ["word_half"], "word", to=TensorProto.FLOAT)
        self.node("Gather", [self.node("Shape", ["ids"], "shape"), one], "length")
        self.node("Range", [first, self.node("Add", ["length", first], "last_place"), one], "place_ids")
        self.node("Add", ["word", self.node("Gather", [places, "place_ids"], "place")], "embedded")
        return self.norm("embedded", "embedding")

    def layer(self, x: str, i: int) -> str:
        qkv = self.linear(x, f"{i}.qkv", WIDTH, 3 * WIDTH)
        parts = [f"{i}.q", f"{i}.k", f"{i}.v"]
        self.node("Split", [qkv, "thirds"], parts, axis=-1)
        met = self.node("MultiHeadAttention", [*parts, "", "", "distance_bias"], f"{i}.met", "com.microsoft", num_heads=HEADS)
        x = self.norm(self.node("Add", [self.linear(met, f"{i}.o", WIDTH, WIDTH), x], f"{i}.attended"), f"{i}.norm_attention")
        wide = self.node("Gelu", [self.linear(x, f"{i}.up", WIDTH, 4 * WIDTH)], f"{i}.wide", "com.microsoft")
        return self.norm(self.node("Add", [self.linear(wide, f"{i}.down", 4 * WIDTH, WIDTH), x], f"{i}.fed"), f"{i}.norm_output")

    def head(self, x: str) -> None:
        first = self.node("Gather", [x, self.number("zero", 0)], "first", axis=1)
        for name, outputs in (("dense", WIDTH), ("out", 3)):
            self.weight(f"{name}.weight", [outputs, WIDTH])
            self.weight(f"{name}.bias", [outputs])
        dense = self.node("Gemm", [first, "dense.weight", "dense.bias"], "dense.y", transB=1)
        self.node("Gemm", [self.node("Tanh", [dense], "dense.tanh"), "out.weight", "out.bias"], "logits", transB=1)


def make_graph() -> onnx.ModelProto:
    """Inputs ids (1, tokens) and distance_bias (1, heads, tokens, tokens); output logits (1, 3)."""
    graph = Graph()
    graph.number("thirds", [WIDTH] * 3)
    x = graph.embedding()
    for i in range(LAYERS):
        x = graph.layer(x, i)
    graph.head(x)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("distance_bias", TensorProto.FLOAT, [1, HEADS, "tokens", "tokens"]),
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])]
    body = helper.make_graph(graph.nodes, "judge", inputs, outputs, graph.initializers)
    operators = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=operators, ir_version=9, producer_name="claimcheck")


if __name__ == "__main__":
    TARGET.write_bytes(make_graph().SerializeToString(deterministic=True))
