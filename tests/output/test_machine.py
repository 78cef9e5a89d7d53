"""gilint.check/1: every key of the contract, in the language that was asked for, the same for the same input."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from gilint.findings import Location
from gilint.output.machine import machine
from gilint.results import Trouble
from tests.output import made


def told(**change: Any) -> Any:
    return json.loads(machine(replace(made.results(), **change), "zh"))


def test_every_key_of_the_contract_is_there() -> None:
    check = told()
    assert {"schema", "version", "rules", "reports", "summary"} <= set(check)
    assert check["schema"] == "gilint.check/1"
    assert check["rules"] == {"pack": "core", "sha256": "cd" * 32, "packs": [{"pack": "core", "sha256": "cd" * 32, "rules": 1}]}
    report = check["reports"][0]
    assert {"path", "sha256", "agency", "year", "edition", "examined", "findings"} <= set(report)
    assert (report["path"], report["year"], report["edition"]) == ("报告.txt", 2024, "2021")
    assert report["examined"]["cells"] == 200
    assert {"files", "error", "warning", "info"} <= set(check["summary"])


def test_a_finding_has_every_key_of_the_contract() -> None:
    finding = told()["reports"][0]["findings"][0]
    assert finding == {
        "code": "GI301",
        "name": "row-total",
        "severity": "error",
        "confidence": "high",
        "message": "“一、本年新收”各项之和为3，总计填4。",
        "advice": "对照台账核实该行各格。",
        "fingerprint": "0123456789abcdef",
        "location": {
            "section": 3,
            "table": "t3",
            "cell": "t3.new.total",
            "cells": list(made.CELLS),
            "paragraph": None,
            "line": 12,
            "page": None,
            "quote": None,
        },
        "expected": "3",
        "actual": "4",
        "related": [{"label": "自然人", "cell": "t3.new.natural_person", "quote": "2"}],
        "state": "open",
        "fails": True,
        "hidden": None,
    }


def test_text_is_utf8_and_in_the_language_asked_for() -> None:
    assert "表三" not in machine(made.results(), "en")
    assert "The total" not in machine(made.results(), "zh")
    assert "“一、本年新收” adds up to 3" in machine(made.results(), "en")
    assert "\\u" not in machine(made.results(), "zh")
    assert machine(made.results(), "zh") == machine(made.results(), "zh")


def test_what_went_wrong_beside_is_told() -> None:
    assert told(troubles=(Trouble("missing", "x.docx"),))["troubles"] == [{"kind": "missing", "where": "x.docx", "detail": ""}]


def test_a_finding_without_a_place_is_all_null() -> None:
    location = json.loads(machine(made.results(made.finding(location=Location())), "zh"))["reports"][0]["findings"][0]["location"]
    assert location.pop("cells") == []
    assert set(location.values()) == {None}
