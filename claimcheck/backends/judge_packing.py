"""An adapter in 8 bits: every matrix as whole numbers, with a scale for each line along its longer side.

A low-rank part has one scale a component, a square matrix one a row; a scale is max |w| / 127. Vectors stay in half precision.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

SCALE = ".scale"
"""What the name of a packed matrix's scales ends in."""
Arrays = dict[str, npt.NDArray[np.generic]]


def pack(adapter: Mapping[str, npt.NDArray[np.generic]]) -> Arrays:
    """The matrices as int8 with float32 scales, (lines,), beside them; all else as float16."""
    packed: Arrays = {}
    for name, array in adapter.items():
        if array.ndim != 2:
            packed[name] = array.astype(np.float16)
            continue
        scale = np.maximum(np.abs(array.astype(np.float32)).max(axis=_along(array)), 1e-12) / 127
        packed[name] = np.round(array.astype(np.float32) / _spread(scale, array)).astype(np.int8)
        packed[name + SCALE] = scale.astype(np.float32)
    return packed


def unpack(adapter: Mapping[str, npt.NDArray[np.generic]]) -> Arrays:
    """The adapter in float32; one that was never packed comes back as it is, in float32 too."""
    return {
        name: array.astype(np.float32) * _spread(adapter[name + SCALE], array) if name + SCALE in adapter else array.astype(np.float32)
        for name, array in adapter.items()
        if not name.endswith(SCALE)
    }


def _along(array: npt.NDArray[np.generic]) -> int:
    """The axis a line runs along: the longer one."""
    return 1 if array.shape[1] >= array.shape[0] else 0


def _spread(scale: npt.NDArray[np.generic], array: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
    """The scales so that they multiply the array line by line."""
    return np.expand_dims(scale.astype(np.float32), _along(array))
