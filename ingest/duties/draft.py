"""What is known of a duty while it is read, and what the headings above give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.document import ActorFrom, Category, Modality, Party, Timing
from ingest.duties.words import Verb
from ingest.readings import Span
from ingest.record import record


@record
class Frame:
    """What a heading or lead-in line gives to the provisions below it. Without `duties` only named bodies have duties; where
    the frame is not `open` (purposes, content) only those named at the beginning of a sentence."""

    actors: tuple[Party, ...] = ()
    source: ActorFrom = ActorFrom.HEADING
    modality: Modality | None = None
    duties: bool = True
    open: bool = True
    coactors: tuple[Party, ...] = ()
    lead: bool = False
    item: bool = False
    """Whether the provision being read is an item of a list."""
    loose: bool = False
    """Whether the heading promises duties, so that items whose verb the vocabulary lacks are some too."""
    hands: bool = False
    """Whether the headings below are bodies (`TỔ CHỨC THỰC HIỆN`), also those that the vocabulary lacks."""
    recipients: tuple[Party, ...] = ()
    """Who gets the reports listed below (`Bảo hiểm xã hội huyện gửi Bảo hiểm xã hội tỉnh:`)."""
    concluded: bool = False
    """Whether a letter tells what follows of the law that it cites (`Căn cứ các quy định trên, …`)."""

    def of(self, item: bool) -> Frame:
        """The frame as a provision has it that is an item of a list, or none; nearly every provision asks for one."""
        if item is self.item:
            return self
        told = self.actors, self.source, self.modality, self.duties, self.open, self.coactors, self.lead
        return Frame(*told, item, self.loose, self.hands, self.recipients, self.concluded)


@dataclass(slots=True)
class Draft:
    """A duty while it is read: `start..end` its words, `body` where the words after its actors begin, `done` where what is to be
    done ends before the words do: in a row of reports, whose other cells tell of whom, to whom and when."""

    start: int
    end: int
    body: int
    actors: tuple[Party, ...]
    source: ActorFrom
    modality: Modality
    rule: str
    confidence: float
    verb: Verb | None = None
    category: Category = Category.OTHER
    coactors: tuple[Party, ...] = ()
    lead: bool = False
    recipients: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    timing: Timing | None = None
    condition: Span | None = None
    product: Span | None = None
    done: int | None = None
    directs: bool = False
    chained: bool = False
    inner: list[Draft] = field(default_factory=list)
