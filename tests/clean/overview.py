"""Part one: the five aspects or more, in one order or another, numbered in every way that clerks number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.clean import disclosure, requests, upkeep
from tests.clean.clerk import Clerk

ORDINALS = "一二三四五六七"
TITLES: Mapping[str, tuple[str, ...]] = {
    "disclosure": ("主动公开", "主动公开情况", "主动公开政府信息情况", "扎实做好主动公开"),
    "requests": ("依申请公开", "依申请公开情况", "依申请公开办理情况", "规范依申请公开"),
    "management": ("政府信息管理", "政府信息管理情况", "政府信息资源管理", "强化政府信息管理"),
    "platforms": ("平台建设", "政府信息公开平台建设", "公开平台建设情况", "完善政府信息公开平台建设"),
    "supervision": ("监督保障", "监督保障情况", "监督保障及考核评议", "强化监督保障"),
}
_WRITERS: Mapping[str, Callable[[Clerk], str]] = {
    "disclosure": disclosure.disclosure,
    "requests": lambda clerk: requests.requests(clerk) + requests.cases(clerk),
    "management": upkeep.management,
    "platforms": upkeep.platforms,
    "supervision": upkeep.supervision,
}


def overview(clerk: Clerk) -> list[str]:
    """Paragraphs of part one."""
    aspects = [(clerk.rng.choice(TITLES[key]), write(clerk)) for key, write in _WRITERS.items()]
    if clerk.rng.random() < 0.2:
        clerk.rng.shuffle(aspects)
    aspects += upkeep.extras(clerk)
    opening = upkeep.opening_sentence(clerk)
    style = clerk.rng.choice((_headed, _headed, _heading_lines, _points, _arabic, _spoken, _unnumbered, _one_paragraph))
    return [*([opening] if opening else []), *style(clerk, aspects)]


def _headed(clerk: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    mark = clerk.pick("。", "：", "　")
    return [f"（{ORDINALS[index]}）{title}{mark}{text}" for index, (title, text) in enumerate(aspects)]


def _heading_lines(_: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    return [line for index, (title, text) in enumerate(aspects) for line in (f"（{ORDINALS[index]}）{title}", text)]


def _points(_: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    return [f"{ORDINALS[index]}是{title}。{text}" for index, (title, text) in enumerate(aspects)]


def _arabic(clerk: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    mark = clerk.pick(".", "．", "、")
    return [f"{index}{mark}{title}。{text}" for index, (title, text) in enumerate(aspects, 1)]


def _spoken(clerk: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    lead = clerk.pick("在{}方面，", "{}方面：", "关于{}。")
    return [f"{lead.format(title)}{text}" for title, text in aspects]


def _unnumbered(_: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    return [f"{title}。{text}" for title, text in aspects]


def _one_paragraph(_: Clerk, aspects: list[tuple[str, str]]) -> list[str]:
    return ["".join(f"{ORDINALS[index]}是{title}。{text}" for index, (title, text) in enumerate(aspects))]
