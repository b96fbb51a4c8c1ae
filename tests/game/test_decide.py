"""Commands decided one after the other on one draft come to what they come to one by one."""

from __future__ import annotations

from support.decks import ferry
from tabletop.game import commands as c
from tabletop.game.audience import CONTROL
from tabletop.game.decide import decide, play_on
from tabletop.game.dice import Dice
from tabletop.game.play import Actor, Play
from tabletop.game.refusal import Refusal
from tabletop.game.rulebook import Rulebook
from tabletop.game.state import Draft

STEPS: list[tuple[str, c.Command]] = [
    (CONTROL, c.OpenSession(turns=3, engines={"norvia": "recruit"})),
    ("norvia", c.AdvancePhase()),
    (CONTROL, c.AdvancePhase()),
    (CONTROL, c.AdvancePhase()),
    (CONTROL, c.StopPlay(words="The alarm.")),
    ("norvia", c.GiveOrder(substance="pass", rationale="We wait.")),
    (CONTROL, c.ResumePlay()),
    ("norvia", c.GiveOrder(substance="pass", rationale="We wait.")),
    (CONTROL, c.AdvancePhase()),
    (CONTROL, c.AdvancePhase()),
]


def test_one_play_for_many_commands_comes_to_the_same_as_one_for_each() -> None:
    book, dice = Rulebook(ferry()), Dice("seed", 0)
    draft = Draft()
    play = Play(book, draft, dice)
    refused = 0
    for number, (seat, command) in enumerate(STEPS, start=1):
        alone = decide(book, draft.freeze(), command, Actor.at(seat), Dice("seed", number), at=100 * number)
        before = draft.freeze()
        dice.next_commit()
        came = play_on(play, command, Actor.at(seat), at=100 * number)
        if isinstance(alone, Refusal):
            refused += 1
            assert came == alone
            assert draft.freeze() == before
            assert play.events == []
            assert dice.thrown == 0
        else:
            assert not isinstance(came, Refusal)
            assert tuple(came) == alone
    assert draft.phase == "consequences"
    assert refused == 2
