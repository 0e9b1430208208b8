"""The questions on the front page are such as the store at hand answers."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient

from web.examples import examples


def test_they_are_of_this_store(app: Flask, client: FlaskClient) -> None:
    state = app.extensions["library"].snapshot()
    told = state.examples
    assert told[0] == "báo cáo định kỳ 6 tháng gửi về đâu"
    assert told[1].startswith("ai phải báo cáo cho ")
    assert told[3].startswith("viec gi phai xong truoc ngay "), "typed without accents"
    assert told[4] in {summary.number for summary in state.summaries}
    page = client.get("/").text
    assert all(f"?q={quote(question)}".replace("%20", "+") in page.replace("%20", "+") for question in told)


def test_of_what_the_store_does_not_know_nothing_is_asked(app: Flask) -> None:
    state = app.extensions["library"].snapshot()
    assert examples((), ()) == ()
    assert examples((), state.summaries) == (state.examples[-1],)
