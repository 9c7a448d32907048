"""The exports in the repository are what `kg demo` makes of the samples today."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.export import FILES

HERE = Path(__file__).parent.parent
IN_THE_REPOSITORY = HERE / "exports"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    subprocess.run([sys.executable, "-m", "kg", "demo", "-q", "-o", str(out)], check=True)
    return out


@pytest.mark.parametrize("name", FILES)
def test_the_exports_in_the_repository_are_not_stale(made: Path, name: str) -> None:
    assert (IN_THE_REPOSITORY / name).read_bytes() == (made / name).read_bytes(), (
        f"exports/{name} is stale; run `kg demo` in the repository and commit what changes"
    )


def test_the_samples_say_that_they_are_samples() -> None:
    for sample in sorted((HERE / "kg" / "samples").iterdir()):
        if sample.suffix != ".csv":
            text = sample.read_text(encoding="utf-8")
            assert "示例" in text or "示例" in text.replace("範", "示"), sample.name
