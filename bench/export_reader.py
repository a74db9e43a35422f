"""Write a trained reader as the ONNX file of the package; needs bench/requirements-reader.lock.

    python bench/export_reader.py OUT/epoch-3.pt generator/language/learned/reader

Weights become whole numbers of seven bits and a sign (`reduce_range`): so their products with
activations of eight bits fit the registers of every processor, and the sums are exact.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from reader_model import Reader
from torch import Tensor, nn

DIGEST = Path("generator/language/learned/reader.yml")
HEADER = """\
# Digest of learned/reader/reader.onnx, which bench/export_reader.py writes: answers of the cache
# are known by it.
"""


class WholeWindow(nn.Module):
    """The reader on one window without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        found: tuple[Tensor, Tensor] = self.reader(
            pieces, torch.ones_like(pieces, dtype=torch.bool)
        )
        return found


def with_plain_softmax(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every Softmax in simple steps: ONNX Runtime's own sums in another order on
    every kind of processor, all else that is used here does not."""
    axis = numpy_helper.from_array(np.array([-1]), "last_axis")
    model.graph.initializer.append(axis)
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        if node.op_type != "Softmax":
            nodes.append(node)
            continue
        (scores,), (shares,), at = node.input, node.output, node.name
        nodes += [
            helper.make_node("ReduceMax", [scores], [f"{at}/max"], axes=[-1], keepdims=1),
            helper.make_node("Sub", [scores, f"{at}/max"], [f"{at}/less"]),
            helper.make_node("Exp", [f"{at}/less"], [f"{at}/powers"]),
            helper.make_node("ReduceSum", [f"{at}/powers", axis.name], [f"{at}/sum"], keepdims=1),
            helper.make_node("Div", [f"{at}/powers", f"{at}/sum"], [shares]),
        ]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="as trained, to compare with")
    args = parser.parse_args()
    torch.set_num_threads(1)
    reader = Reader()
    reader.load_state_dict(torch.load(args.weights, weights_only=True))
    args.folder.mkdir(parents=True, exist_ok=True)
    target = args.folder / "reader.onnx"
    with TemporaryDirectory() as scratch:
        whole = target if args.float else Path(scratch) / "reader.onnx"
        torch.onnx.export(
            WholeWindow(reader).eval(),
            (torch.full((1, 64), 1000),),
            str(whole),
            input_names=["pieces"],
            output_names=["labels", "points"],
            dynamic_axes={"pieces": {1: "n"}, "labels": {1: "n"}, "points": {2: "n", 3: "n"}},
            opset_version=17,
            dynamo=False,
        )
        onnx.save(with_plain_softmax(onnx.load(whole)), whole)
        if not args.float:
            quantize_dynamic(
                whole, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    DIGEST.write_text(HEADER + f"sha256: {digest}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
