"""The words that a person reads, in Vietnamese and English, out of `labels.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from ingest.errors import Sentence

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load(Path(__file__).with_name("labels.yaml").read_text(encoding="utf-8"), Loader=loader)
    assert isinstance(loaded, dict)
    return loaded


def say(key: str, lang: Lang, **values: object) -> str:
    """The words of `group.name` with `{value}` filled in; raises KeyError for an unknown key."""
    group, _, name = key.partition(".")
    words = _table()[group][name][LANGS.index(lang)]
    return words.format(**values) if values else words


def both(key: str, **values: object) -> Sentence:
    """The words of `say` in both languages."""
    return Sentence(say(key, "vi", **values), say(key, "en", **values))


def label(group: str, value: object, lang: Lang) -> str:
    """The name of one value of an enumeration; the value itself where the table has none."""
    words = _table().get(group, {}).get(str(value))
    return words[LANGS.index(lang)] if words else str(value)


def names(group: str, lang: Lang) -> dict[str, str]:
    """All values of an enumeration with their names, in the order of the table."""
    return {value: words[LANGS.index(lang)] for value, words in _table()[group].items()}


def as_lang(value: str | None) -> Lang | None:
    """`vi` or `en`, None for anything else."""
    return next((lang for lang in LANGS if lang == value), None)
