"""Decks on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import asdict

from tabletop.cli import out
from tabletop.deck.model import Action, Deck
from tabletop.library import check_deck_at, list_decks, load_deck


def show_all(*, as_json: bool) -> None:
    """List the decks on the shelves."""
    decks = list_decks()
    if as_json:
        out.print_json([asdict(deck) | {"path": str(deck.path)} for deck in decks])
    elif decks:
        rows = [(deck.name, deck.origin, deck.title or "(its deck.toml cannot be read)", deck.summary) for deck in decks]
        out.table(("Deck", "From", "Title", "About"), rows)
    else:
        out.line("There are no decks.")


def lint(name: str, *, as_json: bool) -> int:
    """Report the problems of a deck; the exit status is 1 if one of them is an error."""
    problems = check_deck_at(name).problems
    errors = sum(problem.is_error for problem in problems)
    if as_json:
        out.print_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            out.line(str(problem), "red" if problem.is_error else "yellow")
        warnings = len(problems) - errors
        counts = [out.count(errors, "error"), *([out.count(warnings, "warning")] if warnings else [])]
        out.line(f"{name}: {' and '.join(counts)}.", "bold")
    return 1 if errors else 0


def show(name: str, *, sources: bool, as_json: bool) -> None:
    """Show a deck, with `sources` also what each card rests on."""
    deck = load_deck(name)
    if as_json:
        out.print_json(summary(deck) | (rests_on(deck) if sources else {}))
        return
    _print_summary(deck)
    if sources:
        _print_sources(deck)


def summary(deck: Deck) -> dict[str, Any]:
    """What a deck is, as plain values."""
    return {
        **{key: getattr(deck, key) for key in ("id", "title", "summary", "version", "licence", "source", "digest")},
        "teams": [
            {
                "id": team.id,
                "title": team.title,
                "roles": [{"id": role.id, "title": role.title} for role in deck.roles if role.team == team.id],
                "actions": sum(action.team == team.id for action in deck.actions),
            }
            for team in deck.teams
        ],
        "turns": [{"number": turn.number, "title": turn.title, "date": turn.date} for turn in deck.turns],
        "lengths": [{"turns": length.turns, "minutes": length.minutes, "play": list(length.play)} for length in deck.lengths],
        "counts": _counts(deck),
    }


def _counts(deck: Deck) -> dict[str, int]:
    return {
        "injects": len(deck.injects),
        "incidents": sum(bool(inject.truth) for inject in deck.injects),
        "actions": len(deck.actions),
        "rules": len(deck.rules),
        "hazards": len(deck.hazards),
        "aims": len(deck.aims),
        "questions": len(deck.questions),
        "objectives": len(deck.objectives),
        "tracks": len(deck.tracks),
        "claims": len(deck.claims),
    }


def rests_on(deck: Deck) -> dict[str, Any]:
    """Each claim with the cards that it is on, and each card with what it rests on, as plain values."""
    cards = [
        {
            "kind": kind,
            "id": card.id,
            "title": card.title,
            "team": card.team if isinstance(card, Action) else "",
            "basis": card.basis,
            "claims": list(card.claims),
            "reference": getattr(card, "reference", ""),
        }
        for kind, group in (("inject", deck.injects), ("action", deck.actions), ("rule", deck.rules), ("hazard", deck.hazards))
        for card in group
    ]
    claims = [
        {
            "id": claim.id,
            "text": claim.text,
            "cards": [{key: card[key] for key in ("kind", "id", "title")} for card in cards if claim.id in card["claims"]],
        }
        for claim in deck.claims
    ]
    return {"claims": claims, "cards": cards}


def _print_summary(deck: Deck) -> None:
    shown = summary(deck)
    out.line(deck.title, "bold")
    out.line(" ".join(deck.summary.split()))
    out.line(f"{deck.id}, version {deck.version}, {deck.licence}")
    out.line(f"Source: {' '.join(deck.source.split())}")
    out.line()
    out.line("Teams", "bold")
    for team in shown["teams"]:
        roles = ", ".join(role["title"] for role in team["roles"])
        out.line(f"  {team['title']}: {roles}; {out.count(team['actions'], 'action card')}")
    out.line()
    out.line("Turns", "bold")
    longest = max((len(turn.date) for turn in deck.turns), default=0)
    for turn in deck.turns:
        out.line(f"  {turn.number:>2}  {out.one_line(turn.date):{longest}}  {out.one_line(turn.title)}")
    lengths = ", ".join(f"{length.turns} turns in {length.minutes} minutes" for length in deck.lengths)
    out.line(f"  Sessions: {lengths}")
    out.line()
    _print_objectives(deck)
    out.line("Holds", "bold")
    out.line("  " + ", ".join(out.count(number, what.rstrip("s")) for what, number in shown["counts"].items()))


def _print_objectives(deck: Deck) -> None:
    """What the training audience should practise, with the critical tasks that are rated."""
    if not deck.objectives:
        return
    out.line("Exercise objectives and critical tasks", "bold")
    for objective in deck.objectives:
        out.line(f"  {out.one_line(objective.title)}")
        for task in objective.tasks:
            out.line(f"    - {out.one_line(task.title)}")
    out.line()


def _print_sources(deck: Deck) -> None:
    sources = rests_on(deck)
    out.line()
    out.line("Claims, and the cards that they are on", "bold")
    for claim in sources["claims"]:
        out.line(f"  {claim['id']}  {' '.join(claim['text'].split())}")
        for card in claim["cards"]:
            out.line(f"       {card['kind']} {card['id']}: {card['title']}")
        if not claim["cards"]:
            out.line("       on no card", "yellow")
    out.line()
    out.line("Cards, and what they rest on", "bold")
    for card in sources["cards"]:
        out.line(f"  {card['kind']} {card['id']}: {_basis(card)}")


def _basis(card: Mapping[str, Any]) -> str:
    parts = [card["basis"], " ".join(card["claims"]), " ".join(card["reference"].split())]
    return "; ".join(part for part in parts if part)
