from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import UnknownModel
from search.encode import HashingEncoder, by_length, make_encoder, tidy


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  báo\tcáo\n", "báo cáo"),
        ("a\x00b", "a b"),  # NUL ends a C string
        ("a\ud800b", "a?b"),  # a lone surrogate can't be encoded
        ("\ufdfa", "صلى الله عليه وسلم"),  # 18 letters out of 3 bytes: overflows the engine's buffer as it stands
        ("ﬁn", "fin"),
        ("x\u200by", "x y"),
        ("a\x07b", "a b"),
    ],
)
def test_texts_are_made_safe_for_any_engine(text: str, clean: str) -> None:
    assert tidy(text) == clean


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u200b\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        tidy(text)


def test_batches_hold_texts_of_like_length() -> None:
    assert by_length(["a", "aaaa", "aa", "aaa"], 2) == [[1, 3], [2, 0]]
    assert by_length([], 2) == []


def test_hashing_is_the_same_everywhere() -> None:
    encoder = HashingEncoder(8)
    (row,) = encoder.encode_queries(["cải cách hành chính"])
    assert np.linalg.norm(row) == pytest.approx(1)
    assert np.array_equal(row, HashingEncoder(8).encode_passages(["Cải cách hành chính"])[0])
    assert row.dtype == np.float32


def test_texts_that_share_words_are_nearer() -> None:
    plan, report, other = HashingEncoder().encode_passages(["kế hoạch báo cáo", "báo cáo kế hoạch quý", "xử phạt thuế"])
    assert plan @ report > plan @ other


def test_unknown_models_say_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    with pytest.raises(UnknownModel, match="mô hình"):
        make_encoder(str(tmp_path))


@pytest.mark.model
def test_the_embedded_model_survives_what_breaks_it() -> None:
    encoder = make_encoder()
    rows = encoder.encode_passages(["\ufdfa" * 100, "a\x00b", "\ud800", "báo cáo"])
    assert rows.shape == (4, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    with pytest.raises(ValueError, match="empty"):
        encoder.encode_queries([" "])


@pytest.mark.model
def test_the_embedded_model_knows_vietnamese() -> None:
    encoder = make_encoder()
    (question,) = encoder.encode_queries(["ai phải nộp báo cáo"])
    near, far = encoder.encode_passages(["Các đơn vị gửi báo cáo về Sở Nội vụ", "Xe mô tô phải có gương chiếu hậu"])
    assert question @ near > question @ far


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_after_loading_raises_rather_than_hangs() -> None:
    encoder = make_encoder()
    encoder.encode_queries(["báo cáo"])
    child = os.fork()
    if child == 0:
        try:
            encoder.encode_queries(["báo cáo"])
        except RuntimeError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


@pytest.mark.model
def test_a_text_has_one_vector_alone_among_others_and_in_threads() -> None:
    encoder = make_encoder()
    texts = [f"Điều {at}. Cơ quan, tổ chức báo cáo định kỳ {'và đột xuất ' * at}theo quy định" for at in range(12)]
    done: list[int] = []
    together = encoder.encode_passages(texts, done.append)
    assert sum(done) == len(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    assert np.array_equal(together, alone)
    with ThreadPoolExecutor(4) as threads:
        at_once = np.concatenate(list(threads.map(lambda text: encoder.encode_passages([text]), texts)))
    assert np.array_equal(at_once, alone)


@pytest.mark.model
def test_a_text_longer_than_the_model_reads_is_averaged_over_windows() -> None:
    encoder = make_encoder()
    start, end = "báo cáo định kỳ về Sở Nội vụ " * 90, "xe mô tô phải có gương chiếu hậu " * 90
    (whole,) = encoder.encode_passages([start + end])
    for part in encoder.encode_passages([start, end]):
        assert whole @ part > 0.85
    assert np.linalg.norm(whole) == pytest.approx(1, abs=1e-4)


@pytest.mark.model
def test_without_a_cache_that_can_be_written_the_model_is_made_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_encoder().encode_queries(["báo cáo"])
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert np.array_equal(make_encoder().encode_queries(["báo cáo"]), before)


@pytest.mark.model
@pytest.mark.torch
def test_the_converted_model_agrees_with_the_embedded_one(tmp_path: Path) -> None:
    from search.transformer import TransformerEncoder
    from tests.search.e5_folder import converted

    folder = converted(tmp_path)
    assert converted(tmp_path) == folder  # found, not made again
    texts = ["Định kỳ 6 tháng báo cáo Sở Thông tin và Truyền thông", "Giao Phòng Tài chính - Kế hoạch lập dự toán kinh phí"]
    through_torch = TransformerEncoder(str(folder))
    small = make_encoder()
    assert (through_torch.encode_passages(texts) * small.encode_passages(texts)).sum(axis=1).min() > 0.99
    assert (through_torch.encode_queries(texts) * small.encode_queries(texts)).sum(axis=1).min() > 0.99
    assert TransformerEncoder(str(folder)).fingerprint == through_torch.fingerprint
    assert TransformerEncoder(str(folder), segment=True).fingerprint != through_torch.fingerprint
