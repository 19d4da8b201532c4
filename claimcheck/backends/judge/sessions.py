"""ONNX Runtime sessions over a graph that ships with the package and weights that come from elsewhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def open_session(graph: Path, weights: Mapping[str, npt.NDArray[np.generic]]) -> Any:
    """A session of one thread: callers run several texts side by side instead."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_external_initializers(list(weights), [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in weights.values()])
    return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])


def cores() -> int:
    """Cores this process may use; OMP_NUM_THREADS lowers it, as elsewhere."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(mine, int(asked))) if asked.isdigit() else mine


def digest_of(path: Path) -> str:
    """sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
