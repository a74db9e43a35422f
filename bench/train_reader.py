"""Train the reader of attributions on annotated news; needs bench/requirements-reader.lock.

    python bench/train_reader.py GOLD.jsonl MODEL_DIR OUT

MODEL_DIR holds the starting weights (model.safetensors, tokenizer.json of all-MiniLM-L6-v2). After
every epoch the weights are written to OUT/epoch-N.pt, with the loss on the part of the documents
that is held back for choices.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from reader_data import HELD_BACK, Document, Span, read_gold
from reader_model import PARTS, POINTED, Reader
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

SEED = 7
WINDOW = 192
"""Pieces of a window, with its first and last marks."""
STRIDE = 158
"""Pieces from window to window: the rest is read twice, with context on either side."""
BATCH = 16
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3
WARM = 0.06
"""Share of the steps in which the rate rises; it falls in a line afterwards."""
DECAY = 0.01
POINTER_WEIGHT = 0.3
FIRST_MARK, LAST_MARK = 101, 102
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document as pieces, with the labels (3, n) and pointer targets (2, n) of each piece."""

    pieces: np.ndarray
    labels: np.ndarray
    pointers: np.ndarray


def label(document: Document, tokenizer: Tokenizer) -> Labelled:
    """Outermost contents first: what is quoted within a quotation is part of it."""
    encoding = tokenizer.encode(document.text, add_special_tokens=False)
    starts = np.array([a for a, _ in encoding.offsets])
    n = len(starts)
    labels = np.zeros((3, n), np.int64)
    pointers = np.full((2, n), UNKNOWN, np.int64)

    def mark(part: int, spans: Sequence[Span]) -> list[int]:
        marked: list[int] = []
        for a, b in spans:
            first, last = np.searchsorted(starts, a), np.searchsorted(starts, b)
            if first < last and not labels[part, first:last].any():
                labels[part, first] = BEGIN
                labels[part, first + 1 : last] = INSIDE
                marked += range(first, last)
        return marked

    longest = sorted(document.attributions, key=lambda a: a.content[0][0] - a.content[-1][1])
    for one in longest:
        content = mark(0, one.content)
        for part, spans in ((1, one.source), (2, one.cue)):
            mark(part, spans)
            target = int(np.searchsorted(starts, spans[0][0])) if spans else -1
            pointers[part - 1, content] = target
    return Labelled(np.array(encoding.ids), labels, pointers)


def windows(document: Labelled, phase: int) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Windows of pieces, labels and pointers; ``phase`` pieces come in a first short one."""
    n = len(document.pieces)
    for first in range(-phase, n, STRIDE):
        a, b = max(first, 0), min(first + WINDOW - 2, n)
        size = b - a
        if size < 8:
            continue
        pieces = np.zeros(WINDOW, np.int64)
        pieces[: size + 2] = [FIRST_MARK, *document.pieces[a:b], LAST_MARK]
        labels = np.full((3, WINDOW), UNKNOWN, np.int64)
        labels[:, 1 : size + 1] = document.labels[:, a:b]
        pointers = np.full((2, WINDOW), UNKNOWN, np.int64)
        target = document.pointers[:, a:b]
        within = (target >= a) & (target < b)
        moved = np.where(target == -1, 0, np.where(within, target - a + 1, UNKNOWN))
        pointers[:, 1 : size + 1] = moved
        yield pieces, labels, pointers


def batches(
    documents: Sequence[Labelled], chance: random.Random | None
) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Batches of windows, shuffled and at other places each time where there is a chance."""
    found = [w for d in documents for w in windows(d, chance.randrange(STRIDE) if chance else 0)]
    if chance:
        chance.shuffle(found)
    for k in range(0, len(found), BATCH):
        part = zip(*found[k : k + BATCH], strict=True)
        yield tuple(torch.from_numpy(np.stack(arrays)) for arrays in part)  # type: ignore[misc]


def loss_of(model: Reader, batch: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Cross entropy of the labels and, for pieces of content, of the pointers."""
    pieces, wanted, targets = batch
    with torch.autocast("cpu", torch.bfloat16):
        labels, pointers = model(pieces, pieces != 0)
    labels, pointers = labels.float(), pointers.float()
    loss = torch.zeros(())
    for k in range(len(PARTS)):
        loss = loss + functional.cross_entropy(
            labels[:, :, k].flatten(0, 1), wanted[:, k].flatten(), ignore_index=UNKNOWN
        )
    for k in range(len(POINTED)):
        target = targets[:, k].flatten()
        if (target != UNKNOWN).any():
            loss = loss + POINTER_WEIGHT * functional.cross_entropy(
                pointers[:, k].flatten(0, 1), target, ignore_index=UNKNOWN
            )
    return loss


def optimizer_of(model: Reader) -> torch.optim.AdamW:
    """Other rates for encoder and heads, no decay of norms and biases."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = HEADS_RATE if name.split(".")[0] in ("labels", "asks", "answers") else ENCODER_RATE
        decay = DECAY if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": w} for (rate, w), p in groups.items()]
    )


def train(
    model: Reader, kept: Sequence[Labelled], held: Sequence[Labelled], epochs: int, out: Path
) -> None:
    """Train and write the weights after every epoch."""
    chance = random.Random(SEED)
    optimizer = optimizer_of(model)
    steps = epochs * sum(1 for _ in batches(kept, random.Random(SEED)))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: max(0.0, min(k / (WARM * steps), (1 - k / steps) / (1 - WARM)))
    )
    begun, step, mean = time.monotonic(), 0, 0.0
    for epoch in range(1, epochs + 1):
        model.train()
        for batch in batches(kept, chance):
            loss = loss_of(model, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rates.step()
            step += 1
            mean = 0.98 * mean + 0.02 * loss.item()
            if step % 20 == 0:
                seconds = time.monotonic() - begun
                print(f"step {step}/{steps} loss {mean:.3f} {seconds:.0f} s", flush=True)
        torch.save(model.state_dict(), out / f"epoch-{epoch}.pt")
        model.eval()
        with torch.no_grad():
            losses = [loss_of(model, batch).item() for batch in batches(held, None)]
        print(f"epoch {epoch}: loss on what is held back {np.mean(losses):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    tokenizer = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = [label(d, tokenizer) for d in read_gold(args.gold)]
    kept = [d for k, d in enumerate(documents) if k % HELD_BACK]
    held = documents[::HELD_BACK]
    print(len(kept), "documents,", sum(len(d.pieces) for d in kept), "pieces", flush=True)
    model = Reader()
    model.start_from(load_file(str(args.model / "model.safetensors")))
    args.out.mkdir(parents=True, exist_ok=True)
    train(model, kept, held, args.epochs, args.out)


if __name__ == "__main__":
    main()
