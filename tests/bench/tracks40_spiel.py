"""Plies a second of tracks40 in OpenSpiel, for bench_tracks40.py: written in Python on OpenSpiel's classes, played from Python.

python tracks40_spiel.py SECONDS, with an interpreter that has `open_spiel`. Beside it a game that OpenSpiel has in C++.
"""

# ruff: noqa: ARG002, S311, T201 - a script that prints and wants cheap chance, and methods that OpenSpiel calls as it will
import json
import random
import sys
from time import process_time

import pyspiel

PLIES, TRACKS, CARDS, SIDES = 40, 12, 5, 6
KIND = pyspiel.GameType(
    short_name="tracks40",
    long_name="Twelve tracks, forty plies",
    dynamics=pyspiel.GameType.Dynamics.SEQUENTIAL,
    chance_mode=pyspiel.GameType.ChanceMode.EXPLICIT_STOCHASTIC,
    information=pyspiel.GameType.Information.PERFECT_INFORMATION,
    utility=pyspiel.GameType.Utility.ZERO_SUM,
    reward_model=pyspiel.GameType.RewardModel.TERMINAL,
    min_num_players=2,
    max_num_players=2,
    provides_information_state_string=False,
    provides_information_state_tensor=False,
    provides_observation_string=False,
    provides_observation_tensor=False,
    parameter_specification={},
)
FACTS = pyspiel.GameInfo(
    num_distinct_actions=CARDS,
    max_chance_outcomes=SIDES,
    num_players=2,
    min_utility=-1.0,
    max_utility=1.0,
    utility_sum=0.0,
    max_game_length=PLIES,
)
DIE = [(face, 1 / SIDES) for face in range(SIDES)]
HAND = list(range(CARDS))


class Tracks(pyspiel.Game):
    """The game."""

    def __init__(self, params=None):
        super().__init__(KIND, FACTS, params or {})

    def new_initial_state(self):
        return Standing(self)


class Standing(pyspiel.State):
    """Where a game stands: after a card the die is chance's to throw."""

    def __init__(self, game):
        super().__init__(game)
        self.tracks, self.plies, self.card = [0] * TRACKS, 0, -1

    def current_player(self):
        if self.plies == PLIES:
            return pyspiel.PlayerId.TERMINAL
        return pyspiel.PlayerId.CHANCE if self.card >= 0 else self.plies % 2

    def is_terminal(self):
        return self.plies == PLIES

    def _legal_actions(self, player):
        return HAND

    def chance_outcomes(self):
        return DIE

    def _apply_action(self, action):
        if self.card < 0:
            self.card = action
            return
        side = self.plies % 2
        track = (5 * self.card + 3 * side + action + 1) % TRACKS
        self.tracks[track] += -1 if self.card % 2 else 1
        if action + 1 == SIDES:
            self.tracks[(track + 1) % TRACKS] += -1 if side else 1
        self.plies, self.card = self.plies + 1, -1

    def returns(self):
        won = 0.0 if self.plies < PLIES else 1.0 if sum(self.tracks) > 0 else -1.0
        return [won, -won]

    def _action_to_string(self, player, action):
        return str(action)

    def __str__(self):
        return f"{self.plies} {self.tracks}"


pyspiel.register_game(KIND, Tracks)


def rate(name: str, seconds: float) -> float:
    """Plies a CPU second of random play."""
    game, plies, start = pyspiel.load_game(name), 0, process_time()
    while process_time() - start < seconds:
        state = game.new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                state.apply_action(int(random.random() * SIDES))
            else:
                legal = state.legal_actions()
                state.apply_action(legal[int(random.random() * len(legal))])
                plies += 1
    return plies / (process_time() - start)


print(json.dumps({"python": rate("tracks40", float(sys.argv[1])), "connect_four": rate("connect_four", float(sys.argv[1]))}))
