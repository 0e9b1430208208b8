"""Why a file can't be read, where several places say the same."""

from __future__ import annotations

from ingest.errors import Sentence, system_words
from ingest.readers import limits

TOO_MUCH_MEMORY = Sentence(
    "đọc tệp này cần quá nhiều bộ nhớ; tệp có thể hỏng, hãy chia nhỏ hoặc lưu lại.",
    "reading this file takes too much memory; it may be broken, split it or save it anew.",
)
READER_DIED = Sentence(
    "trình đọc dừng đột ngột vì tệp này; tệp có thể hỏng, hãy mở rồi lưu lại.",
    "this file made the reader stop; it may be broken, open it and save it anew.",
)
LOCKED = Sentence(
    "tệp có mật khẩu; hãy gỡ mật khẩu rồi nạp lại.", "the file has a password; take it off and hand the file in again."
)
BAD_NAME = Sentence(
    "tên tệp có ký tự không hợp lệ; hãy đổi tên tệp.", "the file's name holds characters that are not allowed; rename it."
)
BOMB = Sentence("tệp nén bất thường (bom nén), không giải nén.", "a suspicious archive (a zip bomb), it is not unpacked.")


def too_slow(seconds: float) -> Sentence:
    return Sentence(
        f"đọc quá {seconds:.0f} giây nên dừng; tệp có thể hỏng, hãy chia nhỏ.",
        f"reading was stopped after {seconds:.0f} seconds; the file may be broken, split it.",
    )


def too_long() -> Sentence:
    millions = limits.TEXT_CHARACTERS // 10**6
    return Sentence(
        f"tệp có hơn {millions} triệu ký tự; hãy chia nhỏ.", f"the file has more than {millions} million characters; split it."
    )


def unopened(error: OSError) -> Sentence:
    why = system_words(error)
    return Sentence(
        f"không mở được tệp ({why.vi}); hãy kiểm tra quyền đọc.", f"the file can't be opened ({why.en}); check who may read it."
    )
