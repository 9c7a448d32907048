"""The README is held to what the commands do."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import Commands, kg
from kg.export import FILES
from kg.graph import questions

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")
EXPORTS = HERE / "exports"


def commands() -> dict[str, click.Command]:
    context = click.Context(kg)
    return {name: command for name in Commands.names if (command := kg.get_command(context, name))}


def test_the_two_commands_stand_there_as_they_are_run() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg demo\n" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest\n" in README


@pytest.mark.parametrize("name", Commands.names)
def test_every_command_has_help_and_a_row_in_the_table(name: str) -> None:
    command = commands()[name]
    assert command.help
    assert f"| `kg {name} " in README


@pytest.mark.parametrize("name", Commands.names)
def test_every_option_in_the_readme_exists(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `kg {name} "))
    known = {form for parameter in commands()[name].params for form in parameter.opts}
    for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row.split("|")[1].replace("\\", "")):
        assert option in known, f"kg {name} has no {option}"


@pytest.mark.parametrize("name", FILES)
def test_every_export_is_explained(name: str) -> None:
    assert f"| `{name}` |" in README


def examples() -> list[str]:
    """The commands of the tour that need nothing but exports."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("kg ") and "articles/" not in line]


@pytest.mark.parametrize("line", examples())
def test_the_examples_of_the_tour_run_and_print_something(line: str) -> None:
    words = [str(EXPORTS) if word == "exports" else word for word in shlex.split(line)[1:]]
    run = subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.strip() != b"nothing found"


def test_the_packaged_questions_named_in_the_readme_exist() -> None:
    known = {question.name for question in questions()}
    named = re.findall(r"^kg query exports (\w[\w-]*)$", README, re.MULTILINE)
    assert named
    assert set(named) <= known


def test_the_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (HERE / picture).stat().st_size > 10_000, picture
