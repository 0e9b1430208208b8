"""The page that explains the JSON API, made from its OpenAPI document."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, render_template

from web.asking import lang, snapshot
from web.openapi import BASE, document, pages, tries

blueprint = Blueprint("manual", __name__)

_IN_ADDRESS = re.compile(r"<(?:\w+:)?(\w+)>")  # /documents/<path:id>


@blueprint.get("/api")
def page() -> str:
    given = pages()
    rules = sorted(current_app.url_map.iter_rules(), key=str)
    shown = [(_IN_ADDRESS.sub(r"{\1}", str(rule)), given[rule.endpoint]) for rule in rules if given.get(rule.endpoint)]
    return render_template("manual.html", api=document(lang()), base=BASE, tries=tries(list(snapshot().by_id)[:2]), pages=shown)
