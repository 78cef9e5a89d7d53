"""What stands before part one: title, organ, report year, statistical period and date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any
from unicodedata import normalize

from gilint.document import Document, Paragraph, Place
from gilint.report.agency import Vocabulary, classify
from gilint.report.labels import simplified
from gilint.report.model import Agency, Period

_LONGEST_ORGAN = 20
_MOST_LINES = 20
"""Of a title, which has three or four."""
_SENTENCE_END = re.compile(r"[。；：，:;,]\s*$")
_DATE = re.compile(r"(?:([0-9]+)年)?([0-9]{1,2})月(?:([0-9]{1,2})(日)?)?")
_DOTTED = re.compile(r"(20[0-9]{2})[./-]([0-9]{1,2})[./-]([0-9]{1,2})日?(?![0-9])")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@dataclass(frozen=True, slots=True)
class Front:
    """The title as one paragraph (its lines joined), where it stands again, and the paragraphs that are left as preamble."""

    title: Paragraph | None
    repeated: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]


def squeezed(text: str) -> str:
    """Text without any blank, its digits half-width, its characters those of the form."""
    return re.sub(r"\s+", "", simplified(text).translate({0xFF10 + digit: str(digit) for digit in range(10)}))


def split_front(paragraphs: Sequence[Paragraph], words: Mapping[str, Any]) -> Front:
    """Take the title out of the paragraphs before part one."""
    paragraphs = [piece for paragraph in paragraphs for piece in _parted(paragraph, words)]
    ends = [last for last, each in enumerate(paragraphs) if _ends_title(each.text, words["title"])]
    if not ends:
        return Front(None, (), tuple(paragraphs))
    # Where a page was copied with its menus, these may name reports as well, but no year.
    spans = (_title_span(paragraphs, last, words) for last in ends)
    dated = (span for span in spans if year_in(_joined(paragraphs[span[0] : span[1] + 1]), words))
    first, last = next(dated, None) or _title_span(paragraphs, ends[0], words)
    title = replace(paragraphs[first], text=_joined(paragraphs[first : last + 1]))
    flat = squeezed(title.text)
    again: list[Paragraph] = []
    preamble: list[Paragraph] = []
    for paragraph in (*paragraphs[:first], *paragraphs[last + 1 :]):
        (again if squeezed(paragraph.text) == flat else preamble).append(paragraph)
    return Front(title, tuple(again), tuple(preamble))


def _parted(paragraph: Paragraph, words: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """A title that fills its line to the margin was joined with the line below it, page furniture, an organ or a date; they are parted."""
    text, rules = paragraph.text, words["title"]
    places = sorted({match.end() for ending in rules["ends"] for match in re.finditer(ending, text[: rules["longest"]])}, reverse=True)
    for at in places:
        title, rest = text[:at], text[at:].strip()
        of_same_place = rest[:3] == text[:3] or rest.endswith(tuple(words["organ_endings"]))
        is_organ = 3 < len(rest) <= _LONGEST_ORGAN and of_same_place
        is_date = bool(_DATE.fullmatch(squeezed(rest)))
        follows = is_organ or is_date or rest.startswith(tuple(rules["furniture"]))
        if follows and _ends_title(title, rules) and year_in(title, words):
            return replace(paragraph, text=title), replace(paragraph, text=rest)
    return (paragraph,)


def _title_span(paragraphs: Sequence[Paragraph], last: int, words: Mapping[str, Any]) -> tuple[int, int]:
    """The first and the last line of the title that ends with line `last`."""
    first = last
    while last - first < _MOST_LINES and first and not _complete(_joined(paragraphs[first : last + 1]), words):
        if not _may_belong(paragraphs[first - 1].text, words["title"]):
            break
        first -= 1
    return first, last


def _ends_title(text: str, rules: Mapping[str, Any]) -> bool:
    flat = re.sub(r"[（(][^（）()]*[)）]$", "", squeezed(text))
    return (
        len(flat) <= rules["longest"]
        and flat.endswith(tuple(rules["ends"]))
        and (any(word in flat for word in rules["contains"]) or len(flat) <= 6)
        and not any(word in flat for word in rules["furniture"])
    )


def _joined(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(paragraph.text.strip() for paragraph in paragraphs).replace("\n", "")


def _complete(text: str, words: Mapping[str, Any]) -> bool:
    flat = squeezed(text)
    year = re.search(words["year"], flat)
    return bool(year) and "公开" in flat and (year.start() > 1 if year else False)


def _may_belong(text: str, rules: Mapping[str, Any]) -> bool:
    flat = squeezed(text)
    furniture = any(word in flat for word in rules["furniture"])
    return 0 < len(flat) <= 40 and not _SENTENCE_END.search(text) and not furniture and not re.match(r"[一二三四五六]、", flat)


def year_in(text: str, words: Mapping[str, Any]) -> int | None:
    match = re.search(words["year"], squeezed(text))
    return int(match[1].replace("二", "2", 1).translate(_CHINESE_DIGITS)) if match else None


def find_agency(front: Front, document: Document, words: Mapping[str, Any], vocabulary: Vocabulary) -> Agency:
    """The organ that the title names, else the text, else the file's own title."""
    for text, source in ((front.title.text if front.title else "", "title"), (document.title, "file")):
        name = _organ_of_title(text, words)
        if name and source == "title":
            return Agency(name, *classify(name, vocabulary), "title")
        if name:
            level, kind = classify(name, vocabulary)
            in_text = _organ_of_text(front.preamble, words)
            return Agency(in_text, *classify(in_text, vocabulary), "text") if in_text else Agency(name, level, kind, "file")
    name = _organ_of_text(front.preamble, words)
    return Agency(name, *classify(name, vocabulary), "text") if name else Agency("")


def _organ_of_title(text: str, words: Mapping[str, Any]) -> str:
    flat = squeezed(text)
    year = re.search(words["year"], flat)
    if not year:
        before = re.split(words["subject"], flat)[0]
        return before if len(before) >= 3 and before != flat else ""
    before = re.sub(r"^关于", "", flat[: year.start()]).strip("《〈<·-—")
    if len(before) >= 2:
        return before
    after = re.split(words["subject"], flat[year.end() :].removeprefix("度"))
    return after[0] if len(after) > 1 and after[0].endswith(tuple(words["organ_endings"])) else ""


def _organ_of_text(paragraphs: Sequence[Paragraph], words: Mapping[str, Any]) -> str:
    for paragraph in paragraphs[:6]:
        for pattern in words["organ_in_text"]:
            match = re.search(pattern, squeezed(paragraph.text))
            if not match:
                continue
            name = match[1]
            for ending in words["organ_strip"]:
                shorter = name.removesuffix(ending)
                name = shorter if shorter != name and shorter.endswith(tuple(words["organ_endings"])) else name
            if name.endswith(tuple(words["organ_endings"])):
                return name
    return ""


def find_period(preamble: Sequence[Paragraph], text: Sequence[Paragraph], words: Mapping[str, Any]) -> Period | None:
    """The statistical period: that of a sentence which speaks of one, else any in the preamble, where nothing else has two dates."""
    rules = words["period"]
    signed = (sentence for sentence in _sentences((*preamble, *text)) if any(sign in sentence[0] for sign in rules["signs"]))
    for sentence, place in (*signed, *_sentences(preamble)):
        if period := _period_in(sentence, rules, place):
            return period
    return None


def _sentences(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, Place]]:
    """Sentences without blanks, dates such as 2024.1.1 spelt out."""
    for paragraph in paragraphs:
        text = _DOTTED.sub(r"\1年\2月\3日", squeezed(normalize("NFKC", paragraph.text)))
        yield from ((sentence, paragraph.place) for sentence in re.split(r"[。；;]", text))


def _period_in(sentence: str, rules: Mapping[str, Any], place: Place) -> Period | None:
    if match := re.search(rules["from_to"], sentence):
        start, year = _iso(match[1], None)
        end, _ = _iso(match[2], year)
        return Period(match[0], start, end, place)
    if match := re.search(rules["months"], sentence):
        year_digits = match[1].removesuffix("年")
        return Period(match[0], f"{year_digits}-01-01", f"{year_digits}-12-31", place)
    if match := re.search(rules["until"], sentence):
        return Period(match[0], "", _iso(match[1], None)[0], place)
    return None


def _iso(text: str, year: str | None) -> tuple[str, str | None]:
    """An ISO date, empty where the words are no date, and the year that was named; `year` is that of the date before."""
    match = _DATE.match(text)
    if not match:
        return "", year
    year = match[1] or year
    if year is None or not match[3] or not match[4]:
        return "", year
    try:
        return date(int(year), int(match[2]), int(match[3])).isoformat(), year
    except ValueError:
        return "", year


def find_published(document: Document, paragraphs: Sequence[Paragraph], words: Mapping[str, Any]) -> str:
    """The ISO date on which the file says it was published, empty where it does not."""
    if document.published:
        return document.published
    lines = [squeezed(text) for text in (*(paragraph.text for paragraph in paragraphs[:12]), *document.margins)]
    for pattern, line in product(words["published"], lines):
        if match := re.search(pattern, line):
            try:
                return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
            except ValueError:
                continue
    return ""
