"""The page that explains the JSON API, made from its OpenAPI document."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.asking import lang
from web.openapi import BASE, document, tries

blueprint = Blueprint("manual", __name__)


@blueprint.get("/api")
def page() -> str:
    return render_template("manual.html", api=document(lang()), base=BASE, tries=tries())
