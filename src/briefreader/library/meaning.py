"""Keeps what the sentences of articles mean, as vectors. Only the semantic extra makes them.

Vectors belong to the sentences that the annotation found, so they are kept under a stamp that
names the rules of annotation as well as the model.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Protocol

from briefreader.compare.model_files import INSTALL_COMMAND, MODEL_VERSION, model_folder
from briefreader.errors import InputError
from briefreader.library.reading import annotated_article, annotation_stamp
from briefreader.models.annotation import AnnotatedReport
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.compare.vectors import Floats

VECTORS = "vectors"
"""The kind under which sentence vectors are cached in the store."""
NOTICE = (
    "Sentences are paired by their words alone. To pair them by their meaning as well: "
    f"{INSTALL_COMMAND}"
)
"""What is said of the extra, once a library, where it is not installed."""


class SentenceEncoder(Protocol):
    """What makes vectors of sentences."""

    def encode(self, sentences: Sequence[str]) -> "Floats":
        """Return one unit vector for each of `sentences`."""
        ...


def is_installed() -> bool:
    """Tell whether vectors can be made here. Imports neither model nor numpy."""
    return model_folder() is not None


@cache
def load_encoder() -> SentenceEncoder:
    """Return the encoder, loaded once in a process. Raises InputError without the extra."""
    folder = model_folder()
    if folder is None:
        raise InputError(f"The semantic extra is not installed: {INSTALL_COMMAND}")
    from briefreader.compare.vectors import Encoder

    try:
        return Encoder(folder)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"The model in {folder} cannot be read: {error}") from error


def vectors_stamp() -> str:
    """Return what kept vectors must have been made by to be used: model and annotation."""
    return f"{MODEL_VERSION} {annotation_stamp()}"


def without_vectors(store: Store, limit: int) -> list[int]:
    """Return up to `limit` articles that lack vectors: those that share a story first.

    They are what is compared.
    """
    shared = store.underived(VECTORS, vectors_stamp(), limit, in_stories=True)
    others = store.underived(VECTORS, vectors_stamp(), limit)
    return list(dict.fromkeys([*shared, *others]))[:limit]


def lacks_vectors(store: Store) -> bool:
    """Tell whether any article lacks vectors that could be made here."""
    return is_installed() and bool(store.underived(VECTORS, vectors_stamp(), limit=1))


def kept_vectors(store: Store, articles: Sequence[int]) -> "dict[int, Floats]":
    """Return the vectors of those of `articles` that have them."""
    kept = store.derived_many(articles, VECTORS, vectors_stamp())
    if not kept:
        return {}
    from briefreader.compare.vectors import vectors_from_bytes

    found = {}
    for article, data in kept.items():
        with suppress(ValueError):
            found[article] = vectors_from_bytes(data)
    return found


def keep_vectors(store: Store, article: int) -> None:
    """Make the vectors of an article and keep them.

    Raises NotFoundError, InputError without the extra, StoreError where nothing can be kept.
    """
    from briefreader.compare.vectors import vectors_to_bytes

    found = store.article(article)
    vectors = encode_sentences(annotated_article(store, found))
    item = (found.id, found.version, vectors_to_bytes(vectors))
    store.put_derived(VECTORS, vectors_stamp(), [item])


def encode_sentences(annotated: AnnotatedReport) -> "Floats":
    """Return a vector for each sentence of a report. Raises InputError without the extra."""
    sentences = range(len(annotated.annotation.sentences))
    return load_encoder().encode([annotated.sentence_text(index) for index in sentences])
