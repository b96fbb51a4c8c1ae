"""What `import tabletop` promises, and that the documented examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tabletop
from support.command import ROOT, environment

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))


def test_the_public_surface() -> None:
    assert set(tabletop.__all__) == {"Table", "__version__", "load_deck"}
    for name in tabletop.__all__:
        assert getattr(tabletop, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'lode_deck'"):
        _ = tabletop.lode_deck


def test_the_public_names_are_those_of_their_rooms() -> None:
    from tabletop.library import load_deck
    from tabletop.table import Table

    assert tabletop.load_deck is load_deck
    assert tabletop.Table is Table


def test_importing_it_costs_nothing(tmp_path: Path) -> None:
    program = "import sys, tabletop; print(len([name for name in sys.modules if name.startswith('tabletop')]))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(tmp_path), timeout=60, check=True
    )
    assert done.stdout == "1\n"


def test_the_version_is_the_packages_own() -> None:
    written = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert written is not None
    assert written[1] == tabletop.__version__


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{tabletop.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_examples_run_and_print_what_their_last_lines_say(example: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(example)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(tmp_path),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    source = example.read_text("utf-8")
    said = [line.removeprefix("# ") for line in source.partition("# It prints:\n")[2].splitlines()]
    assert said, f"{example.name} does not say what it prints"
    assert done.stdout.splitlines() == said


def test_every_example_is_in_the_documentation() -> None:
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert len(EXAMPLES) >= 3
    for example in EXAMPLES:
        assert f"examples/{example.name}" in pages


def test_longer_code_in_the_documentation_is_that_of_an_example() -> None:
    sources = [example.read_text("utf-8") for example in EXAMPLES]
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    longer = [block for block in blocks if block.count("\n") > 1]
    assert longer
    for block in longer:
        assert any(block.strip() in source for source in sources)
