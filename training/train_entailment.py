"""Trains the entailment model: `python training/train_entailment.py --pairs FILE --encoder DIR --data DIR --out DIR`.

Warm-up, constant rate, linear decay to zero over the last part of a time budget (`--minutes`); a file `decay` in the
output folder starts the decay at once. An exponential average of the weights is what is evaluated and exported. Every
few minutes a checkpoint is written; the same command goes on from it. `curve.csv` in the output folder is the learning
curve. Dropout is off: each pair is seen about once.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent))

from entailment_model import LABELS, EntailmentModel, load_body, read_weights
from rows import read_rows

IGNORE: Final = -100
WARM_UP: Final = 60
HEAD_SCALE: Final = 4.0
"""Learning rate of the new heads, as a multiple of the body's."""
TOKEN_POSITIVE: Final = 4.0
"""Weight of changed tokens: they are few."""
DEV_ROWS: Final = 220
DEV_SETS: Final = {
    "zh": "zh.dev.jsonl", "ko": "ko.xnli_dev.jsonl", "ja": "ja.jnli_valid.jsonl", "id": "id.dev.jsonl",
    "fa": "fa.dev.jsonl", "en": "en.dev.jsonl.gz",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """Token ids of a pair, the label, and a label a token (1 changed, 0 not, -100 unknown)."""

    ids: tuple[int, ...]
    label: int
    tokens: tuple[int, ...]
    kind: str


def encode(rows: Sequence[dict[str, Any]], tokenizer: Tokenizer, most: int) -> list[Example]:
    """Token ids and token labels; pairs of more than `most` tokens are left out."""
    examples = []
    for at in range(0, len(rows), 2000):
        part = rows[at : at + 2000]
        encoded = tokenizer.encode_batch([(r["premise"].strip(), r["hypothesis"].strip()) for r in part])
        for row, enc in zip(part, encoded, strict=True):
            if len(enc.ids) > most:
                continue
            sides = (row.get("premise_spans"), row.get("hypothesis_spans"))
            tokens = []
            for offset, side in zip(enc.offsets, enc.sequence_ids, strict=True):
                if side is None or sides[side] is None or offset[0] == offset[1]:
                    tokens.append(IGNORE)
                else:
                    tokens.append(int(any(offset[0] < e and offset[1] > s for s, e in sides[side])))
            label = row["label"] if isinstance(row["label"], int) else LABELS.index(row["label"])
            examples.append(Example(tuple(enc.ids), label, tuple(tokens), row.get("kind", "")))
    return examples


def collate(batch: Sequence[Example], table: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Embedding rows [b, s, 384], attention mask, labels, token labels."""
    width = max(len(e.ids) for e in batch)
    ids = np.ones((len(batch), width), np.int64)
    mask = np.zeros((len(batch), width), np.int64)
    tokens = np.full((len(batch), width), IGNORE, np.int64)
    for row, e in enumerate(batch):
        ids[row, : len(e.ids)] = e.ids
        mask[row, : len(e.ids)] = 1
        tokens[row, : len(e.ids)] = e.tokens
    labels = torch.tensor([e.label for e in batch])
    return table[torch.from_numpy(ids)], torch.from_numpy(mask), labels, torch.from_numpy(tokens)


def batches(examples: Sequence[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """Endless batches of similar length: each pass is shuffled anew, sorted within chunks, the batches shuffled."""
    epoch = 0
    while True:
        rng = random.Random(f"{seed}-{epoch}")
        order = list(range(len(examples)))
        rng.shuffle(order)
        chunk = size * 50
        for at in range(0, len(order), chunk):
            part = sorted(order[at : at + chunk], key=lambda i: len(examples[i].ids))
            groups = [part[i : i + size] for i in range(0, len(part), size)]
            rng.shuffle(groups)
            for group in groups:
                yield [examples[i] for i in group]
        epoch += 1


def losses(logits: Tensor, changed: Tensor, labels: Tensor, tokens: Tensor, positive: float) -> tuple[Tensor, Tensor]:
    """Sentence loss (label -1: the negative log of not being entailed) and token loss."""
    logp = functional.log_softmax(logits, -1)
    known = functional.nll_loss(logp, labels.clamp(min=0), reduction="none")
    not_entailed = -torch.logsumexp(logp[:, 1:], -1)
    sentence = torch.where(labels >= 0, known, not_entailed).mean()
    mask = tokens != IGNORE
    if not bool(mask.any()):
        return sentence, changed.sum() * 0.0
    token = functional.binary_cross_entropy_with_logits(
        changed[mask], tokens[mask].to(changed.dtype), pos_weight=torch.tensor(positive)
    )
    return sentence, token


@torch.inference_mode()
def evaluate(model: EntailmentModel, sets: dict[str, list[Example]], table: Tensor) -> dict[str, float]:
    """Accuracy a set; for sets of generated pairs also the mean over kinds and the token F1."""
    model.eval()
    out: dict[str, float] = {}
    for name, examples in sets.items():
        order = sorted(examples, key=lambda e: len(e.ids))
        right: dict[str, list[bool]] = {}
        hit = made = real = 0
        for at in range(0, len(order), 32):
            batch = order[at : at + 32]
            x, mask, _, tokens = collate(batch, table)
            logits, changed = model(x, mask)
            best = logits.argmax(-1)
            known = tokens != IGNORE
            flag = (changed > 0) & known
            hit += int((flag & (tokens == 1)).sum())
            made += int(flag.sum())
            real += int((tokens == 1).sum())
            for e, guess in zip(batch, best.tolist(), strict=True):
                good = (guess == 0) == (e.label == 0) if name == "made" else guess == e.label
                right.setdefault(e.kind if name == "made" else "", []).append(good)
        flat = [g for v in right.values() for g in v]
        out[name] = sum(flat) / max(1, len(flat))
        if name == "made":
            out |= {f"made.{k}": sum(v) / len(v) for k, v in sorted(right.items())}
            out["made.token_f1"] = 2 * hit / max(1, made + real)
    model.train()
    return out


class Trainer:
    """Model, optimizer, average of the weights, and where the run stands."""

    def __init__(self, args: argparse.Namespace, process: int = 0) -> None:
        self.args, self.process = args, process
        self.tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
        body, self.table = load_body(args.encoder)
        self.model = EntailmentModel(body)
        for part in (body.embeddings, *body.encoder.layer[: args.freeze]):
            for parameter in part.parameters():
                parameter.requires_grad = False
        self.trained = {n: p for n, p in self.model.named_parameters() if p.requires_grad}
        in_body = {n: p for n, p in self.trained.items() if n.startswith("body.")}
        heads = [p for n, p in self.trained.items() if n not in in_body]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in in_body.values() if p.ndim > 1], "weight_decay": 0.01, "scale": 1.0},
                {"params": [p for p in in_body.values() if p.ndim == 1], "weight_decay": 0.0, "scale": 1.0},
                {"params": heads, "weight_decay": 0.01, "scale": HEAD_SCALE},
            ],
            lr=args.rate,
            betas=(0.9, 0.98),
            foreach=True,
        )
        self.average = {n: p.detach().clone() for n, p in self.trained.items()}
        self.step, self.spent = 0, 0.0
        self.decay_from: float | None = None
        self.sentence, self.token = 1.0, 0.5
        self.dev: dict[str, list[Example]] = {}
        self.saved = args.out / "checkpoint.pt"
        if self.saved.exists():
            self._restore()
        elif args.init is not None:
            earlier = read_weights(args.init)
            self.model.load_state_dict(earlier, strict=False)
            self.average = {n: p.detach().clone() for n, p in self.trained.items()}

    def _restore(self) -> None:
        state = torch.load(self.saved, weights_only=True)
        self.model.load_state_dict(state["model"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.step = state["average"], state["step"]
        self.spent, self.decay_from = state["spent"], state["decay_from"]

    def save(self) -> None:
        """Writes the checkpoint, and the averaged weights for whatever comes after the run."""
        state = {
            "model": {n: p for n, p in self.model.state_dict().items() if n in self.trained},
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
            "spent": self.spent,
            "decay_from": self.decay_from,
        }
        temporary = self.saved.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(self.saved)
        save_file(self.average, self.args.out / "weights.safetensors")

    def rate_factor(self) -> float:
        """Share of the full learning rate at this moment; 0 when the run is over."""
        total = self.args.minutes * 60
        late = self.spent > total * (1 - self.args.decay_share)
        if self.decay_from is None and (late or (self.args.out / "decay").exists()):
            self.decay_from = self.spent
            print(f"decay from step {self.step}", flush=True)
        factor = min(1.0, (self.step + 1) / WARM_UP)
        if self.decay_from is not None:
            factor *= max(0.0, 1 - (self.spent - self.decay_from) / (total * self.args.decay_share))
        return factor

    def share_gradients(self) -> None:
        """Replaces the gradients by their means over the processes."""
        if self.args.processes == 1:
            return
        gradients = [p.grad for p in self.trained.values() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in gradients])
        distributed.all_reduce(flat)
        parts = (flat / self.args.processes).split([g.numel() for g in gradients])
        torch._foreach_copy_(gradients, [part.view_as(g) for part, g in zip(parts, gradients, strict=True)])

    def agreed(self, factor: float) -> float:
        """The first process's factor: each has a clock of its own."""
        if self.args.processes > 1:
            shared = torch.tensor([factor], dtype=torch.float64)
            distributed.broadcast(shared, 0)
            factor = float(shared)
        return factor

    def learn(self, batch: Sequence[Example], factor: float) -> None:
        """One step."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.args.rate * factor * group["scale"]
        x, mask, labels, tokens = collate(batch, self.table)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.args.bfloat16):
            logits, changed = self.model(x, mask)
        sentence, token = losses(logits.float(), changed.float(), labels, tokens, positive=TOKEN_POSITIVE)
        (sentence + self.args.token_weight * token).backward()
        self.share_gradients()
        torch.nn.utils.clip_grad_norm_(list(self.trained.values()), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(self.args.average, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.average.values()), [p.detach() for p in self.trained.values()], 1 - keep)
        self.sentence += 0.02 * (float(sentence.detach()) - self.sentence)
        self.token += 0.02 * (float(token.detach()) - self.token)

    def read_dev(self) -> None:
        """Small fixed samples of the dev sets, and of generated pairs of the dev split when the file is there."""
        rng = random.Random(self.args.seed)
        for name, file in DEV_SETS.items():
            rows = [r for r in read_rows(self.args.data / "nli" / file) if not r["source"].startswith("sick")]
            self.dev[name] = encode(rng.sample(rows, DEV_ROWS), self.tokenizer, 200)
        if self.args.dev_pairs is not None and self.args.dev_pairs.exists():
            rows = list(read_rows(self.args.dev_pairs))
            self.dev["made"] = encode(rng.sample(rows, min(500, len(rows))), self.tokenizer, 200)

    def measure(self) -> None:
        """Evaluates the averaged weights and adds to the learning curve."""
        if not self.dev:
            self.read_dev()
        kept = {n: p.detach().clone() for n, p in self.trained.items()}
        for n, p in self.trained.items():
            p.data.copy_(self.average[n])
        scores = evaluate(self.model, self.dev, self.table)
        for n, p in self.trained.items():
            p.data.copy_(kept[n])
        row = {
            "step": self.step,
            "examples": self.step * self.args.batch * self.args.processes,
            "minutes": round(self.spent / 60, 1),
            "loss": round(self.sentence, 4),
            "token_loss": round(self.token, 4),
        }
        path = self.args.out / "curve.csv"
        new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            if new:
                writer.writerow([*row, "set", "accuracy"])
            writer.writerows((*row.values(), name, round(value, 4)) for name, value in scores.items())
        print(json.dumps({**row, **{k: round(v, 3) for k, v in scores.items()}}), flush=True)

    def run(self, examples: Sequence[Example]) -> None:
        """Trains to the end of the time budget."""
        stream = batches(examples, self.args.batch * self.args.processes, self.args.seed)
        for _ in range(self.step):
            next(stream)
        self.model.train()
        started = time.monotonic() - self.spent
        last_saved = last_measured = time.monotonic()
        while (factor := self.agreed(self.rate_factor())) > 0:
            self.learn(next(stream)[self.process :: self.args.processes], factor)
            self.spent = time.monotonic() - started
            if self.process > 0:
                continue
            if self.step % 50 == 0:
                speed = self.step * self.args.batch * self.args.processes / self.spent
                print(
                    f"step {self.step} {self.spent / 60:.1f} min {speed:.1f} pairs/s "
                    f"loss {self.sentence:.3f} token {self.token:.3f}",
                    flush=True,
                )
            if time.monotonic() - last_saved > 300:
                self.save()
                last_saved = time.monotonic()
            if time.monotonic() - last_measured > self.args.evaluate_every * 60:
                self.measure()
                last_measured = time.monotonic()
        if self.process == 0:
            self.save()
            self.measure()


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pairs", type=Path, required=True, help="file of generate_pairs.py")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data (dev sets)")
    parser.add_argument("--dev-pairs", type=Path, help="generated pairs of the dev split")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="start from the weights.safetensors of a run, or a model.onnx")
    parser.add_argument("--minutes", type=float, default=80, help="time budget; the decay is its last part")
    parser.add_argument("--decay-share", type=float, default=0.3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=16, help="pairs a step and process")
    parser.add_argument("--freeze", type=int, default=2, help="lowest layers left as they are")
    parser.add_argument("--max-tokens", type=int, default=112)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the average of the weights")
    parser.add_argument("--token-weight", type=float, default=1.5)
    parser.add_argument("--evaluate-every", type=float, default=15, help="minutes")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2, help="of each process")
    parser.add_argument("--processes", type=int, default=1, help="each takes its share of a batch; faster than threads")
    parser.add_argument("--bfloat16", action="store_true", help="twice as fast where the CPU has avx512_bf16")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    if args.processes == 1:
        train(0, args)
    else:
        multiprocessing.spawn(train, (args,), args.processes)
    return 0


def train(process: int, args: argparse.Namespace) -> None:
    """The run of one process."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    if args.processes > 1:
        meeting = (args.out / "processes").absolute()
        distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=process, world_size=args.processes)
    trainer = Trainer(args, process)
    examples = encode(list(read_rows(args.pairs)), trainer.tokenizer, args.max_tokens)
    if process == 0:
        print(f"{len(examples)} pairs, {np.mean([len(e.ids) for e in examples]):.1f} tokens each", flush=True)
    trainer.run(examples)
    if args.processes > 1:
        distributed.destroy_process_group()


if __name__ == "__main__":
    raise SystemExit(main())
