"""kg demo: kg build on the sample articles inside the package."""

from pathlib import Path

import click

from kg.cli import build

SAMPLES = Path(__file__).parent.parent / "samples"


@click.command("demo")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("exports"), show_default=True,
              help="Folder for the exports.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def command(out: Path, quiet: bool) -> None:
    """Build the graph of the packaged sample articles: ten invented reports on one week of diplomacy."""
    build.run((str(SAMPLES),), out, quiet=quiet)
