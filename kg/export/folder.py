"""A folder of exports that changes as a whole: written beside, then renamed into place."""

import contextlib
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import ExportError

_BESIDE = ".kg-building-"


@contextlib.contextmanager
def publish(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """Yield an empty folder to write `names` into; on leaving without error they replace the old.

    Whatever goes wrong before that (a full disk, Ctrl-C, a crash) leaves `folder` as it was.
    Raises ExportError when the folder or a file in it cannot be written.
    """
    beside = _open(folder)
    try:
        yield beside
        with _uninterrupted():
            for name in names:
                (beside / name).replace(folder / name)
    except OSError as error:
        raise ExportError(
            f"cannot write the exports to {folder} ({error.strerror or error}); "
            "the old ones are untouched; free some space or choose another folder with -o"
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _open(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is a file, not a folder; choose another folder with -o")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left_by_a_crash in folder.glob(_BESIDE + "*"):
            shutil.rmtree(left_by_a_crash, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=_BESIDE, dir=folder))
    except OSError as error:
        raise ExportError(
            f"cannot write to {folder} ({error.strerror or error}); choose another folder with -o"
        ) from error


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back for the moment of renaming. Only the main thread may set signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
