"""The sentences of a finding, in a language: its message and advice filled, and the names of the place where it is."""

from __future__ import annotations

from gilint.findings import Finding, Location
from gilint.report.form import Form
from gilint.report.model import Report
from gilint.results import Results, known, standing_of
from gilint.rules.model import Rule
from gilint.wording import Language, fill, say


def message(rule: Rule, finding: Finding, lang: Language) -> str:
    return fill(rule.message_of(finding.variant).in_language(lang), finding.values, lang)


def advice(rule: Rule, finding: Finding, lang: Language) -> str:
    return fill(rule.advice_of(finding.advice).in_language(lang), finding.values, lang)


def report_name(agency: str, year: int | None, lang: Language) -> str:
    """A report as people speak of it; empty where neither its organ nor its year is known."""
    known = {name: str(value) for name, value in (("agency", agency), ("year", year)) if value}
    which = "-".join(known)
    return say(f"report.{which}", lang, **known) if known else ""


def part_name(n: int, lang: Language) -> str:
    return say("part.before", lang) if n == 0 else say("part", lang, n=say(f"numeral.{n}", lang))


def table_name(key: str, lang: Language) -> str:
    return say("table", lang, n=say(f"numeral.{key.removeprefix('t')}", lang))


def cell_labels(form: Form, address: str) -> tuple[str, str]:
    """The labels of row and column as printed in the form, for a cell, a derived cell, a row (`t3.new`) or a column (`t3.total:column`)."""
    if address in form.labels:
        return form.labels[address]
    if address in form.derived:
        return _derived_labels(form, form.derived[address])
    key = address.removesuffix(":column")
    for other, (row, column) in form.labels.items():
        if other.rpartition(".")[0] == key and key == address:
            return row, ""
        if key != address and other.startswith(f"{key.split('.')[0]}.") and other.rpartition(".")[2] == key.rpartition(".")[2]:
            return "", column
    return "", ""


def _derived_labels(form: Form, members: tuple[str, ...]) -> tuple[str, str]:
    """A sum of rows goes by the group that they share, a sum of columns by the first and the last of them."""
    first, last = form.labels[members[0]], form.labels[members[-1]]
    if first[0] == last[0]:
        return first[0], f"{first[1]}–{last[1]}"
    row = members[0].rpartition(".")[0]
    table = form.table(row.split(".")[0])
    path = next(each.path for _, each in table.rows() if f"{table.key}.{each.key}" == row)
    return path[-2] if len(path) > 1 else path[-1], first[1]


def place_words(location: Location, report: Report | None, lang: Language) -> tuple[str, ...]:
    """Where a finding is, from the part to the column, in the words that a reader of the report knows."""
    words: list[str] = []
    if location.section is not None:
        words.append(part_name(location.section, lang))
    table = location.table or (location.cell.split(".")[0] if location.cell else "")
    if table:
        words.append(table_name(table, lang))
    if report and "." in location.cell:
        row, column = cell_labels(report.form, location.cell)
        words += [say("row", lang, label=row)] if row else []
        words += [say("column", lang, label=column)] if column else []
    if not table and location.place.paragraph is not None:
        words.append(say("paragraph", lang, n=location.place.paragraph))
    if location.place.page is not None:
        words.append(say("page", lang, n=location.place.page))
    return tuple(words)


def state_words(results: Results, finding: Finding, lang: Language) -> str:
    """Where a finding stands by what people decided, or that the baseline has it."""
    stage = standing_of(results, finding)
    return say("standing.known" if stage == "open" and known(results, finding) else f"standing.{stage}", lang)
