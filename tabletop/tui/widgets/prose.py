"""A chapter of the report on the screen: headings, paragraphs, lists, quotations and tables, wrapped to the window."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.tui.text import clean

_LABELS = {"[player]": "b $accent", "[ruling]": "b $primary", "[engine]": "b $secondary", "[model]": "b $muted"}
_GAP = 2
"""Cells between the columns of a table."""
_WORD = 24
"""A longer word may be broken over two lines of its column."""
_TALL = 3
"""Lines of a cell from which on a blank line stands between the rows of its table."""
_READABLE = 16
"""Cells below which a text of more than so many lines is no column any more."""
_EMPTY = "·"
"""What the report writes in a cell without anything to count."""


class Prose(Widget):
    """Markdown as the report writes it, as plain styled lines. Text in it is data: it was escaped there and is cleaned here."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 100%; }
    """

    markdown: reactive[str] = reactive("", layout=True)

    def __init__(self, markdown: str = "", *, id: str | None = None) -> None:  # noqa: A002 — as Widget has it
        super().__init__(id=id)
        self._reader = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._made: tuple[str, int] | None = None
        self._lines: list[Content] = []
        self.set_reactive(Prose.markdown, markdown)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 — as Widget has it
        """As many lines as it takes."""
        return max(len(self.lines(width)), 1)

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self.lines(self.content_size.width))

    def lines(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        if self._made != (self.markdown, width):
            tree = SyntaxTreeNode(self._reader.parse(self.markdown))
            self._lines = list(_blocks(tree.children, max(width, 20), 0))
            self._made = (self.markdown, width)
        return self._lines


def _blocks(nodes: list[SyntaxTreeNode], width: int, depth: int) -> Iterator[Content]:
    """The lines of some blocks, with a blank one between those of the outermost level."""
    for number, node in enumerate(nodes):
        if number and not depth:
            yield Content("")
        yield from _block(node, width, depth)


def _block(node: SyntaxTreeNode, width: int, depth: int) -> Iterator[Content]:
    match node.type:
        case "heading":
            yield from _inline(node, "b $accent").wrap(width)
        case "paragraph":
            yield from _inline(node).wrap(width)
        case "bullet_list" | "ordered_list":
            yield from _list(node, width, depth)
        case "blockquote":
            for line in _blocks(node.children, width - 2, 0):
                yield Content.assemble(("│ ", "$muted"), line)
        case "table":
            yield from _table(node, width)
        case "fence" | "code_block":
            yield from Content(clean(node.content)).rstrip().wrap(width)
        case _:
            yield from _blocks(node.children, width, depth)


def _list(node: SyntaxTreeNode, width: int, depth: int) -> Iterator[Content]:
    ordered = node.type == "ordered_list"
    for number, item in enumerate(node.children, 1):
        mark = f"{number}. " if ordered else "– " if depth else "• "
        if number > 1 and not depth and (ordered or len(item.children) > 1):
            yield Content("")
        first = True
        for line in _blocks(item.children, width - len(mark), depth + 1):
            yield Content.assemble((mark if first else " " * len(mark), "$muted"), line)
            first = False


def _inline(node: SyntaxTreeNode, style: str = "") -> Content:
    """The text of a block in its styles."""
    parts: list[Content] = []
    for child in node.children:
        match child.type:
            case "text" | "code_inline":
                parts.append(Content.styled(clean(child.content), style) if style else Content(clean(child.content)))
            case "strong":
                text = _inline(child).plain
                parts.append(Content.styled(text, _LABELS.get(text, f"{style} b".strip())))
            case "em":
                parts.append(Content.styled(_inline(child).plain, "$muted"))
            case "softbreak" | "hardbreak":
                parts.append(Content(" "))
            case _:
                parts.append(_inline(child, style))
    return Content("").join(parts)


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    rows = [[_inline(cell) for cell in row.children] for part in node.children for row in part.children]
    right = [str(cell.attrs.get("style", "")).endswith("right") for cell in node.children[0].children[0].children]
    headless = not any(cell.plain for cell in rows[0])
    widths = _widths(rows, width)
    if not widths:
        yield from _rows(rows, width)
        return
    wrapped = [[cell.wrap(size) or [Content("")] for cell, size in zip(row, widths, strict=True)] for row in rows]
    apart = any(len(cell) >= _TALL for cells in wrapped[1:] for cell in cells)
    for number, cells in enumerate(wrapped):
        if headless and not number:
            continue
        if apart and number > 1:
            yield Content("")
        for at in range(max(len(cell) for cell in cells)):
            line = Content(" " * _GAP).join(
                _fitted(cell[at] if at < len(cell) else Content(""), size, right=to_right)
                for cell, size, to_right in zip(cells, widths, right, strict=True)
            )
            yield line.stylize("b") if not number else line
        if not number:
            yield Content.styled("─" * (sum(widths) + _GAP * (len(widths) - 1)), "$muted")


def _fitted(cell: Content, size: int, *, right: bool) -> Content:
    space = max(size - cell.cell_length, 0)
    return cell.pad_left(space) if right else cell.pad_right(space)


def _rows(rows: list[list[Content]], width: int) -> Iterator[Content]:
    """A table that is too wide, row by row: the first cell, then each other one behind its heading; empty ones left out."""
    headings, *rest = rows
    yield headings[0].stylize("b")
    apart = any(row[0].cell_length > width for row in rest)
    for at, row in enumerate(rest):
        if apart and at:
            yield Content("")
        told = [
            Content.assemble((heading.plain, "$muted"), " ", cell)
            for heading, cell in zip(headings[1:], row[1:], strict=True)
            if cell.plain not in ("", _EMPTY)
        ]
        # A whole sentence is no heading of its row.
        first = row[0] if row[0].cell_length > width else row[0].stylize("b")
        rest_of_it = Content(" · ").join(told) if told else Content("" if apart else _EMPTY)
        text = Content.assemble(first, "  ", rest_of_it).rstrip()
        for number, line in enumerate(text.wrap(width - 2)):
            yield Content.assemble("  ", line) if number else line


def _widths(rows: list[list[Content]], width: int) -> list[int]:
    """Widths of the columns: what they want, the widest cut down until all fit and no word broken.

    Empty if that cannot be, or if a text would run down the screen in a strip.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(max(cell.cell_length for cell in column), 1) for column in columns]
    words = [[word for cell in column for word in cell.plain.split()] or [" "] for column in columns]
    least = [min(max(map(cell_len, column)), _WORD) for column in words]
    room = width - _GAP * (len(widths) - 1)
    if sum(least) > room:
        return []
    while sum(widths) > room:
        spare = [size - floor for size, floor in zip(widths, least, strict=True)]
        widest = max(range(len(widths)), key=lambda at: (spare[at] > 0, widths[at]))
        widths[widest] -= 1
    wanted = [max(cell.cell_length for cell in column) for column in columns]
    if any(size < _READABLE and want > _TALL * size for size, want in zip(widths, wanted, strict=True)):
        return []
    return widths
