"""Everything that a deck says, as entries to look through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from tabletop.deck.model import Deck
from tabletop.deck.numbering import session_turn
from tabletop.deck.spoken import spoken
from tabletop.tui.fuzzy import Fuzzy
from tabletop.tui.theme import team_name


@frozen(kw_only=True)
class Found:
    """One thing of the deck: its kind in a word, its id and title, and all that is said of it, label by label."""

    kind: str
    id: str
    title: str
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """All of it in small letters."""
        return "\n".join((self.id, self.title, *(text for _, text in self.texts))).casefold()


def entries(deck: Deck, course: tuple[int, ...] = ()) -> tuple[Found, ...]:
    """All that a deck says, kind by kind: injects first.

    `course` lists the deck's turns that a session plays: turns are then told by the session's numbers.
    """
    return tuple(_entries(deck, course))


def look(found: tuple[Found, ...], wanted: str) -> tuple[Found, ...]:
    """What fits the words looked for: by title or id best, else by any of its texts. In the deck's order without words."""
    if not wanted.strip():
        return found
    fuzzy = Fuzzy(wanted)
    words = wanted.casefold().split()
    scored = []
    for place, each in enumerate(found):
        score = fuzzy.best((each.title, each.id)) or (1.0 if all(word in each.text for word in words) else 0.0)
        if score:
            scored.append((-score, place, each))
    return tuple(each for _, _, each in sorted(scored, key=lambda each: each[:2]))


def _entries(deck: Deck, course: tuple[int, ...]) -> Iterator[Found]:
    yield from _injects(deck, course)
    yield from _actions(deck)
    yield from _world(deck, course)
    yield from _people(deck, course)
    yield from _course(deck, course)


def _injects(deck: Deck, course: tuple[int, ...]) -> Iterator[Found]:
    for card in deck.injects:
        turn = session_turn(course, card.turn or 0) if course else card.turn
        planned = f"turn {turn}" if turn else "by its condition"
        yield Found(
            kind="inject",
            id=card.id,
            title=card.title,
            texts=_kept(
                {
                    "Kind": f"{card.kind}, {planned}",
                    **{f"Told to {'all' if team == 'all' else team_name(deck, team)}": text for team, text in card.text.items()},
                    "Thread": card.thread,
                    "Expected": card.expects.text if card.expects else "",
                    "Proposed when": "" if str(card.when) == "true" else spoken(card.when, deck, course),
                    "Dilemma": card.dilemma,
                    "Notes": card.notes,
                    "Source": " ".join(card.claims),
                }
            ),
        )


def _actions(deck: Deck) -> Iterator[Found]:
    for action in deck.actions:
        yield Found(
            kind="card",
            id=action.id,
            title=action.title,
            texts=_kept(
                {
                    "Team": team_name(deck, action.team),
                    "Class": action.kind,
                    "What it is": action.text,
                    "Others see": action.observable,
                    "Why": action.rationale,
                    "For": "; ".join(reason.text for reason in action.pros),
                    "Against": "; ".join(reason.text for reason in action.cons),
                    "Source": " ".join(action.claims),
                }
            ),
        )


def _world(deck: Deck, course: tuple[int, ...]) -> Iterator[Found]:
    for rule in deck.rules:
        texts = {"": rule.text, "When": spoken(rule.when, deck, course), "Source": " ".join(rule.claims)}
        yield Found(kind="rule", id=rule.id, title=rule.title, texts=_kept(texts))
    for hazard in deck.hazards:
        told = {f"Told to {team}": text for team, text in hazard.text.items()}
        texts = {**told, "When": spoken(hazard.when, deck, course), "Source": " ".join(hazard.claims)}
        yield Found(kind="hazard", id=hazard.id, title=hazard.title, texts=_kept(texts))
    for track in deck.tracks:
        bands = ", ".join(f"{band.at} {band.name}" for band in track.bands)
        yield Found(kind="track", id=track.id, title=track.title, texts=_kept({"": track.text, "Bands": bands}))


def _people(deck: Deck, course: tuple[int, ...]) -> Iterator[Found]:
    for role in deck.roles:
        texts = {"Team": team_name(deck, role.team), "Card": role.card, "Aim": role.aim, "Red lines": "; ".join(role.red_lines)}
        yield Found(kind="role", id=role.id, title=role.title, texts=_kept(texts))
    for aim in deck.aims:
        texts = {"Team": team_name(deck, aim.team), "": aim.text, "Met": spoken(aim.met, deck, course)}
        yield Found(kind="aim", id=aim.id, title=aim.title, texts=_kept(texts))


def _course(deck: Deck, course: tuple[int, ...]) -> Iterator[Found]:
    for question in deck.questions:
        texts = _kept({"Yes if": spoken(question.answer, deck, course)})
        yield Found(kind="question", id=question.id, title=question.text, texts=texts)
    for objective in deck.objectives:
        yield Found(kind="objective", id=objective.id, title=objective.title, texts=_kept({"": objective.text}))
        for task in objective.tasks:
            yield Found(kind="task", id=task.id, title=task.title, texts=_kept({"": task.text, "Objective": objective.title}))
    for turn in deck.turns:
        number = course.index(turn.number) + 1 if turn.number in course else 0 if course else turn.number
        name = f"turn {number}" if number else "not in this session"
        yield Found(kind="turn", id=name, title=turn.title, texts=_kept({"Date": turn.date, "": turn.text}))
    for claim in deck.claims:
        yield Found(kind="claim", id=claim.id, title=f"{claim.id}: {claim.text}")


def _kept(texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text.strip()) for label, text in texts.items() if text.strip())
