"""The people of a save on the command line: who they are, where they sat, and the erasing of a name."""

from __future__ import annotations

from pathlib import Path

from tabletop.cli import out
from tabletop.cli.guard import Told
from tabletop.cli.saves import find_save
from tabletop.game.events import SeatTaken
from tabletop.journal.file import FileJournal
from tabletop.journal.lock import SaveLock, here
from tabletop.journal.roster import Roster, roster_path


def roster(folder: Path, name: str, *, erase: str | None, as_json: bool) -> None:
    """List the people of a save, after taking away the name of one of them if so asked. Raises SaveError, Told."""
    path = find_save(folder, name)
    with FileJournal.open(path, write=False) as journal:
        seats = _seats(journal)
        # Everybody whom the log knows has an entry, so that a name can also be erased where the roster lost it.
        people = _erased(path, erase, list(seats)) if erase is not None else Roster.open(path, used=seats, write=False)
    _show(path, people, seats, as_json=as_json)
    if erase is not None and not as_json:
        out.line(_what_is_left(path, erase))


def _seats(journal: FileJournal) -> dict[str, list[str]]:
    """By roster id, the seats that each person took or acted from, in the order of the log."""
    seats: dict[str, list[str]] = {}
    for commit in journal.read():
        pairs = [(commit.person, commit.seat)] if commit.person else []
        pairs += [(event.person, event.place) for event in commit.events if isinstance(event, SeatTaken) and event.person]
        for person, seat in pairs:
            where = seats.setdefault(person, [])
            if seat not in where:
                where.append(seat)
    return seats


def _erased(path: Path, person: str, used: list[str]) -> Roster:
    lock = SaveLock(path.resolve(), here("tabletop roster"))
    lock.acquire()
    try:
        people = Roster.open(path, used=used)
        people.erase(person)
    except ValueError as error:
        raise Told(f"{error} `tabletop roster SAVE` lists the numbers.") from error
    finally:
        lock.release()
    return people


def _show(path: Path, people: Roster, seats: dict[str, list[str]], *, as_json: bool) -> None:
    if as_json:
        rows = [{"id": person, "name": name, "seats": seats.get(person, [])} for person, name in people.people.items()]
        out.print_json({"path": str(path), "people": rows, "notice": people.notice})
        return
    if people.people:
        shown = people.people.items()
        out.table(("Number", "Name", "Seats"), [(who, name or "(no name)", ", ".join(seats.get(who, ()))) for who, name in shown])
    else:
        out.line(f"Nobody is entered in {path}.")
    if people.notice:
        out.line(people.notice, "yellow")


def _what_is_left(path: Path, person: str) -> str:
    beside = roster_path(path)
    damaged = beside.with_name(beside.name + ".damaged")
    also = f" {damaged} may hold names too: delete it." if damaged.exists() else ""
    return (
        f"{person} has no name any more in {beside}. Copies, forks and reports made before still have it, "
        f"and so has whatever somebody typed it into.{also}"
    )
