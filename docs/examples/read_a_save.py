"""Play a script into a save, then read the save: its log, and the table as it stood at any moment."""

import tempfile
from collections import Counter
from pathlib import Path

from tabletop.table.replay import Replay
from tabletop.table.script import parse_script, run_script

SCRIPT = """
deck = "zapad-2025"
seed = "a seed"
start = 2025-09-10T08:00:00Z

[session]
turns = 4

[[step]]
seat = "control"
do = "advance_phase"

[[step]]
seat = "union_state"
do = "make_forecast"
question = "q-article-four"
probability = 30
after = 120
"""

with tempfile.TemporaryDirectory() as folder:
    save = Path(folder) / "short.tabletop"
    run_script(parse_script(SCRIPT.encode(), "short"), save).close()

    replay = Replay.open(save)
    print(Counter(event.NAME for commit in replay.commits for event in commit.events).most_common())
    replay.jump(1)
    print(f"After step {replay.at} of {len(replay)} the table was in the {replay.state.phase} phase.")
    replay.step()
    print(f"After step {replay.at} it was in the {replay.state.phase} phase.")

# It prints:
# [('phase_opened', 2), ('session_opened', 1), ('turn_opened', 1), ('forecast_made', 1)]
# After step 1 of 3 the table was in the inject phase.
# After step 2 it was in the assess phase.
