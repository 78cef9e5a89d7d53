"""How rules speak of days and months in both languages: 2025年2月13日 or 2025-02-13, 2022年10月 or 2022-10."""

from __future__ import annotations

from datetime import date

from gilint.wording import Text


def day(of: date) -> Text:
    return Text(f"{of.year}年{of.month}月{of.day}日", of.isoformat())


def month(of: date) -> Text:
    return Text(f"{of.year}年{of.month}月", of.isoformat()[:7])
