"""Many games between engine players, and what they say of a deck.

Pure: no clock, no file, no process. A `Plan` says what is played, a `Simulation` plays its games, each by its own seed, a `Tally`
counts them. Who shares the games out, and writes down what they came to, is `tabletop.batch`.
"""

from tabletop.engine.simulate.figures import ENOUGH, Interval, Sample, quartiles, share
from tabletop.engine.simulate.plan import MOST_GAMES, MOST_ITERATIONS, Chunk, Plan
from tabletop.engine.simulate.result import GameResult, Movement
from tabletop.engine.simulate.simulation import Played, Simulation
from tabletop.engine.simulate.tally import CardTally, Occurrences, Tally, TeamTally

__all__ = [
    "ENOUGH",
    "MOST_GAMES",
    "MOST_ITERATIONS",
    "CardTally",
    "Chunk",
    "GameResult",
    "Interval",
    "Movement",
    "Occurrences",
    "Plan",
    "Played",
    "Sample",
    "Simulation",
    "Tally",
    "TeamTally",
    "quartiles",
    "share",
]
