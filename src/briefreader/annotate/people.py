"""Gathers the people a report names, each under the fullest name. Knows no other report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.capitals import CapitalRun, find_runs
from briefreader.annotate.name_groups import NameGroup, Namesakes, group_names, pronoun_of
from briefreader.annotate.names import read_name, weigh_evidence
from briefreader.models.annotation import Person, Span, Titled


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    span: Span
    """The name itself, without the title."""
    whole: Span
    """The name with the title before it."""
    person: int
    """Index into `People.persons`."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a report and every place where it names them."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[tuple[Mention, ...], ...] = ()
    """For each paragraph its mentions in reading order."""


def find_people(
    paragraphs: Sequence[str], runs: Sequence[Sequence[CapitalRun]] | None = None
) -> People:
    """Return the people named in `paragraphs`, in the order in which they first appear."""
    if runs is None:
        runs = [find_runs(paragraph) for paragraph in paragraphs]
    mentions = [
        mention
        for par, paragraph in enumerate(paragraphs)
        for run in runs[par]
        if (mention := read_name(par, paragraph, run)) is not None
    ]
    weigh_evidence(mentions)
    return _assemble(len(paragraphs), group_names(mentions))


def _assemble(paragraph_count: int, groups: Namesakes) -> People:
    chosen = [group for bucket in groups.values() for group in bucket if group.members]
    for group in chosen:
        group.members.sort(key=lambda member: member.span)
    chosen.sort(key=lambda group: group.members[0].span)
    mentions: list[list[Mention]] = [[] for _ in range(paragraph_count)]
    persons = []
    for index, group in enumerate(chosen):
        for member in group.members:
            mentions[member.par].append(Mention(member.span, member.whole, index))
        persons.append(_person(group))
    return People(
        tuple(persons),
        tuple(tuple(sorted(each, key=lambda mention: mention.span)) for each in mentions),
    )


def _person(group: NameGroup) -> Person:
    names = Counter(" ".join(member.words) for member in group.members)
    proper = [name for name in names if group.surname in name] or list(names)
    best = max(proper, key=lambda name: (len(name.split()), names[name], len(name)))
    titled = [
        Titled(title.text, Span(member.par, title.start, title.end))
        for member in group.members
        for title in member.titles
    ]
    return Person(
        name=best,
        titles=tuple(titled),
        mentions=tuple(member.span for member in group.members),
        variants=tuple(sorted(group.variants)),
        pronoun=pronoun_of(group),
    )
