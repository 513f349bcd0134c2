"""Fits the weights of `stories.affinity` to labelled events by logistic regression.

Prints the weights; a person decides. The dates of unlike pairs are drawn from like pairs, or
the fit would learn that labelled events lie years apart and nothing else.

    python benchmarks/quality/fit_grouping.py
"""

import numpy as np
from grouping_data import Labelled, read_events, read_stories
from numpy.typing import NDArray

from briefreader.stories.affinity import Affinities, Weights
from briefreader.stories.profile import profile_report

Floats = NDArray[np.float64]
DATES = slice(Weights._fields.index("same_time"), len(Weights._fields) - 1)


def read_pairs(labelled: list[Labelled]) -> tuple[Floats, Floats]:
    """Return the likenesses of all pairs that are looked at, and 1 where they share an event."""
    profiles = [profile_report(item.report) for item in labelled]
    affinities = Affinities(profiles)
    rows, answers = [], []
    for at, item in enumerate(labelled):
        near, likenesses = affinities.likenesses(profiles[at])
        later = near > at
        rows.append(likenesses[later])
        answers += [labelled[other].story == item.story for other in near[later]]
    return np.concatenate(rows), np.array(answers, float)


def fit(rows: Floats, answers: Floats, importance: Floats) -> Floats:
    """Return weights and base of a logistic regression by Newton's method."""
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    damping = np.diag([1e-3] * (len(weights) - 1) + [0])
    importance = importance / importance.sum()
    for _ in range(50):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (importance * (odds - answers)) + damping @ weights
        bend = (rows * (importance * odds * (1 - odds))[:, None]).T @ rows + damping
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    chance = np.random.default_rng(6)
    dated, same = read_pairs(read_stories())
    like = dated[same > 0]
    unlike = np.flatnonzero(same == 0)
    redated = dated.copy()
    redated[unlike, DATES] = like[chance.integers(0, len(like), len(unlike)), DATES]
    undated, same_event = read_pairs(read_events(sound=True))
    given_dates = undated.copy()
    given_dates[:, DATES] = like[chance.integers(0, len(like), len(undated)), DATES]
    rows = np.concatenate([redated, undated, given_dates])
    answers = np.concatenate([same, same_event, same_event])
    importance = np.concatenate([np.full(len(redated), 10.0), np.ones(2 * len(undated))])
    share = answers.mean()
    importance *= np.where(answers > 0, 0.5 / share, 0.5 / (1 - share))
    for name, weight in zip(Weights._fields, fit(rows, answers, importance), strict=True):
        print(f"{name:14} {weight:6.2f}")


if __name__ == "__main__":
    main()
