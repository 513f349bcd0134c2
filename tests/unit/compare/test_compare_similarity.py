"""Likeness of sentences: rare words prove, names and the story's own words hardly do."""

import numpy as np
from compare_making import make

from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness
from briefreader.compare.vectors import Vectors


def likeness(left, right, vectors=None):
    return measure_likeness(Side.of(left), Side.of(right), vectors)


def test_sentences_that_share_their_actors_are_less_alike_than_those_that_share_a_deed():
    left = make("In Selby the envoy Ada Orlov met Piet Vos.")
    same_people = make("Today the poet Ada Orlov praised Piet Vos.")
    same_deed = make("Today the poet signed the treaty on herring.")
    deed = make("In Selby the envoy signed a treaty on herring.")
    assert likeness(left, same_people).of(0, 0) < likeness(deed, same_deed).of(0, 0)


def test_a_word_of_every_sentence_proves_less_than_a_rare_one():
    common = ["The ferry was late.", "The ferry was full.", "The ferry was cold."]
    left = make(*common, "The ferry lost its anchor.")
    right = make(*common[:2], "Divers raised the anchor.", "Nobody blamed the ferry.")
    found = likeness(left, right)
    assert found.of(3, 2) > found.of(3, 3)


def test_equal_sentences_have_full_strength_however_short():
    assert likeness(make("It is."), make("It is.")).of(0, 0) == 1.0


def test_nothing_in_common_is_no_likeness():
    assert likeness(make("Bread rose."), make("Snow fell.")).of(0, 0) == 0.0


def test_meaning_lifts_sentences_that_share_no_word():
    left, right = make("The physician recovered."), make("That doctor got well.")
    vector = np.ones((1, 4), np.float32) / 2
    assert likeness(left, right, Vectors(vector, vector)).of(0, 0) > likeness(left, right).of(0, 0)


def test_meaning_parts_sentences_that_merely_share_words():
    left, right = make("The bank raised its rates."), make("The bank of the river raised fears.")
    one = np.array([[1.0, 0.0]], np.float32)
    other = np.array([[0.0, 1.0]], np.float32)
    assert likeness(left, right, Vectors(one, other)).of(0, 0) < likeness(left, right).of(0, 0)


def test_vectors_that_do_not_fit_the_sentences_are_not_used():
    left, right = make("Bread rose."), make("Snow fell.")
    wrong = np.ones((7, 2), np.float32)
    assert likeness(left, right, Vectors(wrong, wrong)).of(0, 0) == 0.0
