"""The outline of a document: its provisions (quy định), from parts and articles down to dashes, paragraphs and table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.attached import attachments, is_attached_title, lines_of
from ingest.document import Header, Provision
from ingest.document import ProvisionKind as Kind
from ingest.header import letter_behind
from ingest.labels import CAPITALS, Label, after_letter, read_label, weight
from ingest.quotations import QUOTES, Quotation
from ingest.readings import Span
from ingest.tables import is_row, row_label, section_row

_RANK = {
    Kind.APPENDIX: 0,
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.ARTICLE: 4,
    Kind.ROMAN: 5,
    Kind.NUMBER: 6,
    Kind.CLAUSE: 6,
    Kind.LETTER: 7,
    Kind.POINT: 7,
    Kind.DASH: 8,
    Kind.PLUS: 9,
}
_NAMED = frozenset({Kind.APPENDIX, Kind.PART, Kind.CHAPTER, Kind.SECTION})
_TITLED = frozenset({Kind.ARTICLE, Kind.ROMAN, Kind.NUMBER, Kind.CLAUSE, Kind.LETTER, Kind.POINT})
_RUN_INS = frozenset({Kind.NUMBER, Kind.ROMAN, Kind.LETTER})
_FIRST = (1, 10)
"""The ordinals of `1` and `a`."""
_HEADING = 220
"""Longer pieces are their own content."""
_DEEPEST = 16
"""Lists inside lists beyond which another level is taken for a new list, so that time stays linear."""
_RUN_IN = re.compile(r"^([^:;.]{3,90}):\s+\S")  # "1. Công tác tuyên truyền trên địa bàn thị xã: Kinh phí được …"
_CLOSING = re.compile(
    r"^\(?(?:Trên đây là|Trong quá trình|Quá trình (?:triển khai|thực hiện)|Nhận được|Đề nghị|Yêu cầu|Giao |Đính kèm|Gửi kèm"
    r"|Kèm theo|Vậy|Trân trọng|Rất mong|Căn cứ (?:nội dung|tình hình)|(?:Kế hoạch|Chỉ thị|Công điện|Quy chế|Quyết định) này"
    r"|[^.;]{3,120}(?:thông báo|trả lời|có ý kiến|hướng dẫn|báo cáo|yêu cầu|đề nghị|phúc đáp)[^.;]{0,80})"
)


@dataclass(slots=True)
class _Node:
    """A provision being built."""

    kind: Kind
    label: str
    start: int
    end: int
    content: int
    parent: int | None
    path: str
    style: str = ""
    ordinal: int = 0
    heading: str | None = None
    children: int = 0
    counts: dict[str, int] = field(default_factory=dict)


def find_outline(text: str, header: Header) -> tuple[Provision, ...]:
    """The provisions of the body, of a letter behind it and of what is attached, in the order of the text.

    Every line of the body lies in exactly one provision. Without a body in `header` the whole text is read.
    """
    body = header.body or Span(0, len(text), text)
    builder = _Builder(text)
    builder.read(body.start, body.end)
    builder.close()
    behind = letter_behind(text, body.end)
    if behind is not None and behind.body is not None:
        body = behind.body
        builder.restart()
        builder.read(body.start, body.end)
        builder.close()
    for start, end in attachments(text, body.end):
        builder.restart()
        builder.read(start, end)
    return builder.freeze()


class _Builder:
    """Reads lines and keeps the stack of open provisions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes: list[_Node] = []
        self.stack: list[int] = []
        self.counts: dict[str, int] = {}
        self.paths: dict[str, int] = {}
        self.outer: list[int] = []  # the stack below a quotation
        self.quoted = Quotation()

    def restart(self) -> None:
        self.stack, self.outer = [], []

    def _top(self) -> int | None:
        """The innermost open provision."""
        return self.stack[-1] if self.stack else self.outer[-1] if self.outer else None

    def _quote(self, line: str, label: Label | None) -> None:
        """Opens or closes the quotation of an amended text: its provisions stand in the one that says `như sau:`."""
        if self.outer and label is not None and self._resumes(label):
            self._unquote()
        if not self.outer and self.stack and line[0] in QUOTES and self._opens_list(self.stack[-1]):
            self.outer, self.stack, self.quoted = self.stack, [], Quotation()

    def _unquote(self) -> None:
        self.stack, self.outer = self.outer, []

    def _resumes(self, label: Label) -> bool:
        """Whether a label goes on with the list outside a quotation whose closing mark is lost."""

        def before(index: int) -> bool:
            node = self.nodes[index]
            return node.style == label.style and _RANK.get(node.kind) == _RANK[label.kind] and node.ordinal == label.ordinal - 1

        return label.ordinal > 1 and any(map(before, self.outer)) and not any(map(before, self.stack))

    def read(self, start: int, end: int) -> None:
        lines = list(lines_of(self.text, start, end))
        i = 0
        while i < len(lines):
            i += self._line(lines, i)

    def _line(self, lines: list[tuple[int, int]], i: int) -> int:
        """Reads the line `i`; returns how many lines it took."""
        start, end = lines[i]
        line = self.text[start:end]
        row = is_row(line)
        label = None if row else read_label(line)
        if self.outer or line[0] in QUOTES:
            self._quote(line, label)
        taken = self._provisions(lines, i, label, row)
        if self.outer and self.quoted.closes(self.text[start : lines[i + taken - 1][1]]):
            self._unquote()
        return taken

    def _provisions(self, lines: list[tuple[int, int]], i: int, label: Label | None, row: bool) -> int:
        start, end = lines[i]
        line = self.text[start:end]
        if row:
            self._row(line, start, end)
            return 1
        if label is None:
            self._paragraph(start, end)
            return 1
        taken = 1
        if label.kind in _NAMED and label.length >= len(line):
            while i + taken < len(lines) and taken < 4 and self._is_title(lines[i + taken], first=taken == 1):
                end = lines[i + taken][1]
                taken += 1
        self._labelled(label, start, end)
        return taken

    def _is_title(self, line: tuple[int, int], first: bool) -> bool:
        words = self.text[line[0] : line[1]]
        return (
            read_label(words) is None
            and not is_row(words)
            and (words.isupper() or (first and len(words) < 150 and words[0] != "("))
        )

    def _labelled(self, label: Label, start: int, end: int) -> None:
        label = self._letter_or_roman(label)
        if label.style in (")", ")0"):
            open_letter = next((n for i in reversed(self.stack) if (n := self.nodes[i]).kind in (Kind.LETTER, Kind.POINT)), None)
            label = after_letter(label, open_letter.label) if open_letter is not None and open_letter.style == ")" else label
        kind = label.kind
        parent = self._parent_of(label)
        inside = self._kinds(parent)
        if kind is Kind.NUMBER and Kind.ARTICLE in inside and Kind.ROMAN not in inside:
            kind = Kind.CLAUSE
        elif kind is Kind.LETTER and Kind.ARTICLE in inside and Kind.ROMAN not in inside:
            kind = Kind.POINT
        above = self._above(parent)
        if kind in (Kind.DASH, Kind.PLUS):
            path = self._counted(kind.value, above)
        else:
            path = label.text if above is None else f"{self.nodes[above].path} > {label.text}"
        self._add(_Node(kind, label.text, start, end, start + label.length, parent, path, label.style, label.ordinal))

    def _letter_or_roman(self, label: Label) -> Label:
        """`C.` after `B.` is a letter, not the roman hundred."""
        if label.kind is Kind.ROMAN and label.text in CAPITALS:
            ordinal = CAPITALS.index(label.text) + 1
            if any(self.nodes[i].style == "A" and self.nodes[i].ordinal == ordinal - 1 for i in self.stack):
                return replace(label, kind=Kind.PART, ordinal=ordinal, style="A")
        return label

    def _above(self, index: int | None) -> int | None:
        """The nearest provision from `index` upwards that counts in paths."""
        while index is not None and self.nodes[index].kind in (Kind.PARAGRAPH, Kind.ROW):
            index = self.nodes[index].parent
        return index

    def _counted(self, word: str, above: int | None) -> str:
        """The path of the next `dash`, `para` or `row` in a provision."""
        counts = self.counts if above is None else self.nodes[above].counts
        counts[word] = counts.get(word, 0) + 1
        prefix = "" if above is None else f"{self.nodes[above].path} > "
        return f"{prefix}{word} {counts[word]}"

    def _kinds(self, index: int | None) -> set[Kind]:
        found: set[Kind] = set()
        while index is not None:
            found.add(self.nodes[index].kind)
            index = self.nodes[index].parent
        return found

    def _parent_of(self, label: Label) -> int | None:
        """Closes what the label closes; returns the index of the provision that it stands in."""
        rank = _RANK[label.kind]
        bullet = label.kind in (Kind.DASH, Kind.PLUS)
        sibling = self._sibling(label)
        if sibling is not None:
            del self.stack[sibling:]
            return self._top()
        if label.kind is Kind.NUMBER and "." in label.text:
            prefix = label.text.rpartition(".")[0]
            for depth in range(len(self.stack) - 1, -1, -1):
                node = self.nodes[self.stack[depth]]
                if node.kind in (Kind.NUMBER, Kind.CLAUSE) and node.label == prefix:
                    del self.stack[depth + 1 :]
                    return self.stack[-1]
        if self.stack and len(self.stack) < _DEEPEST and self._opens_list(self.stack[-1]) and rank >= _RANK[Kind.ROMAN]:
            return self.stack[-1]
        while self.stack:
            node = self.nodes[self.stack[-1]]
            if node.kind is Kind.PARAGRAPH:
                if bullet and self._opens_list(self.stack[-1]):
                    break
            elif node.kind is Kind.DASH and label.kind is Kind.DASH and label.style != "*":
                break  # another kind of bullet is a list inside the list
            elif label.ordinal in _FIRST and _RANK.get(node.kind) == rank and weight(label.style) > weight(node.style):
                break  # so is a lighter kind of number that begins anew ("1. Phòng Y tế", "(1) Rà soát …")
            elif _RANK.get(node.kind, 0) < rank and node.kind is not Kind.ROW:
                break
            self.stack.pop()
        return self._top()

    def _sibling(self, label: Label) -> int | None:
        """The depth of the open provision that the labelled one follows in its list: by preference one that counts up to it."""
        later: int | None = None
        for depth in range(len(self.stack) - 1, -1, -1):
            node = self.nodes[self.stack[depth]]
            if node.style != label.style or _RANK.get(node.kind) != _RANK[label.kind]:
                continue
            if label.ordinal == node.ordinal + 1 or label.kind in (Kind.DASH, Kind.PLUS):
                return depth
            if later is None and (label.ordinal > node.ordinal or label.ordinal == node.ordinal > 1):
                later = depth
        return later

    def _opens_list(self, index: int) -> bool:
        node = self.nodes[index]
        return self.text[node.start : node.end].rstrip().endswith(":")

    def _paragraph(self, start: int, end: int) -> None:
        if self.stack and not self.outer and is_attached_title(self.text[start:end]) and self._in_article():
            self.restart()
        while self.stack and self.nodes[self.stack[-1]].kind in (Kind.PARAGRAPH, Kind.DASH, Kind.PLUS, Kind.ROW):
            self.stack.pop()
        parent = self._top()
        if parent is not None and not self.nodes[parent].counts.get("para") and self._has_words(self.nodes[parent]):
            self.nodes[parent].counts["para"] = 1  # the words behind its label are its first paragraph
        self._add(_Node(Kind.PARAGRAPH, "", start, end, start, parent, self._counted("para", parent)))

    def _in_article(self) -> bool:
        return any(self.nodes[i].kind is Kind.ARTICLE for i in self.stack)

    def _has_words(self, node: _Node) -> bool:
        """Whether a provision says something itself, rather than being the heading of what follows."""
        return node.kind not in _NAMED and (node.end - node.content > _HEADING or self.text[node.end - 1] in ".;")

    def _row(self, line: str, start: int, end: int) -> None:
        title = section_row(line)
        while self.stack and not self._holds_row(self.nodes[self.stack[-1]], self.stack[-1], title):
            self.stack.pop()
        parent = self._top()
        node = _Node(Kind.ROW, row_label(line), start, end, start, parent, self._counted("row", self._above(parent)))
        node.heading = title
        self._add(node)

    def _holds_row(self, node: _Node, index: int, title: str | None) -> bool:
        if node.kind is Kind.ROW:
            return node.heading is not None and title is None
        return node.kind is not Kind.PARAGRAPH or self._opens_list(index)

    def _add(self, node: _Node) -> None:
        again = self.paths.get(node.path, 0) + 1
        self.paths[node.path] = again
        if again > 1:
            node.path = f"{node.path} ({again})"
        if node.parent is not None:
            self.nodes[node.parent].children += 1
        self.stack.append(len(self.nodes))
        self.nodes.append(node)

    def close(self) -> None:
        """Takes the closing paragraphs of the body out of the last provision."""
        labelled = [i for i, n in enumerate(self.nodes) if n.kind is not Kind.PARAGRAPH]
        last = labelled[-1] if labelled else -1
        tail = list(range(last + 1, len(self.nodes)))
        headed = last >= 0 and self._is_heading(last)
        if headed or last < 0:
            tail = tail[1:]
        closing: list[int] = []
        for i in reversed(tail):
            words = self.text[self.nodes[i].start : self.nodes[i].end]
            if (closing or headed) and not _CLOSING.match(words):
                break
            closing.append(i)
        before = sum(node.kind is Kind.CLOSING for node in self.nodes)
        for count, i in enumerate(reversed(closing), before + 1):
            node = self.nodes[i]
            if node.parent is not None:
                self.nodes[node.parent].children -= 1
            node.kind, node.parent, node.path = Kind.CLOSING, None, "closing" if count == 1 else f"closing {count}"

    def _is_heading(self, index: int) -> bool:
        return self._heading(index) is not None and self.nodes[index].kind is not Kind.ROW

    def _heading(self, index: int) -> str | None:
        node = self.nodes[index]
        if node.kind in (Kind.ROW, Kind.CLOSING):
            return node.heading
        if not node.children and node.kind not in _NAMED and node.kind not in _TITLED:
            return None
        long = node.end - node.content > 2 * _HEADING and node.kind not in _NAMED
        if long and node.kind not in _RUN_INS:
            return None
        words = " ".join(self.text[node.content : node.content + _HEADING if long else node.end].split())
        bare = words.rstrip(" .:;,")
        if not bare:
            return None
        if node.kind in _NAMED or (words.isupper() and node.kind in _TITLED):
            return bare
        follows = index + 1 < len(self.nodes) and self.nodes[index + 1].kind is not Kind.CLOSING
        has_content = node.children > 0 and follows
        if (
            len(words) <= _HEADING
            and has_content
            and (words[-1] not in ".;,!?" or (node.kind is Kind.ARTICLE and len(words) < 120))
        ):
            return bare
        if node.kind in _RUN_INS and (run_in := _RUN_IN.match(words)):
            return run_in[1]
        return None

    def freeze(self) -> tuple[Provision, ...]:
        ends = [node.end for node in self.nodes]
        for i in range(len(self.nodes) - 1, -1, -1):
            parent = self.nodes[i].parent
            if parent is not None:
                ends[parent] = max(ends[parent], ends[i])
        return tuple(self._provision(i, node, ends[i]) for i, node in enumerate(self.nodes))

    def _provision(self, index: int, node: _Node, end: int) -> Provision:
        span = Span(node.start, node.end, self.text[node.start : node.end])
        content = span if node.content == node.start else Span(node.content, node.end, self.text[node.content : node.end])
        return Provision(node.kind, node.label, node.path, span, content, end, node.parent, self._heading(index))
