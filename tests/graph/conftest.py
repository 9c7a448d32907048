"""One story, exported once a module and read back."""

from pathlib import Path

import pytest
import rdflib

from tests.graph.rich_story import export, rich_story


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(rich_story(), tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def told(exports: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(exports / "graph.ttl")
