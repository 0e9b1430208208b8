"""The layers of multilingual-e5-small as a graph for ONNX Runtime, and its tokenizer for SentencePiece, as bytes.

The four-bit weights go over as they are (`MatMulNBits`: blocks of 32, computed in int8), so vectors agree with those of
the same weights in float32 to 0.9998; or as int8 with a scale a row (`search.eight_bit`), which takes a third of the time.
The table of word vectors stays in the package's own file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from search.eight_bit import Smoothed, smoothed
from search.weights import BLOCK, Tensor, Weights, unpacked

VERSION = 2
"""Of what is made here: raised with every change, so that nothing made by an earlier one is taken from the cache."""

INT8 = 4
"""What ONNX Runtime calls computing in int8: twice as fast here as in float32."""

_CONTRIB = "com.microsoft"
_CONTROL, _UNKNOWN, _NORMAL = 3, 2, 1
_KINDS = {"<s>": _CONTROL, "<pad>": _CONTROL, "</s>": _CONTROL, "<mask>": _CONTROL, "<unk>": _UNKNOWN}


REACH = "reach "
"""Before the name of a product: the output that tells how far each column of what goes into it reaches."""

Reach = Mapping[str, npt.NDArray[np.float32]]
"""By product, named for its first matrix (`l0.q`): the largest absolute value in each column of what goes into it."""


def layers_model(weights: Weights, reach: Reach | None = None, watched: bool = False) -> bytes:
    """The graph: `rows` (float32, texts × tokens × hidden, word + place + type) and `mask` (int64, texts × tokens, 1 for a
    token) become `vector` (float32, texts × hidden, of unit length, the mean over tokens).

    With `reach` its products are computed in int8; `watched` gives that reach for the texts at hand as outputs of its own.
    """
    from onnx import TensorProto, helper

    shape, graph = weights.shape, _Graph(weights, reach, watched)
    hidden = graph.node("LayerNormalization", ["rows", "emb.ln.w", "emb.ln.b"], axis=-1, epsilon=shape.epsilon)
    mask = graph.node("Cast", ["mask"], to=TensorProto.INT32)
    for layer in range(shape.layers):
        name = f"l{layer}."
        parts = graph.linear(hidden, [f"{name}{part}" for part in "qkv"], shape.hidden)
        sizes = graph.constant(np.full(3, shape.hidden, np.int64))
        query, key, value = graph.nodes("Split", [parts, sizes], 3, axis=-1)
        seen = graph.node("MultiHeadAttention", [query, key, value, "", mask], _CONTRIB, num_heads=shape.heads)
        hidden = graph.normed(graph.linear(seen, [f"{name}ao"], shape.hidden), hidden, f"{name}aln")
        inner = graph.node("Gelu", [graph.linear(hidden, [f"{name}fi"], shape.hidden)], _CONTRIB)
        hidden = graph.normed(graph.linear(inner, [f"{name}fo"], shape.inner), hidden, f"{name}oln")
    tokens = graph.node("Unsqueeze", [graph.node("Cast", ["mask"], to=TensorProto.FLOAT), graph.constant(np.array([2]))])
    total = graph.node("ReduceSum", [graph.node("Mul", [hidden, tokens]), graph.constant(np.array([1]))], keepdims=0)
    graph.made.append(helper.make_node("LpNormalization", [total], ["vector"], axis=-1, p=2))
    return graph.model(
        [
            helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["texts", "tokens", shape.hidden]),
            helper.make_tensor_value_info("mask", TensorProto.INT64, ["texts", "tokens"]),
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("vector", *graph.reached)],
    )


def pieces_model(weights: Weights) -> bytes:
    """The tokenizer with the model's own ids (0 begins, 2 ends a text), for texts in NFKC."""
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    model.trainer_spec.model_type = 1  # unigram
    model.trainer_spec.bos_id, model.trainer_spec.pad_id, model.trainer_spec.eos_id, model.trainer_spec.unk_id = range(4)
    for piece, score in weights.pieces():
        model.pieces.add(piece=piece, score=score, type=_KINDS.get(piece, _NORMAL))
    return bytes(model.SerializeToString())


class _Graph:
    """Nodes and constants as they are put together; each node's output has a name of its own."""

    def __init__(self, weights: Weights, reach: Reach | None, watched: bool) -> None:
        self.weights = weights
        self.reach = reach
        self.watched = watched
        self.reached: list[str] = []
        self.made: list[Any] = []
        self.constants: dict[str, Any] = {}

    def node(self, kind: str, inputs: Sequence[str], domain: str = "", **settings: object) -> str:
        return self.nodes(kind, inputs, 1, domain, **settings)[0]

    def nodes(self, kind: str, inputs: Sequence[str], outputs: int, domain: str = "", **settings: object) -> list[str]:
        from onnx import helper

        names = [f"{kind}{len(self.made)}.{at}" for at in range(outputs)]
        for name in inputs:
            if name in self.weights.tensors:
                self.constant(unpacked(self.weights.tensors[name]), name)
        self.made.append(helper.make_node(kind, list(inputs), names, domain=domain, **settings))
        return names

    def constant(self, values: Tensor, name: str = "") -> str:
        from onnx import numpy_helper

        name = name or f"constant{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def linear(self, source: str, parts: Sequence[str], columns: int) -> str:
        """One product with the matrices of several parts below one another, and their biases."""
        from onnx import helper

        blocks = np.concatenate([self.weights.tensors[f"{part}.w"] for part in parts])
        assert blocks.dtype == BLOCK
        bias = self.constant(np.concatenate([unpacked(self.weights.tensors[f"{part}.b"]) for part in parts]))
        if self.watched:
            self.reached.append(f"{REACH}{parts[0]}")
            sizes = self.node("Abs", [source])
            self.made.append(helper.make_node("ReduceMax", [sizes], self.reached[-1:], axes=[0, 1], keepdims=0))
        if self.reach is not None:
            return self._in_int8(source, smoothed(unpacked(blocks).reshape(-1, columns), self.reach[parts[0]]), bias)
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
        packed = nibbles[:, 0::2] | (nibbles[:, 1::2] << 4)  # neighbours share a byte here, not halves of the block
        values = self.constant(packed.reshape(-1, columns // 32, 16))
        scales = self.constant(blocks["scale"].astype(np.float32))
        size = {"K": columns, "N": len(blocks) * 32 // columns, "bits": 4, "block_size": 32, "accuracy_level": INT8}
        return self.node("MatMulNBits", [source, values, scales, "", "", bias], _CONTRIB, **size)

    def _in_int8(self, source: str, matrix: Smoothed, bias: str) -> str:
        """The product with a matrix in int8, its inputs smoothed first and brought to int8 with one scale for all of them."""
        smooth = self.node("Mul", [source, self.constant(1 / matrix.factors)])
        inputs = [smooth, self.constant(matrix.values.T), self.constant(matrix.scales), "", bias]
        return self.node("DynamicQuantizeMatMul", inputs, _CONTRIB)

    def normed(self, one: str, other: str, name: str) -> str:
        """The sum of two, normalised: in two nodes, for `SkipLayerNormalization` takes three times as long."""
        inputs = [self.node("Add", [one, other]), f"{name}.w", f"{name}.b"]
        return self.node("LayerNormalization", inputs, axis=-1, epsilon=self.weights.shape.epsilon)

    def model(self, inputs: Sequence[Any], outputs: Sequence[Any]) -> bytes:
        from onnx import helper

        graph = helper.make_graph(self.made, "multilingual-e5-small", list(inputs), list(outputs), list(self.constants.values()))
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
        return bytes(helper.make_model(graph, opset_imports=versions, ir_version=8).SerializeToString())
