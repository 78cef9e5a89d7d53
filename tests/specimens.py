"""Specimens for tests: the clean report of the rules' examples, with the changes that a test names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from gilint.document import Block, Document
from gilint.report.form import Form
from gilint.report.knowledge import Knowledge, load_knowledge
from gilint.report.model import Report
from gilint.report.recognise import recognise
from gilint.resources import rules_folder
from gilint.rules.specimen import Change, specimen_document
from gilint.yamlfile import read_yaml


@cache
def knowledge() -> Knowledge:
    return load_knowledge(rules_folder())


def form(edition: str = "2021") -> Form:
    return next(form for form in knowledge().forms if form.edition == edition)


@cache
def base() -> Any:
    return read_yaml(rules_folder() / "specimen.yaml").data


def document(**change: Any) -> Document:
    return specimen_document(Change(**change), base(), {form.edition: form for form in knowledge().forms})


def document_of(blocks: Iterable[Block]) -> Document:
    return Document("text", tuple(blocks))


def report_of(document: Document) -> Report:
    report = recognise(document, knowledge())
    assert report is not None
    return report
