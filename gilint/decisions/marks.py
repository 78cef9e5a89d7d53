"""What a review comment says that waives findings: `gilint: ignore GI203 until 2026-12-31 reason`, in the words of rules/decisions.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

_LONGEST = 2000
"""Signs of a comment that are looked at."""
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x3001: ",", 0x3002: "."}
"""Full-width signs by their plain ones, each one for one, so that a place in the plain text is the same in the text itself."""
_GAP = re.compile(r"[\s,;.+&/|]*")
_NAME = re.compile(r"\*|[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.IGNORECASE)
_DAY = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_OPENING = " \t\n,;.:-"


@dataclass(frozen=True, slots=True)
class Words:
    """How marks are written, whatever the case and width: `prefixes` begin one, before a colon; then a verb, rules, a date, the reason.

    `until` stands before the last day; `because` may stand before the reason; `joins` may stand between two rules.
    """

    prefixes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it is written: the codes of the rules that it names, words in their place that name none, an ISO date, the reason.

    `clear` is False where its verb or its date was not understood; then it must not waive anything.
    """

    text: str
    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    until: str = ""
    reason: str = ""
    clear: bool = True


def marks_in(text: str, words: Words, names: Mapping[str, str]) -> Iterator[Mark]:
    """The marks of a comment, each at the beginning of a line. `names` are codes by codes and names in lower case."""
    text = text[:_LONGEST]
    plain = text.translate(_PLAIN)
    begin = re.compile(rf"^\s*(?:{_any(words.prefixes)})\s*:\s*", re.IGNORECASE | re.MULTILINE)
    starts = list(begin.finditer(plain))
    if not words.prefixes or not starts:
        return
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield _Reading(text[:end], plain[:end], start.end(), words, names).mark(text[start.start() : end].strip())


@dataclass(slots=True)
class _Reading:
    """Reads one mark, from the sign at which its prefix ends to the end of the text."""

    text: str
    plain: str
    at: int
    words: Words
    names: Mapping[str, str]
    codes: dict[str, None] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    until: str = ""
    clear: bool = True

    def mark(self, whole: str) -> Mark:
        verb = self._take(rf"(?:{_any(self.words.verbs)})(?!(?<=[a-z])[a-z])")
        if verb is None:
            return Mark(whole, clear=False)
        while self._takes_day() or self._takes_rule():
            pass
        reason = self._reason()
        return Mark(whole, tuple(self.codes), tuple(self.unknown), self.until, reason, self.clear)

    def _take(self, pattern: str, flags: int = re.IGNORECASE) -> re.Match[str] | None:
        found = re.compile(pattern, flags).match(self.plain, self.at)
        if found:
            self.at = found.end()
        return found

    def _takes_day(self) -> bool:
        """A last day that cannot be read makes the mark unclear: nobody who meant a date gets a waiver without one."""
        gap = _GAP.pattern
        if found := self._take(rf"{gap}(?:{_any(self.words.until)})\s*:?\s*{_DAY}"):
            self._hold(found)
            return True
        if re.compile(rf"{gap}(?:{_any(self.words.until)})\s*:?\s*(?:\d|$)", re.IGNORECASE).match(self.plain, self.at):
            self.clear = False
        return False

    def _takes_rule(self) -> bool:
        """A name after the first rule has to stand in a list: `link` may well begin a reason."""
        gap = re.compile(rf"(?:{_GAP.pattern}(?:{_any(self.words.joins)})?{_GAP.pattern})", re.IGNORECASE).match(self.plain, self.at)
        assert gap
        word = _NAME.match(self.plain, gap.end())
        if word is None:
            return False
        first, listed = not self.codes and not self.unknown, bool(gap.group().strip())
        code = self.names.get(word.group().lower())
        if code and (first or listed or code.lower() == word.group().lower()):
            self.codes[code] = None
        elif first or self._looks_like_code(word.group()):
            self.unknown.append(word.group())
        else:
            return False
        self.at = word.end()
        return True

    def _looks_like_code(self, word: str) -> bool:
        letters = re.match(r"([a-z]+)[0-9]", word, re.IGNORECASE)
        return bool(letters) and any(re.fullmatch(rf"{letters[1]}[0-9]+", name, re.IGNORECASE) for name in self.names)  # type: ignore[index]

    def _reason(self) -> str:
        self._take(rf"[{re.escape(_OPENING)}]*(?:(?:{_any(self.words.because)})\s*:)?[{re.escape(_OPENING)}]*")
        # Each run of marks is tried once, from its first one, so that a comment of nothing but dots takes no longer than another.
        ending = rf"(?<![\s,;.(\[])[\s,;.(\[]++(?:{_any(self.words.until)})\s*:?\s*{_DAY}[\s).\]]*$"
        rest, end = self.plain[self.at :], len(self.text)
        last = re.compile(ending, re.IGNORECASE).search(rest)
        if last and not re.search(r"[\d日]\s*$", self.plain[: self.at + last.start()]):
            self._hold(last)
            end = self.at + last.start()
        return " ".join(self.text[self.at : end].split())

    def _hold(self, day: re.Match[str]) -> None:
        try:
            self.until = date(*map(int, day.groups()[-3:])).isoformat()
        except ValueError:
            self.clear = False


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first; for none of none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
