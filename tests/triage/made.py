"""Rows and desks of invented places, one at a time or as hypothesis likes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from gilint.decisions.model import Decision
from gilint.triage.desk import Desk
from gilint.triage.rows import Dossier, Row

TODAY = date(2026, 11, 22)

UNLIKE = st.integers(0, 10**9).map("{:016x}".format)

ROW = Row(
    path="/报告/青屿县司法局.docx",
    index=0,
    code="GI301",
    name="row-total",
    severity="error",
    confidence="high",
    section=3,
    table="t3",
    cell="t3.new.total",
    place="第三部分 · 表三 · 行“本年新收” · 列“总计”",
    message="各类申请人之和为３，总计填2，相差1。",
    quote="",
    agency="青屿县司法局",
    year=2023,
    fingerprint="00ff00ff00ff00ff",
    evidence="aaaaaaaa",
    hidden=False,
    fails=True,
)


def desk_of(*dossiers: Dossier) -> Desk:
    desk = Desk(TODAY)
    desk.expect([dossier.path for dossier in dossiers])
    for dossier in dossiers:
        desk.put(dossier)
    return desk


def dossier_of(*rows: Row, path: str = ROW.path, sha256: str = "") -> Dossier:
    """The rows are numbered as a check numbers them."""
    seen: dict[str, int] = {}
    numbered: list[Row] = []
    for index, row in enumerate(rows):
        ordinal = seen.get(row.fingerprint, 0)
        seen[row.fingerprint] = ordinal + 1
        numbered.append(replace(row, path=path, index=index, ordinal=ordinal))
    return Dossier(path, "checked", ROW.agency, ROW.year, "2021", sha256, "", tuple(numbered))


def decision(row: Row, **values: str) -> Decision:
    return replace(Decision(row.fingerprint, row.code, "", "", "accepted", "来源文件如此", evidence=row.evidence), **values)  # type: ignore[arg-type]


def rows(fingerprints: st.SearchStrategy[str] = UNLIKE) -> st.SearchStrategy[Row]:
    return st.builds(
        lambda **values: replace(ROW, **values),
        code=st.sampled_from(["GI001", "GI301", "GI302", "GI401", "GI601"]),
        severity=st.sampled_from(["error", "warning", "info"]),
        section=st.sampled_from([None, 0, 1, 2, 3, 6]),
        cell=st.sampled_from(["", "t3.new.total", "t3.granted.total", "t2.rules.made"]),
        message=st.sampled_from(["相差１", "正文称没有", "Ａ栏为空", "表样㎡不符"]),
        quote=st.sampled_from(["", "未收到申请", "ABC"]),
        fingerprint=fingerprints,
        evidence=st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"]),
        hidden=st.booleans(),
        position=st.integers(0, 20),
    )


def desks() -> st.SearchStrategy[Desk]:
    """Some files, some of their findings decided one way or another."""

    def desk(files: list[list[Row]], decided: list[str]) -> Desk:
        made = desk_of(*(dossier_of(*listed, path=f"/报告/{number}.docx") for number, listed in enumerate(files)))
        listed = [row for dossier in made.dossiers.values() for row in dossier.rows]
        states = zip(listed, decided, strict=False)
        made.decide({row.fingerprint: decision(row, state=state) for row, state in states if state})
        return made

    states = st.sampled_from(["", "open", "accepted", "false-positive", "fixed"])
    return st.builds(desk, st.lists(st.lists(rows(), max_size=8), max_size=5), st.lists(states, max_size=20))
