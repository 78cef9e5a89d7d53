"""Walks a body of text in reading order: paragraphs with their numbers, lists, sections, tables, and what hangs on them."""

from __future__ import annotations

from lxml import etree

from gilint.readers.docx.markup import whole_number
from gilint.readers.drafts.drafts import Draft, NoteDraft, ParagraphDraft
from gilint.readers.odt import names
from gilint.readers.odt.changes import quoted
from gilint.readers.odt.drawings import drawn, linked
from gilint.readers.odt.inline import Flow, Inline
from gilint.readers.odt.levels import DEEPEST
from gilint.readers.odt.lists import Item, Lists
from gilint.readers.odt.styles import Style
from gilint.readers.odt.table import read_table


class Walk:
    """One walk over one body; numbers count on from each call to the next."""

    def __init__(self, flow: Flow, lists: Lists) -> None:
        self._flow = flow
        self._lists = lists
        self._contents = False
        self._begun = False
        self._page_ends = False
        self._unfinished: Inline | None = None

    def story(self, parent: etree._Element) -> list[Draft]:
        """What the body, a cell or a box of text holds."""
        self._flow.budget.draft()
        drafts: list[Draft] = []
        around, self._unfinished = self._unfinished, None
        self._blocks(parent, drafts, None)
        self._finish(drafts)
        self._unfinished = around
        return drafts

    def _blocks(self, parent: etree._Element, drafts: list[Draft], item: Item | None) -> None:
        for child in parent:
            self._flow.budget.steps(1)
            tag = child.tag
            if tag in names.PARAGRAPHS:
                self._paragraph(child, drafts, item)
            elif tag == names.LIST:
                self._list(child, drafts, item)
            elif tag in names.TABLES:
                self._table(child, drafts)
            elif tag == names.SECTION:
                self._section(child, drafts)
            elif tag in names.INDEXES:
                contents, self._contents = self._contents, True
                for body in child.iterchildren(names.INDEX_BODY):
                    self._blocks(body, drafts, None)
                self._contents = contents
            elif tag == names.INDEX_TITLE:
                self._blocks(child, drafts, None)
            elif tag == names.NUMBERED_PARAGRAPH:
                self._blocks(child, drafts, self._lists.numbered(child))
            elif tag == names.SOFT_PAGE_BREAK:
                self._flow.page += 1
            elif tag in names.CHANGE_MARKS:
                noted = self._flow.changes.mark(child)
                if noted is not None:
                    drafts.append(NoteDraft(*noted))
            elif str(tag).startswith(names.DRAW):
                self._drawing(child, drafts)

    def _list(self, element: etree._Element, drafts: list[Draft], around: Item | None) -> None:
        listing = self._lists.listing(element, around)
        for child in element.iterchildren(names.LIST_ITEM, names.LIST_HEADER):
            self._flow.budget.steps(1)
            self._blocks(child, drafts, self._lists.item(child, listing))

    def _section(self, section: etree._Element, drafts: list[Draft]) -> None:
        for source in section.iterchildren(names.SECTION_SOURCE):
            drafts.extend(linked(source.get(names.HREF, "")))
        display = section.get(names.DISPLAY)
        if display == "none" or (display == "condition" and section.get(names.IS_HIDDEN) == "true"):
            hidden = quoted(section.iter(*names.PARAGRAPHS))
            drafts.extend([NoteDraft("hidden-text", hidden)] if hidden else [])
        else:
            self._blocks(section, drafts, None)

    def _table(self, table: etree._Element, drafts: list[Draft]) -> None:
        changes = self._flow.changes
        if changes.deleting and (deleted := changes.leaves(table)) is not None:
            drafts.append(NoteDraft("deletion", deleted))
            for mark in table.iter(*names.CHANGE_MARKS):
                changes.mark(mark)
            return
        self._finish(drafts)
        self._break(self._flow.styles.style("table", table.get(names.TABLE_STYLE_NAME)))
        drafts.append(read_table(table, self.story, self._flow))

    def _paragraph(self, paragraph: etree._Element, drafts: list[Draft], item: Item | None) -> None:
        self._flow.budget.draft()
        style = self._flow.styles.style("paragraph", paragraph.get(names.STYLE_NAME))
        if self._unfinished is None:
            self._break(style)
        inline = self._unfinished or Inline(self._flow)
        inline.read(paragraph, style)
        self._unfinished = inline
        # Without its mark a paragraph runs on into the next one, whose number and level are those of both.
        if style.hidden or self._flow.changes.deleting:
            return
        outline = paragraph.get(names.OUTLINE_LEVEL) if paragraph.tag == names.HEADING else None
        level = style.level or whole_number(outline, 0, DEEPEST + 1) or None
        self._finish(drafts, self._number(paragraph, style, level, item), level, self._contents or style.contents)

    def _number(self, paragraph: etree._Element, style: Style, level: int | None, item: Item | None) -> str:
        if item is not None:
            return self._lists.number(item) if item.waiting else ""
        # A heading whose own format names a list, or none, is not among those that the outline counts.
        return self._lists.heading(paragraph, level) if level is not None and style.own_list is None else ""

    def _break(self, style: Style) -> None:
        if (style.before and self._begun) or self._page_ends:
            self._flow.page += 1
        self._begun = True
        self._page_ends = style.after

    def _finish(self, drafts: list[Draft], number: str = "", level: int | None = None, contents: bool = False) -> None:
        """Close the paragraph that is being read, if any; what is drawn in it comes after it."""
        inline, self._unfinished = self._unfinished, None
        if inline is None:
            return
        drafts.append(ParagraphDraft(inline.text(), number, level, inline.page, tuple(inline.notes), tuple(inline.comments), contents))
        page = self._flow.page
        for graphic in inline.graphics:
            self._drawing(graphic, drafts)
        self._flow.page = page

    def _drawing(self, drawing: etree._Element, drafts: list[Draft]) -> None:
        around = self._flow.dark
        for item in drawn(drawing):
            self._flow.budget.draft()
            if isinstance(item, etree._Element):
                holder = item if item.get(names.DRAW_STYLE_NAME) else item.getparent()
                named = None if holder is None else holder.get(names.DRAW_STYLE_NAME)
                self._flow.dark = around or self._flow.styles.style("graphic", named).dark
                drafts.extend(self.story(item))
                self._flow.dark = around
            else:
                drafts.append(item)
