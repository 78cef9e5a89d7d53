"""The tables of a clean report: numbers that fulfil every equation of the form because they are made from single requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from gilint.report.form import Form
from tests.clean.organs import Organ

Year = Literal["quiet", "few", "steady", "busy"]
MOST: Mapping[Year, int] = {"quiet": 0, "few": 4, "steady": 40, "busy": 900}
"""Requests of one kind of applicants at most."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`texts` is what is printed in each cell, `numbers` the counts among them; sums of the form are asked for by `of`."""

    texts: Mapping[str, str]
    numbers: Mapping[str, int]
    form: Form

    def of(self, address: str) -> int:
        return sum(self.numbers[member] for member in self.form.derived.get(address, (address,)))

    @property
    def new(self) -> int:
        return self.of("t3.new.total")

    @property
    def carried_in(self) -> int:
        return self.of("t3.carried_in.total")

    @property
    def handled(self) -> int:
        return self.of("t3.total.total")

    @property
    def carried_out(self) -> int:
        return self.of("t3.carried_out.total")

    @property
    def unpaid(self) -> int:
        """Requests closed because a fee was not paid; the form of 2019 has no row for them."""
        return self.numbers.get("t3.other.overdue_fee.total", 0)


def figures(rng: Random, organ: Organ, form: Form) -> Figures:
    kind: Year = rng.choices(("quiet", "few", "steady", "busy"), (4, 6, 5, 2))[0]
    if organ.level == "town" and kind == "busy":
        kind = "few"
    numbers = dict.fromkeys(form.addresses, 0)
    _requests(rng, form, MOST[kind], numbers)
    _cases(rng, kind, numbers)
    texts = {address: str(number) for address, number in numbers.items()}
    if form.edition == "2019":
        _activity_2019(rng, organ, numbers, texts)
    else:
        _activity(rng, organ, numbers, texts)
    return Figures(texts, numbers, form)


def _requests(rng: Random, form: Form, most: int, numbers: dict[str, int]) -> None:
    """Every request is new or carried in, and has one result or is carried out; all sums follow."""
    table = next(table for table in form.tables if table.key == "t3")
    block = table.blocks[0]
    applicants = [column.key for column in block.columns if column.key != "total"]
    results = [row.key for row in block.rows if row.key not in ("new", "carried_in", "total", "carried_out")]
    usual = rng.sample(results, rng.randint(1, len(results)))
    for applicant in applicants:
        share = 1.0 if applicant == "natural_person" else rng.choice((0, 0, 0.1, 0.3))
        received = rng.randint(0, int(most * share))
        carried_in = rng.randint(0, max(1, received // 6)) if most and share and rng.random() < 0.3 else 0
        carried_out = rng.randint(0, (received + carried_in) // 5 + 1) if rng.random() < 0.3 else 0
        carried_out = min(carried_out, received + carried_in)
        counts = {"new": received, "carried_in": carried_in, "carried_out": carried_out, "total": received + carried_in - carried_out}
        for result in rng.choices(["granted", *usual], k=counts["total"]):
            counts[result] = counts.get(result, 0) + 1
        for row, count in counts.items():
            numbers[f"t3.{row}.{applicant}"] += count
            numbers[f"t3.{row}.total"] += count


def _cases(rng: Random, kind: Year, numbers: dict[str, int]) -> None:
    most = {"quiet": 0, "few": 1, "steady": 4, "busy": 30}[kind]
    for row in ("review", "litigation_direct", "litigation_after_review"):
        if rng.random() < 0.45:
            for column in ("upheld", "corrected", "other", "pending"):
                numbers[f"t4.{row}.{column}"] = rng.randint(0, most)
            numbers[f"t4.{row}.total"] = sum(numbers[f"t4.{row}.{column}"] for column in ("upheld", "corrected", "other", "pending"))


def _activity(rng: Random, organ: Organ, numbers: dict[str, int], texts: dict[str, str]) -> None:
    for row, able in (("regulations", organ.may_rule), ("normative_documents", organ.level != "zone")):
        issued, repealed = (rng.randint(0, 9), rng.randint(0, 5)) if able and rng.random() < 0.6 else (0, 0)
        in_force = max(0, issued - repealed) + (rng.randint(0, 60) if able else 0)
        for column, count in zip(("issued", "repealed", "in_force"), (issued, repealed, in_force), strict=True):
            numbers[f"t2.{row}.{column}"] = count
            texts[f"t2.{row}.{column}"] = str(count)
    most = 60 if organ.level == "town" else 30_000
    for row in ("licensing", "penalties", "coercion"):
        count = int(most ** rng.random()) - 1 if rng.random() < 0.6 else 0
        numbers[f"t2.{row}.decisions"] = count
        texts[f"t2.{row}.decisions"] = _count(rng, count)
    texts["t2.fees.amount"] = _amount(rng, organ)
    numbers.pop("t2.fees.amount")


def _activity_2019(rng: Random, organ: Organ, numbers: dict[str, int], texts: dict[str, str]) -> None:
    made = rng.choice((0, 0, 1, 3, 12))
    for column, count in {"made": made, "disclosed": made, "total": made + rng.randint(0, 30)}.items():
        numbers[f"t2.normative_documents.{column}"] = count
        texts[f"t2.normative_documents.{column}"] = str(count)
    if organ.may_rule:
        texts |= {"t2.regulations.made": "2", "t2.regulations.disclosed": "2", "t2.regulations.total": "41"}
        numbers |= {"t2.regulations.made": 2, "t2.regulations.disclosed": 2, "t2.regulations.total": 41}
    for row in ("licensing", "other_services", "penalties", "coercion", "fees"):
        change = rng.choice(("0", "0", "+2", "-3", "1"))
        items = rng.randint(4, 200)
        texts |= {f"t2.{row}.last_year_items": str(items), f"t2.{row}.change": change}
        if row != "fees":
            numbers[f"t2.{row}.decisions"] = rng.choice((0, rng.randint(1, 400)))
            texts[f"t2.{row}.decisions"] = str(numbers[f"t2.{row}.decisions"])
    bought = rng.choice((0, 2, 17))
    texts["t2.procurement.items"] = str(bought)
    texts["t2.procurement.amount"] = rng.choice(("251000元", "15万元", "8040", "33.69万元")) if bought else "0"
    for address in [address for address in numbers if address.endswith((".change", ".last_year_items", ".amount", ".items"))]:
        numbers.pop(address)


def _count(rng: Random, count: int) -> str:
    """A count as spreadsheets and editors print it, too: with a fraction of zero, or a blank behind it."""
    return rng.choices((str(count), f"{count}.0", f"{count} "), (30, 1, 1))[0]


def _amount(rng: Random, organ: Organ) -> str:
    """万元 with as many decimals as an organ likes, up to the cent (six)."""
    if rng.random() < 0.5:
        return rng.choice(("0", "0", "0.0", "0.00", "0.000000"))
    most = {"town": 90, "zone": 900}.get(organ.level, 20_000 if organ.government else 800)
    amount = Decimal(rng.randint(1, most * 10**6)) / 10**6
    return str(amount.quantize(Decimal(1).scaleb(-rng.randint(0, 6))))
