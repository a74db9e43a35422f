"""The reader's network in PyTorch: a small encoder with heads for content, source and cue.

It is the encoder of BERT as all-MiniLM-L6-v2 has it, six layers of 384 numbers. Three heads say of
every piece whether it begins, continues or lies outside a content, a source and a cue; two pointers
say for a piece of content where its source and its cue begin (piece 0 where it has none).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
PIECES, POSITIONS = 30522, 512
POINTER = 64
PARTS = ("content", "source", "cue")
POINTED = ("source", "cue")


class Layer(nn.Module):
    """One layer: every piece looks at all others, then thinks for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` of shape (windows, pieces, WIDTH); ``mask`` true where a piece is."""
        n, length, _ = x.shape
        q, k, v = (
            part.view(n, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        seen = functional.scaled_dot_product_attention(q, k, v, mask[:, None, None, :])
        seen = seen.transpose(1, 2).reshape(n, length, WIDTH)
        x = self.norm1(x + self.dropout(self.attended(seen)))
        return self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Pieces in, scores out: (windows, pieces, 3 parts, 3 labels) and two pointers."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.labels = nn.Linear(WIDTH, 9)
        self.asks = nn.Linear(WIDTH, 2 * POINTER)
        self.answers = nn.Linear(WIDTH, 2 * POINTER)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of labels, and of pointers as (windows, 2, from piece, to piece)."""
        n, length = pieces.shape
        x = self.words(pieces) + self.positions.weight[:length]
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        labels = self.labels(x).view(n, length, 3, 3)
        asks = self.asks(x).view(n, length, 2, POINTER).transpose(1, 2)
        answers = self.answers(x).view(n, length, 2, POINTER).transpose(1, 2)
        pointers = asks @ answers.transpose(-1, -2) / POINTER**0.5
        return labels, pointers.masked_fill(~mask[:, None, None, :], -1e4)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT encoder, named as its authors name them."""
        w = {name.removeprefix("bert."): value.float() for name, value in weights.items()}
        kind = w["embeddings.token_type_embeddings.weight"][0]
        _fill(self.words, w["embeddings.word_embeddings.weight"])
        _fill(self.positions, w["embeddings.position_embeddings.weight"] + kind)
        _fill(self.norm, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])
        for k, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{k}."
            own = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
            _fill(layer.qkv, *(torch.cat([w[f"{n}.{p}"] for n in own]) for p in ("weight", "bias")))
            for module, name in (
                (layer.attended, "attention.output.dense"),
                (layer.norm1, "attention.output.LayerNorm"),
                (layer.inner, "intermediate.dense"),
                (layer.outer, "output.dense"),
                (layer.norm2, "output.LayerNorm"),
            ):
                _fill(module, w[f"{at}{name}.weight"], w[f"{at}{name}.bias"])


def _fill(module: nn.Module, weight: Tensor, bias: Tensor | None = None) -> None:
    with torch.no_grad():
        module.get_parameter("weight").copy_(weight)
        if bias is not None:
            module.get_parameter("bias").copy_(bias)
