"""An adapter in few bits: its matrices as whole numbers with scales beside them, its vectors in half precision.

A scale is max |w| / top over a run of numbers along the matrix's longer side. In 8 bits (top 127) a run is a whole line:
one scale a component of a low-rank part, one a row of a square matrix. In 4 bits (top 7) low-rank parts have runs of
`RUN` numbers, and two numbers share a byte; square matrices stay in 8. An adapter to be kept in 4 bits is trained as one
(`claimcheck train`, `bits = 4`): it has to learn what rounding takes away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

SCALE = ".scale"
"""What the name of a packed matrix's scales ends in."""
RUN = 64
TOP = {8: 127, 4: 7}
Arrays = dict[str, npt.NDArray[np.generic]]


def pack(adapter: Mapping[str, npt.NDArray[np.generic]], bits: int = 8) -> Arrays:
    """The matrices as int8, or as uint8 of two numbers each, with their scales beside them (lines, runs); all else as float16."""
    packed: Arrays = {}
    for name, array in adapter.items():
        if array.ndim != 2:
            packed[name] = array.astype(np.float16)
            continue
        lines = _lines(array.astype(np.float32))
        short = bits == 4 and ".lora_" in name
        runs = lines.reshape(len(lines), -1, RUN if short else lines.shape[1])
        scale = (np.maximum(np.abs(runs).max(axis=2), 1e-6) / TOP[4 if short else 8]).astype(np.float16 if short else np.float32)
        whole = np.round(runs / scale.astype(np.float32)[:, :, None]).reshape(lines.shape)
        if short:
            whole = np.clip(whole, -TOP[4], TOP[4]).astype(np.int8) + 8
            packed[name] = _turn((whole[:, 0::2] | whole[:, 1::2] << 4).astype(np.uint8), array.shape)
        else:
            packed[name] = _turn(whole.astype(np.int8), array.shape)
        packed[name + SCALE] = scale if short else scale[:, 0]
    return packed


def unpack(adapter: Mapping[str, npt.NDArray[np.generic]]) -> Arrays:
    """The adapter in float32; one that was never packed comes back as it is, in float32 too."""
    return {
        name: _unpacked(array, adapter[name + SCALE].astype(np.float32)) if name + SCALE in adapter else array.astype(np.float32)
        for name, array in adapter.items()
        if not name.endswith(SCALE)
    }


def _unpacked(array: npt.NDArray[Any], scale: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lines = _lines(array)
    if array.dtype == np.uint8:
        lines = np.stack([lines & 15, lines >> 4], axis=2).reshape(len(lines), -1).astype(np.int8) - 8
    runs = lines.astype(np.float32).reshape(len(lines), scale[0].size, -1)
    return _turn((runs * scale.reshape(len(lines), -1, 1)).reshape(lines.shape), array.shape)


def _lines(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The matrix with its longer side along the lines."""
    return array.T if array.shape[0] > array.shape[1] else array


def _turn(lines: npt.NDArray[Any], like: tuple[int, ...]) -> npt.NDArray[Any]:
    """Undoes `_lines` for a matrix of such a shape."""
    return np.ascontiguousarray(lines.T) if like[0] > like[1] else lines
