"""What tells the furniture of a page (menus, crumbs, share buttons, page feet) from its article."""

from __future__ import annotations

import re

from gilint.readers.html.tree import Element

_TAGS = frozenset({"nav", "header", "footer", "aside", "form", "menu", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"})
_NAMES = re.compile(
    r"(?<![a-z])(?:nav|menu|head|header|foot|topbar|toolbar|side|share|tools|print|pager|search|login|prev|next|wz|dqwz)(?![a-z])"
    r"|(?:top|main|sub|left|site|side|foot)[-_]?(?:nav|menu|bar)|navbar|navigat|crumb|footer|copyright|bdshare|sharebox|pagination|recommend"
    r"|related|qrcode|weizhi|导航|页脚|当前位置|分享"
)
_WORDS = re.compile(
    r"^\W*(?:(?:您|你|当前|现在|所在|的)+位置|首页\s*[>»/]|上一[篇条页]|下一[篇条页]|分享到|扫一扫|返回顶部|字[体号]\s*[:：【\[])"
    r"|ICP备\s*\d|公网安备\s*\d|网站标识码\s*[:：]?\s*\w?\d|版权所有|copyright\b|(?:打印|关闭)(?:本页|窗口|此页|页面|】|\])"
    r"|(?:^|[\s\[【|])(?:(?:浏览|点击|阅读|访问)(?:次数|量|数)?|(?:发布|发稿|公开)(?:时间|日期))\s*[:：]",
    re.IGNORECASE,
)
_OFFICE_MARGINS = ("header", "footer")
_SHORT = 300
_MANY_LINKS = 4
_MOSTLY = 0.6


def reads_like_furniture(text: str) -> bool:
    """Whether a piece of text is of the kind that pages print around an article."""
    return bool(_WORDS.search(text))


def named_furniture(element: Element) -> bool:
    """Whether an element is furniture by its tag, role, class or id; office programs mark page headers and footers by their title."""
    attributes = element.attributes
    if element.tag in _TAGS or attributes.get("role", "") in _ROLES or attributes.get("title", "") in _OFFICE_MARGINS:
        return True
    return element.display != "inline" and bool(_NAMES.search(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()))


def dense_in_links(links: int, linked: int, text: int) -> bool:
    """Whether a block is mostly ways to other pages; `linked` and `text` are characters within and outside of links."""
    return links >= _MANY_LINKS and linked > _MOSTLY * (linked + text)


def short(characters: int) -> bool:
    """Whether a block is so short that a word of furniture speaks for the whole of it."""
    return characters <= _SHORT
