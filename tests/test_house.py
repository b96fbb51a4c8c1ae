"""How the house is built: who may import whom, how long a file may be, what a command may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support.command import ROOT, environment

PACKAGE = ROOT / "tabletop"
MOST_LINES = 400
BELOW_THE_SCREENS = ("deck", "game", "engine", "journal", "library", "paper", "table", "review", "practice", "batch")
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))
NAMES = {".".join(module.with_suffix("").parts).removesuffix(".__init__"): module for module in MODULES}


def python(program: str, home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(home),
        timeout=120,
        check=False,
    )


def test_import_contracts_hold(tmp_path: Path) -> None:
    done = python("from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_module_is_too_long(module: Path) -> None:
    lines = len((ROOT / module).read_text("utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines; split it by its nouns"


@pytest.mark.parametrize("module", [module for module in MODULES if (ROOT / module).stat().st_size], ids=str)
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / module).read_text("utf-8"))), f"{module} has no docstring"


def test_nothing_below_the_screens_brings_textual_along(tmp_path: Path) -> None:
    names = [name for name, module in NAMES.items() if len(module.parts) > 2 and module.parts[1] in BELOW_THE_SCREENS]
    assert len(names) > 50
    program = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint('textual' in sys.modules)"
    done = python(program, tmp_path, *names)
    assert done.stdout == "False\n", done.stderr


def needed(name: str) -> set[str]:
    """The modules of the program that must be there before a module is: its imports but those that wait, and their packages."""
    asked: list[str] = []
    for line in ast.parse((ROOT / NAMES[name]).read_text("utf-8")).body:
        if isinstance(line, ast.Import):
            asked += (each.name for each in line.names)
        elif isinstance(line, ast.ImportFrom) and line.module:
            inside = [f"{line.module}.{each.name}" for each in line.names]
            asked += (each if each in NAMES else line.module for each in inside)
    found = {each for each in asked if each in NAMES}
    found |= {each[:end] for each in found for end, letter in enumerate(each) if letter == "."}
    return {each for each in found if not f"{name}.".startswith(f"{each}.")}


def test_any_module_can_be_the_first_to_be_imported() -> None:
    assert needed("tabletop.table.place") > {"tabletop.table.seat", "tabletop.deck", "tabletop.deck.brief"}
    assert "tabletop.table.table" not in needed("tabletop.table.place"), "an import for types alone waits for ever"
    try:
        TopologicalSorter({name: needed(name) for name in NAMES}).prepare()
    except CycleError as error:
        pytest.fail(f"each needs the next: {' → '.join(reversed(error.args[1]))}")


IMPORTS = """
import sys
from tabletop.cli import main
status = main(sys.argv[1:])
sys.stdout.flush()
print("IMPORTED", status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported_by(home: Path, *arguments: str | Path) -> set[str]:
    """The top-level modules that a command imports; the command must succeed."""
    done = python(IMPORTS, home, *arguments)
    words = done.stdout.splitlines()[-1].split()
    assert words[:2] == ["IMPORTED", "0"], done.stderr
    return set(words[2:])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("verify", "SAVE"),
        ("verify", "SAVE", "--json"),
        ("report", "SAVE"),
        ("report", "SAVE", "--json"),
        ("deck", "list"),
        ("deck", "lint", "DECK"),
        ("deck", "show", "DECK", "--sources"),
        ("deck", "print", "DECK", "--out", "PAPER"),
        ("run", "SCRIPT", "--save", "NEW"),
        ("roster", "SAVE"),
    ],
    ids=" ".join,
)
def test_commands_without_a_screen_import_no_screen(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    scripts = ROOT / "tests" / "scripts"
    places = {"SAVE": "fog.tabletop", "NEW": "new.tabletop", "PAPER": "paper"}
    words = [str(tmp_path / places[word]) if word in places else word for word in arguments]
    words = [str(scripts / "ferry.toml") if word == "SCRIPT" else word for word in words]
    words = [str(ROOT / "tests" / "decks" / "ferry") if word == "DECK" else word for word in words]
    if "SAVE" in arguments:
        assert "textual" not in imported_by(tmp_path, "run", scripts / "ferry.toml", "--save", tmp_path / "fog.tabletop")
    assert not {"textual", "rich"} & imported_by(tmp_path, *words)


def test_help_imports_next_to_nothing(tmp_path: Path) -> None:
    heavy = {"attr", "attrs", "cattrs", "orjson", "tomli", "platformdirs", "rich", "textual", "asyncio"}
    assert not heavy & imported_by(tmp_path, "--help")
