from __future__ import annotations

from support.seats import FERRY_ORDER, SANDREL_ORDER, submit, table_in
from tabletop.game import commands as c
from tabletop.game.view import TeamView
from tabletop.table import Table
from tabletop.tui.seat.steps import Step, next_step, optional, steps

READ = frozenset({"report-1", "report-2"})


def at(table: Table, seen: frozenset[str] = frozenset()) -> tuple[Step, ...]:
    view = table.seen("norvia")
    assert isinstance(view, TeamView)
    return steps(view, seen=seen)


def keys(found: tuple[Step, ...]) -> list[str]:
    return [step.key for step in found]


def next_key(found: tuple[Step, ...]) -> str:
    step = next_step(found)
    return step.key if step else ""


def test_assess_leads_from_briefing_over_reports_and_forecasts_to_handing_back() -> None:
    table = table_in("assess")
    assert keys(at(table)) == ["briefing", "inbox", "incident:1", "forecast:crisis", "forecast:ferry-runs", "hand-back"]
    assert next_key(at(table)) == "briefing"
    assert next_key(at(table, frozenset({"briefing"}))) == "inbox"
    assert next_key(at(table, frozenset({"briefing", *READ}))) == "incident:1"
    submit(table, "norvia", c.ReadIncident(ref=1, reading="accident", likelihood=70))
    submit(table, "norvia", c.MakeForecast(question="crisis", probability=20))
    submit(table, "norvia", c.MakeForecast(question="ferry-runs", probability=20))
    assert next_key(at(table, frozenset({"briefing", *READ}))) == "hand-back"


def test_an_order_turns_its_step_into_the_committed_order() -> None:
    table = table_in("decide")
    assert "order:main" in keys(at(table))
    submit(table, "norvia", FERRY_ORDER)
    found = {step.key: step for step in at(table)}
    assert "order:main" not in found
    assert found["own:T1-norvia-main"].done
    assert found["own:T1-norvia-main"].note == "committed: Halt the ferry"
    assert "order:national" in found
    assert not found["order:national"].pressing


def test_an_order_that_lacks_agreement_stays_to_be_done() -> None:
    table = table_in("decide")
    order = c.GiveOrder(
        substance="action", card="joint-inspection", purpose="probing", message="reassurance", rationale="Why.", agreed=("port",)
    )
    submit(table, "norvia", order)
    step = next(step for step in at(table) if step.key.startswith("own:"))
    assert not step.done
    assert step.note == "1 of 2 still to agree"
    assert step.next == "Gather agreement to your order"


def test_without_forecasts_there_is_no_step_for_them() -> None:
    table = table_in("assess", settings=c.OpenSession(turns=3, forecasts=False))
    assert not [key for key in keys(at(table)) if key.startswith("forecast")]


def test_adjudication_asks_for_readings_and_offers_reasons() -> None:
    table = table_in("adjudicate")
    found = at(table, READ)
    assert keys(found)[:4] == ["move:1", "con:1", "pro:T1-norvia-main", "own:T1-norvia-main"]
    assert next_key(found) == "move:1"
    assert {"con:1", "pro:T1-norvia-main"} <= {step.key for step in optional(found)}
    submit(table, "norvia", c.ReadMove(ref=1, reading="probing", likelihood=60))
    assert next_key(at(table, READ)) == "hand-back"


def test_steps_say_nothing_of_the_other_team() -> None:
    before, after = table_in("decide"), table_in("decide")
    submit(after, "sandrel", SANDREL_ORDER)
    submit(after, "sandrel", c.MakeStatement(text="We spoke."))
    submit(after, "sandrel", c.Finish())
    assert at(before) == at(after)


def test_after_the_end_the_ending_is_all() -> None:
    assert keys(at(table_in("ended"))) == ["ending"]
    assert next_step(at(table_in("ended"), frozenset({"ending"}))) is None


def test_the_consequences_are_done_once_opened() -> None:
    table = table_in("consequences")
    assert next_key(at(table, READ)) == "outcome"
    assert next_key(at(table, READ | {"outcome-1"})) == "hand-back"


def test_reports_that_were_not_opened_are_a_step_until_they_are() -> None:
    table = table_in("decide")
    step = next(step for step in at(table) if step.key == "inbox")
    assert (step.title, step.done, step.pressing) == ("Read 2 new reports", False, True)
    assert next(step for step in at(table, frozenset({"report-1"})) if step.key == "inbox").title == "Read 1 new report"
    assert next(step for step in at(table, READ) if step.key == "inbox").done
    assert "inbox" in keys(at(table_in("adjudicate"))), "what nobody opened waits in each phase"
    assert "inbox" not in keys(at(table_in("adjudicate"), READ))


def test_a_step_says_what_it_is_about_and_what_was_answered() -> None:
    table = table_in("adjudicate")
    notes = {step.key: step.note for step in at(table)}
    assert notes["pro:T1-norvia-main"] == "Halt the ferry"
    assert notes["own:T1-norvia-main"] == "revealed: Halt the ferry"
    assert notes["move:1"] == "A logbook is printed."
    table = table_in("assess")
    submit(table, "norvia", c.MakeForecast(question="crisis", probability=20))
    note = next(step.note for step in at(table) if step.key == "forecast:crisis")
    assert note.startswith("20 %: Will escalation reach Crisis")
