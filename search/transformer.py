"""Any sentence-transformers model as an encoder."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ingest.errors import UnknownModel
from search.encode import Done, Vectors, by_length, tidy

_BATCH = 32  # on two cores larger batches gain nothing and cost memory


class TransformerEncoder:
    """The model called `name`, or in the folder `name`; `segment` gives it pyvi's words (`cải_cách hành_chính`).

    Its own prompts `query` and `passage` are used where it has them. Runs in bfloat16 where the processor computes in
    it (twice as fast, cosine to float32 at least 0.9965). Raises UnknownModel where it can't be loaded.
    """

    def __init__(self, name: str, segment: bool = False) -> None:
        self.name = name
        self._segment = segment
        self._lock = threading.Lock()
        self._model = _load(name)
        self.dimension = int(self._model.get_embedding_dimension())
        self.fingerprint = f"st-{_fingerprint(self._model)}{'-segmented' if segment else ''}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, "query", None)

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        return self._encode(texts, "passage", done)

    def _encode(self, texts: Sequence[str], prompt: str, done: Done | None) -> Vectors:
        clean = [self._prepare(text) for text in texts]
        rows = np.empty((len(clean), self.dimension), np.float32)
        known = prompt if prompt in (self._model.prompts or {}) else None
        with self._lock:
            for batch in by_length(clean, _BATCH):
                found = self._model.encode(
                    [clean[i] for i in batch],
                    prompt_name=known,
                    batch_size=_BATCH,
                    convert_to_tensor=True,
                    normalize_embeddings=True,
                    show_progress_bar=False,
                )
                rows[batch] = found.float().cpu().numpy()
                if done:
                    done(len(batch))
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / norms, np.float32)

    def _prepare(self, text: str) -> str:
        if self._segment:
            from search.analyze import segment

            return " ".join(segment(tidy(text)))
        return tidy(text)


def _load(name: str) -> Any:
    try:
        import torch
        import transformers
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise UnknownModel(
            f"Mô hình {name} cần gói sentence-transformers: hãy chạy `pip install 'vanban[models]'`.",
            f"The model {name} needs the package sentence-transformers: run `pip install 'vanban[models]'`.",
        ) from error
    messages: Any = transformers.utils.logging
    messages.set_verbosity_error()
    messages.disable_progress_bar()
    fast = torch.cuda.is_available() or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    try:
        model = SentenceTransformer(name, model_kwargs={"dtype": torch.bfloat16 if fast else torch.float32})
    except (OSError, ValueError) as error:
        raise UnknownModel(
            f"Không nạp được mô hình {name}: hãy đưa tên hoặc thư mục của một mô hình sẵn có.",
            f"The model {name} can't be loaded: give the name or the folder of one that is there.",
        ) from error
    return model.eval()


def _fingerprint(model: Any) -> str:
    """A digest of shapes and of a few weights of each tensor: equal for equal models, wherever they lie."""
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        if "pooler" in key:  # unused, and filled at random where the file has none
            continue
        flat = tensor.reshape(-1)
        sample = flat[:: max(flat.numel() // 64, 1)].float().cpu().numpy()
        digest.update(f"{Path(key).name}{tuple(tensor.shape)}".encode() + sample.tobytes())
    return digest.hexdigest()[:16]
