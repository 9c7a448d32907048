"""The command line: the only room that prints, and the only one that turns errors into exit codes.

0 done; 1 done, with findings (`check`); 2 could not run, one line on standard error that says
what, where and what to do. May import everything; nothing imports it.
"""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from kg import __version__
from kg.errors import KgError


class Commands(click.Group):
    """A group whose commands live in modules of their own and are imported when called.

    What each is for in a line stands here, so that `kg --help` need not read them all.
    """

    names: Mapping[str, str] = {
        "build": "Read articles and write the graph, the network and the page.",
        "check": "Verify the exports: shapes, rules and every quote.",
        "demo": "Build the graph of the packaged sample articles.",
        "inspect": "Show everything that is read in one article.",
        "network": "Show main actors, pairs, brokers and turning points.",
        "query": "Ask the graph: SPARQL, or a packaged question by name.",
        "show": "Show one thing with its evidence, by any of its names.",
        "timeline": "List events by day, with sources and a quote.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """The commands, sorted."""
        return list(self.names)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.names:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what each command is for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.names.items()))


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def kg(context: click.Context) -> None:
    """Who is reported to have done what to whom, when, and according to whom.

    Reads Chinese news articles offline and writes a graph (Turtle, TriG), a network (GraphML,
    GEXF), a page to explore (HTML) and tables, with the exact words behind every claim.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run a command and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese must come out whatever the locale says; a lone surrogate must not stop it.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # TextIO has it unless replaced by a test
    try:
        sys.exit(kg.main(standalone_mode=False) or 0)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "kg"
        click.echo(f"kg: {error.format_message()} See {command} --help.", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("kg: stopped; the exports are as they were before; run it again", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
