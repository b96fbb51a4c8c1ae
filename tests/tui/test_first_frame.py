"""The home screen comes at once: what only a table needs is not imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOME = """
import asyncio, sys
from pathlib import Path
from tabletop.tui.app import TabletopApp

async def main():
    app = TabletopApp(Path(sys.argv[1]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()

asyncio.run(main())
late = ("tabletop.tui.form", "tabletop.tui.modals.observe", "tabletop.tui.screens.noduff", "tabletop.tui.screens.share")
print(*(name for name in late if name in sys.modules))
"""


def test_the_home_screen_loads_no_screen_of_a_table(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", HOME, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == ""
