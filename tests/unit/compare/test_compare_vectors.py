"""The sentence encoder, on a tiny model made here: no weights from elsewhere are needed."""

import json

import numpy as np
import pytest

from briefreader.compare.model_files import model_folder
from briefreader.compare.vectors import (
    DIMENSIONS,
    Encoder,
    read_safetensors,
    vectors_from_bytes,
    vectors_to_bytes,
)
from briefreader.compare.wordpiece import WordPieces

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "boat", "##s", "sail", "a", ".", "海"]


def write_safetensors(path, arrays):
    header, body = {}, b""
    for name, array in arrays.items():
        data = array.astype("<f4").tobytes()
        offsets = [len(body), len(body) + len(data)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
        body += data
    head = json.dumps(header).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head + body)


@pytest.fixture
def folder(tmp_path):
    """Write a model of one layer, two heads and eight dimensions."""
    random = np.random.default_rng(5)
    width, inner = 8, 12
    shapes = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), width),
        "embeddings.position_embeddings.weight": (130, width),
        "embeddings.token_type_embeddings.weight": (2, width),
    }
    layer = "encoder.layer.0."
    for part in ("self.query", "self.key", "self.value", "output.dense"):
        shapes[f"{layer}attention.{part}.weight"] = (width, width)
        shapes[f"{layer}attention.{part}.bias"] = (width,)
    shapes |= {
        f"{layer}intermediate.dense.weight": (inner, width),
        f"{layer}intermediate.dense.bias": (inner,),
        f"{layer}output.dense.weight": (width, inner),
        f"{layer}output.dense.bias": (width,),
    }
    for norm in ("embeddings.", f"{layer}attention.output.", f"{layer}output."):
        shapes |= {f"{norm}LayerNorm.weight": (width,), f"{norm}LayerNorm.bias": (width,)}
    write_safetensors(
        tmp_path / "model.safetensors",
        {name: random.normal(size=shape) for name, shape in shapes.items()},
    )
    (tmp_path / "vocab.txt").write_text("\n".join(VOCABULARY), encoding="utf-8")
    config = {"num_attention_heads": 2, "num_hidden_layers": 1}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return tmp_path


def test_words_are_cut_into_the_longest_known_pieces():
    pieces = WordPieces(VOCABULARY)
    assert pieces.encode("A boats, sail.", 16) == [2, 7, 4, 5, 1, 6, 8, 3]
    assert pieces.encode("Bôat海boat", 16) == [2, 4, 9, 4, 3]
    assert pieces.encode("boat " * 50, 6) == [2, 4, 4, 4, 4, 3]
    assert pieces.encode("", 6) == [2, 3]


def test_a_vocabulary_that_is_none_is_refused():
    with pytest.raises(ValueError, match="lacks"):
        WordPieces(["boat"])


def test_vectors_have_unit_length_and_follow_the_words(folder):
    vectors = Encoder(folder).encode(["a boat.", "sails", "a boat."])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2], atol=1e-6)
    assert not np.allclose(vectors[0], vectors[1], atol=1e-2)


def test_a_sentence_has_the_same_vector_in_any_company(folder):
    """Padding beside a longer sentence changes nothing."""
    encoder = Encoder(folder)
    alone = encoder.encode(["a boat."])[0]
    in_company = encoder.encode(["a boat sails a boat sails a boat.", "a boat."])[1]
    assert np.allclose(alone, in_company, atol=1e-5)


def test_no_sentences_give_no_vectors(folder):
    assert Encoder(folder).encode([]).shape == (0, 8)


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"\xff" * 64)
    with pytest.raises(ValueError, match="safetensors"):
        read_safetensors(path)


def test_kept_vectors_come_back_as_they_were():
    vectors = np.eye(3, DIMENSIONS, dtype=np.float32)
    assert np.array_equal(vectors_from_bytes(vectors_to_bytes(vectors)), vectors)
    with pytest.raises(ValueError, match="not sentence vectors"):
        vectors_from_bytes(b"123")


@pytest.mark.skipif(model_folder() is None, reason="the semantic extra is not installed")
def test_the_real_model_knows_that_a_physician_is_a_doctor():
    folder = model_folder()
    assert folder is not None
    one, same, other = Encoder(folder).encode(
        ["The physician recovered.", "The doctor got well.", "Bread is cheaper in winter."]
    )
    assert one @ same > 0.6 > 0.3 > one @ other
