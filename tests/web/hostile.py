"""A document as an attacker would write it: markup, quotes and control letters in every field that a page shows."""

from __future__ import annotations

from ingest.document import (
    SELF,
    ActorFrom,
    Agency,
    AgencyMention,
    Category,
    Citation,
    Document,
    DocumentNumber,
    Header,
    Modality,
    Obligation,
    Party,
    Provision,
    ProvisionKind,
    Recipient,
    Relation,
    RelationKind,
    Signer,
    Source,
    Timing,
)
from ingest.readings import PartialDate, Reading, Span, TextMap

EVIL = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(2)>"
NUMBER = f"9/KH-{BREAKOUT}"
TITLE = f"về việc {EVIL}"
ISSUER = f"Ủy ban {EVIL} {BREAKOUT}"
ACTOR = f"Sở Nội vụ {EVIL}"
RECIPIENT = f"Bộ {BREAKOUT}"
CITED = f"Quyết định số 5/QĐ-{EVIL}"
ACTION = f"báo cáo {EVIL} về {RECIPIENT} theo {CITED}"

TEXT = "\n".join(
    [
        ISSUER,
        f"Số: {NUMBER}",
        f"Nơi {EVIL}, ngày 1 tháng 2 năm 2022",
        "KẾ HOẠCH",
        TITLE,
        f"Kính gửi: {ACTOR}",
        f"Căn cứ {CITED};",
        f"I. {BREAKOUT}",
        f"1. {ACTOR} {ACTION} {EVIL} hằng quý;",
        f"ô {EVIL} | ô {BREAKOUT}",
        f"Nơi nhận: {EVIL}",
        f"Người ký {EVIL}",
    ]
)


def _at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words), words)


def _read(value: str, words: str) -> Reading[str]:
    return Reading(value, _at(words), "test")


def _line(start: str) -> Span:
    at = TEXT.index(start)
    end = TEXT.find("\n", at)
    return Span(at, end, TEXT[at:end])


def hostile() -> Document:
    """Facts over TEXT, each with a true span and a value full of markup."""
    duty = _line("1. ")
    body = Span(_at("Căn cứ").start, TEXT.index("\nNơi nhận"), TEXT[_at("Căn cứ").start : TEXT.index("\nNơi nhận")])
    number = DocumentNumber(f"5/QĐ-{EVIL}", "5", None, f"QĐ-{EVIL}")
    provisions = (
        Provision(ProvisionKind.PARAGRAPH, "", BREAKOUT, _line("Căn cứ"), _line("Căn cứ"), _line("Căn cứ").end, None),
        Provision(ProvisionKind.ROMAN, "I.", f"I {EVIL}", _line("I. "), _line("I. "), duty.end, None, BREAKOUT),
        Provision(ProvisionKind.NUMBER, "1.", f"I {EVIL} > 1", duty, duty, duty.end, 1),
        Provision(ProvisionKind.ROW, "", f"I {EVIL} > row 1", _line("ô "), _line("ô "), _line("ô ").end, 1),
    )
    citations = tuple(
        Citation(
            span=_at(CITED, after),
            type=f"Quyết định {EVIL}",
            number=number,
            name=None,
            date=PartialDate(2021, 3),
            issuer=ISSUER,
            title=TITLE,
            pinpoint=BREAKOUT,
            key=f"5/QĐ-{EVIL}|2021-03",
            provision=0,
            rule=EVIL,
            confidence=1.0,
        )
        for after in (0, duty.start)
    )
    party = Party(ACTOR, _at(ACTOR, duty.start))
    return Document(
        source=Source(f"/tmp/{EVIL.replace('/', '_')}.txt", "txt", "0" * 64),
        raw=TEXT,
        text=TEXT,
        map=TextMap((0,), (0,), len(TEXT), len(TEXT)),
        header=Header(
            number=_read("9", "9/KH"),
            symbol=_read(f"KH-{BREAKOUT}", f"KH-{BREAKOUT}"),
            type=_read("Kế hoạch", "KẾ HOẠCH"),
            title=_read(TITLE, TITLE),
            issuer=_read(ISSUER, ISSUER),
            place=_read(f"Nơi {EVIL}", f"Nơi {EVIL}"),
            date=Reading(PartialDate(2022, 2, 1), _at("ngày 1 tháng 2 năm 2022"), "test"),
            signer=Reading(Signer(f"Ký {EVIL}", BREAKOUT, EVIL), _at("Người ký"), "test"),
            addressees=(_read(ACTOR, ACTOR),),
            recipients=(Reading(Recipient(EVIL, BREAKOUT), _at("Nơi nhận"), "test"),),
            body=body,
        ),
        provisions=provisions,
        citations=citations,
        relations=(Relation(SELF, RelationKind.BASED_ON, citations[0].key, _line("Căn cứ"), EVIL, 1.0),),
        agencies=(AgencyMention(_at(ACTOR), Agency(ACTOR, place=f"tỉnh {EVIL}"), EVIL, 1.0),),
        timings=(Timing(_at("hằng quý")),),
        obligations=(
            Obligation(
                span=duty,
                provision=2,
                path=f"I {EVIL} > 1",
                actors=(party,),
                actor_from=ActorFrom.EXPLICIT,
                modality=Modality.REQUEST,
                action=ACTION,
                category=Category.REPORT,
                coactors=(Party(BREAKOUT, party.span),),
                recipients=(Party(RECIPIENT, _at(RECIPIENT, duty.start)),),
                via=(Party(EVIL, party.span),),
                timing=Timing(_at("hằng quý", duty.start)),
                condition=_at(EVIL, duty.start),
                product=_at(BREAKOUT, duty.start),
                rule=EVIL,
                confidence=0.5,
            ),
        ),
    )
