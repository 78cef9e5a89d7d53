"""A report whose words are those of another organ's: sentence by sentence, whatever names and numbers were put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from gilint.findings import Location, Related
from gilint.report.agency import Vocabulary, load_vocabulary
from gilint.report.collection import Collection, Member, Roster
from gilint.report.naming import Names
from gilint.resources import rules_folder
from gilint.rules.kinds._cells import listing, part_number
from gilint.rules.kinds._organs import publisher
from gilint.rules.kinds._patterns import pattern_faults
from gilint.rules.likeness.closest import Copy, Crowd, common_sentences, copies, crowds
from gilint.rules.likeness.neighbours import Limits, companies
from gilint.rules.likeness.passages import in_common, printed
from gilint.rules.likeness.words import Piece, Reading, Sentence, Text, names_of, sentences_of
from gilint.rules.model import Hit
from gilint.wording import Text as Words

NEEDS = "collection"
_PASSAGES = 3
"""So many passages are shown side by side,"""
_MEMBERS = 30
"""and so many of the files that share a text are named."""


@dataclass(frozen=True, slots=True)
class Params:
    """`reading` says which words count, `limits` when they are too like another's.

    A sentence of more than `common` percent of the organs does not count where there are `batch` organs or more. A passage is quoted with
    `quoted` characters. Reports of the same organ are not compared, nor those whose year is not known; an earlier report is no copy of a
    later one. Of an organ and the one that it belongs to, a copy is no more than a warning.
    Variants: `part` (one part only), `crowd` (a text that many share, told once; `crowd-part`), and `several`, `part-several` where more
    organs have the like.
    """

    reading: Reading
    limits: Limits
    common: int
    batch: int
    quoted: int


@dataclass(frozen=True, slots=True)
class _Batch:
    """All reports of known years in their order, with their texts."""

    params: Params
    roster: Roster | None
    vocabulary: Vocabulary
    members: tuple[Member, ...]
    texts: tuple[Text, ...]

    def sentences(self, index: int) -> list[Sentence]:
        return _sentences(self.params, self.members[index], self.roster, self.vocabulary)

    def name(self, index: int) -> str:
        return self.members[index].report.agency.name or self.members[index].file


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("reading", (*params.reading.dropped, *params.reading.formal))
    if not 0 < params.limits.percent <= params.limits.grave <= 100:
        yield "limits", "percent and grave go from 1 to 100, the graver one is not less"
    if params.limits.crowd < 1:
        yield "limits", "a crowd has at least one"


def check(params: Params, collection: Collection) -> Iterator[Hit]:
    batch = _batch(params, collection)
    pieces: list[Piece] = list(dict.fromkeys([params.reading.parts, *((part,) for part in params.reading.parts)]))
    common = common_sentences(batch.texts, params.common, params.batch, params.limits)
    found = companies(batch.texts, pieces, common, params.limits)
    yield from (_crowd_hit(batch, crowd) for crowd in crowds(found, pieces, params.limits))
    yield from (_copy_hit(batch, copy) for copy in copies(batch.texts, found, pieces, common, params.limits))


def _batch(params: Params, collection: Collection) -> _Batch:
    vocabulary = load_vocabulary(rules_folder() / "vocabulary")
    dated = (member for member in collection.reports if member.report.year)
    members = tuple(sorted(dated, key=lambda member: (member.report.year, member.path)))
    names = Names((member.report.agency.name for member in members), collection.roster)
    texts = tuple(_text(params, member, names, collection.roster, vocabulary) for member in members)
    return _Batch(params, collection.roster, vocabulary, members, texts)


def _text(params: Params, member: Member, names: Names, roster: Roster | None, vocabulary: Vocabulary) -> Text:
    sentences = _sentences(params, member, roster, vocabulary)
    name = member.report.agency.name
    organ = names.organ(name) if name else None
    return Text(
        organ=publisher(name, names) if name else member.path,
        parent=publisher(organ.parent, names) if organ and organ.parent else "",
        year=member.report.year or 0,
        sections=tuple(sentence.section for sentence in sentences),
        words=tuple(sentence.words for sentence in sentences),
    )


def _sentences(params: Params, member: Member, roster: Roster | None, vocabulary: Vocabulary) -> list[Sentence]:
    return list(sentences_of(member.report, names_of(member.report, roster, vocabulary), params.reading))


def _copy_hit(batch: _Batch, copy: Copy) -> Hit:
    member, limits = batch.members[copy.text], batch.params.limits
    own, others = batch.sentences(copy.text), batch.sentences(copy.other)
    shown = in_common(own, others, copy.found, copy.piece, copy.uncounted)[:_PASSAGES]
    quotes = [(printed(passage.own, batch.params.quoted), printed(passage.others, batch.params.quoted)) for passage in shown]
    label = batch.members[copy.other].path
    related = [Related(label, quote=quotes[0][1])]
    for passage, (quote, other) in islice(zip(shown, quotes, strict=True), 1, None):
        related += [Related("", quote=quote, place=passage.own[0].place), Related(label, quote=other)]
    values: dict[str, str | Words] = {
        **_piece_words(copy.piece),
        "percent": str(copy.percent),
        "other": batch.name(copy.other),
        "year": str(batch.texts[copy.other].year),
        "more": str(copy.more),
    }
    return Hit(
        _where(shown[0].own[0], quotes[0][0]),
        values,
        _variant("part" * (len(copy.piece) == 1), "several" * bool(copy.more)),
        related=tuple(related),
        level="error" if copy.percent >= limits.grave and not _is_family(batch, copy) else None,
        path=member.path,
    )


def _crowd_hit(batch: _Batch, crowd: Crowd) -> Hit:
    first, *others = crowd.texts
    sentence = max((each for each in batch.sentences(first) if each.section in crowd.piece), key=lambda each: len(each.words))
    organs = {batch.texts[index].organ: batch.name(index) for index in reversed(crowd.texts)}
    values: dict[str, str | Words] = {
        **_piece_words(crowd.piece),
        "count": str(len(organs)),
        "organs": listing(list(reversed(organs.values()))),
    }
    related = tuple(Related(batch.members[index].path) for index in others[:_MEMBERS])
    where = _where(sentence, printed([sentence], batch.params.quoted))
    return Hit(where, values, _variant("crowd", "part" * (len(crowd.piece) == 1)), related=related, path=batch.members[first].path)


def _is_family(batch: _Batch, copy: Copy) -> bool:
    """Whether one of the two organs belongs to the other."""
    text, other = batch.texts[copy.text], batch.texts[copy.other]
    return text.organ == other.parent or other.organ == text.parent


def _piece_words(piece: Piece) -> Mapping[str, Words]:
    return {"part": part_number(piece[0])} if len(piece) == 1 else {}


def _variant(*words: str) -> str:
    return "-".join(filter(None, words))


def _where(sentence: Sentence, quote: str) -> Location:
    return Location(sentence.place, sentence.section, quote=quote, context=quote)
