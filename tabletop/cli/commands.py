"""The command line: its commands and their options. What they do is imported when they are run."""

from __future__ import annotations

import os
from pathlib import Path

import click

import tabletop as package

_SAVES = "tabletop.saves"


def _note_folder(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        context.meta[_SAVES] = value


_saves = click.option(
    "--saves",
    metavar="DIR",
    callback=_note_folder,
    expose_value=False,
    help="The folder of saves. TABLETOP_SAVES says it too.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def _folder() -> Path:
    """The folder of saves: the one that `--saves` names, before or after the command, else where saves are by custom."""
    from tabletop.journal.place import saves_folder

    return saves_folder(click.get_current_context().meta.get(_SAVES), environ=os.environ, here=Path.cwd())


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_saves
@click.version_option(package.__version__, prog_name="tabletop", message="%(prog)s %(version)s")
@click.pass_context
def tabletop(context: click.Context) -> int | None:
    """Run a crisis exercise at a table, in the terminal.

    Without a command it opens the home screen.
    """
    if context.invoked_subcommand is not None:
        return None
    from tabletop.cli.screens import home

    return home(_folder())


@tabletop.command()
@_saves
@click.argument("save", required=False)
def play(save: str | None) -> int:
    """Go on with a session, by default the one that was played last.

    SAVE is a file, or the name of a save in the folder of saves.
    """
    from tabletop.cli import screens

    return screens.play(_folder(), save)


@tabletop.command()
@_saves
@click.argument("save", required=False)
@click.option("--deck", metavar="DECK", help="The deck to play; by default the one that comes with Tabletop.")
@click.option("--team", metavar="TEAM", help="The side that you play; by default the deck's first.")
@click.option(
    "--level", type=click.Choice(["recruit", "staff", "commander"]), help="How well the other side plays; by default commander."
)
@click.option("--turns", type=int, metavar="N", help="Turns; by default six, or what the deck has nearest to it.")
@click.option("--seed", metavar="SEED", help="What all chance follows from; by default drawn by this machine.")
@click.option("--tutorial", is_flag=True, help="Begin the first session that teaches: two turns, about twenty minutes.")
def practice(
    save: str | None,
    deck: str | None,
    team: str | None,
    level: str | None,
    turns: int | None,
    seed: str | None,
    tutorial: bool,
) -> int:
    """Practise alone: you play a side, the engine the other and the white cell.

    Without options it opens the set-up; with some it begins at once. SAVE goes on with a practice session.
    """
    from tabletop.cli import practice as command

    asked = command.Asked(deck=deck, team=team, level=level, turns=turns, seed=seed, tutorial=tutorial)
    return command.practice(_folder(), save, asked)


@tabletop.command()
@_saves
@click.argument("save")
def replay(save: str) -> int:
    """Step through a session turn by turn, with any seat's eyes. Nothing in it changes."""
    from tabletop.cli import screens

    return screens.replay(_folder(), save)


@tabletop.command()
@_saves
@click.argument("save")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the terminal.")
@click.option("--eyes", metavar="SEAT", default="control", show_default=True, help="Whose eyes: control's, or a team's.")
@click.option("--csv", "csv_folder", metavar="DIR", help="Write tables for a spreadsheet into a folder instead, as CSV.")
@click.option("--force", is_flag=True, help="Let the file, or the tables, take the place of those that are there.")
@_json
def report(save: str, output: str | None, eyes: str, csv_folder: str | None, force: bool, as_json: bool) -> None:
    """Write the after-action report of a session, as Markdown.

    A reader that stops reading, as `head` does, leaves exit status 1.

    With `--eyes TEAM` it holds only what that team may know: give teams this one, never the save itself. After ENDEX that is
    everything but what evaluators and control wrote for themselves.

    With `--csv DIR` it writes journal, injects, orders, messages, talks, times, forecasts, ratings, observations, improvement
    plan and feedback as tables, which are control's.
    """
    from tabletop.cli import saves

    if csv_folder is not None:
        saves.tables(_folder(), save, csv_folder, output=output, eyes=eyes, force=force, as_json=as_json)
        return
    saves.report(_folder(), save, output=output, eyes=eyes, force=force, as_json=as_json)


@tabletop.command()
@_saves
@click.argument("save")
@_json
def verify(save: str, as_json: bool) -> int:
    """Check that every line of a save is as it was written."""
    from tabletop.cli import saves

    return saves.verify(_folder(), save, as_json=as_json)


@tabletop.command()
@click.argument("script")
@click.option(
    "--save",
    metavar="FILE",
    required=True,
    help="The save to make, with .tabletop added if it has no extension. A file that is there is never overwritten.",
)
def run(script: str, save: str) -> None:
    """Play a script of commands into a new save, without a screen."""
    from tabletop.cli import scripts

    scripts.run(script, save)


@tabletop.command()
@_saves
@click.argument("save")
@click.option("--erase", metavar="NUMBER", help="Take this person's name away for good, such as p2. The session stays as it is.")
@_json
def roster(save: str, erase: str | None, as_json: bool) -> None:
    """List the people of a session: number, name and seats.

    The session knows people by number only; their names lie in a file beside it.
    """
    from tabletop.cli import people

    people.roster(_folder(), save, erase=erase, as_json=as_json)


@tabletop.command(hidden=True)
@_saves
@click.argument("save")
@click.option("-o", "--output", metavar="FILE", required=True, help="The SVG to write, in place of one that is there.")
@click.option("--size", metavar="COLUMNSxROWS", default="120x40", show_default=True)
@click.option("--at", metavar="STEP", type=int, default=0, help="As it stood after this step; by default as it stands.")
@click.option("--press", metavar="KEY", multiple=True, help="A key to press first; may be given several times.")
def picture(save: str, output: str, size: str, at: int, press: tuple[str, ...]) -> None:
    """Draw the screen of a session as SVG, for the documentation. The save is only read."""
    from tabletop.cli.picture import picture as draw
    from tabletop.cli.saves import find_save

    draw(find_save(_folder(), save), output, size=size, at=at, keys=press)


@tabletop.command()
@click.argument("name", metavar="DECK")
@click.option("--games", type=int, metavar="N", default=2000, show_default=True, help="How many games to play.")
@click.option(
    "--players",
    metavar="LEVEL,LEVEL",
    default="recruit",
    show_default=True,
    help="How well each team plays, in the deck's order, or one level for all: recruit, staff or commander.",
)
@click.option("--seed", metavar="S", default="1", show_default=True, help="What all chance follows from.")
@click.option("--turns", type=int, metavar="N", help="Turns of a game; by default the deck's longest.")
@click.option("--iterations", type=int, metavar="N", help="Games in thought for each move of a commander.")
@click.option("--workers", type=int, metavar="W", help="Processes that play; by default as many as this machine has cores.")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Play on the Dask cluster of this scheduler instead, such as tcp://host:8786."
)
@click.option("-o", "--out", metavar="FILE", help="The table to write, as CSV; by default the deck's id with -games, here.")
@click.option("--force", is_flag=True, help="Let the files take the place of those that are there.")
def simulate(
    name: str,
    games: int,
    players: str,
    seed: str,
    turns: int | None,
    iterations: int | None,
    workers: int | None,
    scheduler: str | None,
    out: str | None,
    force: bool,
) -> int:
    """Play many games of a deck between engine players, and report how balanced it is.

    It writes a table with a row a game, and beside it, as Markdown, a balance report. The same deck, players, seed and turns give
    the same files, whoever plays. Ctrl-C keeps the games that are done.
    """
    from tabletop.cli import simulate as command

    asked = command.Asked(games=games, players=players, seed=seed, turns=turns, iterations=iterations)
    return command.simulate(name, asked, workers=workers, scheduler=scheduler, out=out, force=force)


@tabletop.group()
def deck() -> None:
    """Look at decks, and check them.

    A deck is named by its name in `tabletop deck list`, or by the path of its folder.
    """


@deck.command("list")
@_json
def deck_list(as_json: bool) -> None:
    """List the decks that there are: your own, and those that come with Tabletop."""
    from tabletop.cli import decks

    decks.show_all(as_json=as_json)


@deck.command("lint")
@click.argument("name", metavar="DECK")
@_json
def deck_lint(name: str, as_json: bool) -> int:
    """Report every mistake of a deck, with file, line and column. Exit status 1 if there are errors."""
    from tabletop.cli import decks

    return decks.lint(name, as_json=as_json)


@deck.command("show")
@click.argument("name", metavar="DECK")
@click.option("--sources", is_flag=True, help="Say which claim of the source is on which card, and what each card rests on.")
@_json
def deck_show(name: str, sources: bool, as_json: bool) -> None:
    """Show what a deck is: its teams, turns and cards."""
    from tabletop.cli import decks

    decks.show(name, sources=sources, as_json=as_json)


@deck.command("print")
@click.argument("name", metavar="DECK")
@click.option("-o", "--out", "folder", metavar="DIR", help="The folder to write to; by default the deck's id with -paper, here.")
@click.option("--players", is_flag=True, help="Leave out what only control may read.")
@click.option("--turns", type=int, metavar="N", help="For a session of so many turns; by default the deck's longest.")
@click.option("--handling", metavar="TEXT", default="UNCLASSIFIED", show_default=True, help="The marking of every page.")
@click.option("--force", is_flag=True, help="Let the files take the place of those that are there.")
def deck_print(name: str, folder: str | None, players: bool, turns: int | None, handling: str, force: bool) -> None:
    """Write a deck's papers as HTML that a browser prints: manual, cards, slips, MSEL, controller's book.

    They lie in folders by who may read them: everybody, each team, control. index.html lists them.
    """
    from tabletop.cli import paper

    paper.print_deck(name, folder=folder, players=players, turns=turns, handling=handling, force=force)
