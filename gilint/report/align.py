"""Which row of a document is which row of the form, when labels may be reworded, cut in pieces, missing or doubled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gilint.report.labels import likeness

_LEAST = 0.62
"""Below this likeness two labels are not the same one reworded."""
_BEHIND = 0.98


@dataclass(frozen=True, slots=True)
class Window:
    """The bare text around the values of a row: its own label, and what stands between it and the rows before and after."""

    own: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Row `row` of the document is row `label` of the form."""

    row: int
    label: int
    likeness: float


def align(windows: Sequence[Window], labels: Sequence[str], fits: Callable[[int, int], bool] = lambda row, label: True) -> list[Match]:
    """Pairs of document rows and form labels, each used once, in the form's order as far as the document keeps it.

    Labels that stand there word by word are paired first. The rest are paired by likeness, and at last by their place alone where between
    two pairs just as many rows as labels remain; `fits` says whether a row could hold that label's values at all.
    """
    exact = {
        (row, label): score
        for row, window in enumerate(windows)
        for label, text in enumerate(labels)
        if (score := _exactness(window, text)) and fits(row, label)
    }
    rows_taken = {row for row, _ in exact}
    labels_taken = {label for _, label in exact}
    scores = dict(exact)
    for row, window in enumerate(windows):
        if row not in rows_taken:
            for label, text in enumerate(labels):
                if label not in labels_taken and fits(row, label):
                    score = _resemblance(window, text)
                    if score >= _LEAST:
                        scores[row, label] = score
    matches = [
        replace(match, likeness=1.0) if (match.row, match.label) in exact else match
        for match in _best_chain(scores, len(windows), len(labels))
    ]
    _add_misplaced(matches, exact)
    _fill_gaps(matches, windows, labels, fits)
    return sorted(matches, key=lambda match: match.label)


def _exactness(window: Window, label: str) -> float:
    """1 where a label stands in front of the values or around them, a little less where it follows values that have no label, else 0."""
    if _stands_in(window, label):
        return 1.0
    return _BEHIND if len(window.own) < 2 and window.after.startswith(label) else 0.0


def _stands_in(window: Window, label: str) -> bool:
    if window.own == label or window.before.endswith(label):
        return True
    around = window.before + window.after
    found = around.find(label)
    while 0 <= found < len(window.before):
        if found + len(label) > len(window.before):
            return True
        found = around.find(label, found + 1)
    return False


def _resemblance(window: Window, label: str) -> float:
    tail = window.before[-len(label) :]
    best = max(likeness(window.own, label), likeness(tail, label))
    return max(best, likeness(window.own + window.after, label)) if window.after else best


def _best_chain(scores: dict[tuple[int, int], float], rows: int, labels: int) -> list[Match]:
    best = [[0.0] * (labels + 1) for _ in range(rows + 1)]
    for row in range(1, rows + 1):
        for label in range(1, labels + 1):
            score = scores.get((row - 1, label - 1), 0.0)
            with_pair = best[row - 1][label - 1] + score * score if score else 0.0
            best[row][label] = max(best[row - 1][label], best[row][label - 1], with_pair)
    chain: list[Match] = []
    row, label = rows, labels
    while row and label:
        if best[row][label] == best[row - 1][label]:
            row -= 1
        elif best[row][label] == best[row][label - 1]:
            label -= 1
        else:
            chain.append(Match(row - 1, label - 1, scores[row - 1, label - 1]))
            row, label = row - 1, label - 1
    chain.reverse()
    return chain


def _add_misplaced(matches: list[Match], exact: dict[tuple[int, int], float]) -> None:
    """Rows that stand in another order than the form's are still the rows that they say they are."""
    rows, labels = {match.row for match in matches}, {match.label for match in matches}
    for row, label in sorted(exact):
        if row not in rows and label not in labels:
            matches.append(Match(row, label, 1.0))
            rows.add(row)
            labels.add(label)


def _fill_gaps(matches: list[Match], windows: Sequence[Window], labels: Sequence[str], fits: Callable[[int, int], bool]) -> None:
    edges = [(-1, -1), *sorted((match.row, match.label) for match in matches), (len(windows), len(labels))]
    for (row_before, label_before), (row_after, label_after) in pairwise(edges):
        rows, gap = range(row_before + 1, row_after), range(label_before + 1, label_after)
        if len(rows) == len(gap) and gap and row_before >= 0 and row_after < len(windows):
            for row, label in zip(rows, gap, strict=True):
                if fits(row, label):
                    matches.append(Match(row, label, _resemblance(windows[row], labels[label])))
