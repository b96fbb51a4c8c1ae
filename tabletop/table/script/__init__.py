"""Sessions played from a script: rehearsals, demonstrations, tests."""

from tabletop.table.script.model import Script, ScriptError, ScriptStopped, Step
from tabletop.table.script.play import run_script
from tabletop.table.script.read import parse_script, read_script

__all__ = ["Script", "ScriptError", "ScriptStopped", "Step", "parse_script", "read_script", "run_script"]
