"""A pane of lines that are drawn when they come into view, so that a hundred thousand cost no more than twenty."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from gilint.output.lines import Line, Span, Style

_MARGIN = 2
"""Lines that are kept in view above and below the cursor."""


class LinePane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows `count` lines, each of which a subclass draws in `line`. With `selects` there is a cursor, else the arrows scroll.

    The line under the cursor begins with a sign as well, for those who see no colours. Keys are those of the screen alone: those that
    panes that scroll have by themselves would leave the cursor behind.
    """

    DEFAULT_CSS = """
    LinePane { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    LinePane > .line--error { color: $text-error; text-style: $error-style; }
    LinePane > .line--warning { color: $text-warning; text-style: $warning-style; }
    LinePane > .line--info { color: $text-primary; text-style: $info-style; }
    LinePane > .line--strong { text-style: bold; }
    LinePane > .line--frame { color: $foreground 65%; }
    LinePane > .line--mark { color: $text-accent; text-style: bold; }
    LinePane > .line--faint { color: $foreground 75%; }
    LinePane > .line--gutter { color: $text-error; text-style: bold; }
    LinePane > .line--cell { text-style: bold reverse; }
    LinePane > .line--band { background: $boost; text-style: bold; }
    LinePane > .line--other { color: $text-accent; text-style: bold underline; }
    LinePane > .line--found { color: $text-warning; text-style: reverse; }
    LinePane > .line--cursor { background: $block-cursor-blurred-background; }
    LinePane:focus > .line--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{style}"
        for style in (
            *("error", "warning", "info", "strong", "frame", "mark", "faint"),
            *("gutter", "cell", "band", "other", "found", "cursor"),
        )
    }

    cursor: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, pane: LinePane, index: int) -> None:
            self.pane = pane
            self.index = index
            super().__init__()

        @property
        def control(self) -> LinePane:
            return self.pane

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, LinePane.Moved) and message.pane is self.pane

    class Chosen(Moved):
        """A line was clicked twice, or Enter was pressed on it."""

        def can_replace(self, message: Message) -> bool:
            return False

    def __init__(self, *, selects: bool, id: str) -> None:
        super().__init__(id=id)
        self.selects = selects
        self._strips: dict[tuple[int, int], Strip] = {}
        self._base: RichStyle | None = None

    @property
    def count(self) -> int:
        raise NotImplementedError

    def line(self, index: int, width: int) -> Line:
        """What stands on a line; it is cut where it is wider than `width` cells."""
        raise NotImplementedError

    def show(self, *, cursor: int | None = None) -> None:
        """What the pane holds has changed; the cursor goes to `cursor` where one is given."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self.count)
        if cursor is not None:
            self.set_reactive(LinePane.cursor, self.validate_cursor(cursor))
            self.reveal(self.cursor)
        else:
            self.set_reactive(LinePane.cursor, self.validate_cursor(self.cursor))
        self.refresh()

    def redraw(self) -> None:
        """The same lines look otherwise."""
        self._strips.clear()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        self.reveal(now, margin=_MARGIN)
        for index in (before, now):
            self.refresh(Region(0, index - self.scroll_offset.y + self.gutter.top, self.outer_size.width, 1))
        self.post_message(self.Moved(self, now))

    def reveal(self, index: int, last: int | None = None, margin: int = 0) -> None:
        """Scroll no further than is needed to see a line, or those up to `last`, with `margin` lines around."""
        height = self.scrollable_content_region.height
        if not height:
            return  # it is hidden, and reveals its place when it is shown and told its size
        top = self.scroll_offset.y
        first, end = max(index - margin, 0), min((last if last is not None else index) + margin, self.count - 1)
        if end >= top + height:
            top = end - height + 1
        self.scroll_to(y=min(top, first), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if self._base is None:
            self._base = self.rich_style
        if index >= self.count:
            return Strip.blank(width, self._base)
        if self.selects and index == self.cursor:
            look = self.get_component_rich_style("line--cursor", partial=True)
            return self._drawn(index, width, ">", self._base).apply_style(look)
        if (index, width) not in self._strips:
            self._strips[index, width] = self._drawn(index, width, " ", self._base)
        return self._strips[index, width]

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._base = None
        super().notify_style_update()

    def on_resize(self) -> None:
        self.resized()

    def resized(self) -> None:
        self.show()
        if self.selects:
            self.reveal(self.cursor)

    def on_click(self, event: events.Click) -> None:
        index = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if self.selects and index < self.count:
            self.clicked(index, event)

    def clicked(self, index: int, event: events.Click) -> None:
        self.cursor = index
        if event.chain == 2:
            self.post_message(self.Chosen(self, index))

    def move(self, step: int) -> None:
        """The cursor by some lines, or the view where there is none."""
        if self.selects:
            self.cursor += step
        else:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)

    def move_page(self, pages: float) -> None:
        self.move(int(max(self.scrollable_content_region.height - 1, 1) * pages))

    def move_to(self, index: int) -> None:
        if self.selects:
            self.cursor = index
        else:
            self.scroll_to(y=index, animate=False, force=True)

    def _drawn(self, index: int, width: int, sign: str, base: RichStyle) -> Strip:
        line = self.line(index, width - self.selects)
        if self.selects:
            line = (Span(sign, "strong"), *line)
        strip = Strip([Segment(span.text, base + self._look(span.style)) for span in line])
        return strip.adjust_cell_length(width, base)

    def _look(self, style: Style) -> RichStyle:
        return self.get_component_rich_style(f"line--{style}", partial=True) if style else RichStyle.null()
