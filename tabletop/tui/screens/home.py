"""Home: begin a session, go on with one, or replay a save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tabletop.journal.errors import SaveError
from tabletop.tui.opening import Opening
from tabletop.tui.text import clean, fill, one_line
from tabletop.tui.words import local_time

if TYPE_CHECKING:
    from tabletop.journal.folder import SaveInfo
    from tabletop.tui.standing import Standing

NEW, PRACTICE = "new", "practice"
_ABOUT_NEW = "Choose a deck, say who plays, begin. Enter twice starts with what is proposed. Ctrl+Q leaves; everything is saved."
_ABOUT_PRACTICE = (
    "Play a side alone, against the engine: six turns in three quarters of an hour. Ctrl+T there is a first session that teaches."
)
_FIRST = "First time? p, then Ctrl+T: a session that teaches, twenty minutes."
"""What is said while no session is saved."""
_BEGINS = ("new", "practice", "replay", "remove", "as_control")
"""What is not done while a save is being opened."""
_BESIDE = 36
"""Cells of a row that are not its title or its date: margins, the state of play, a scrollbar."""
_MOST_READ = 40
"""Saves that are read through for where they stand; older ones show their dates alone."""


class HomeScreen(Opening):
    """The first screen."""

    ABOUT = """\
From here you begin a session, go on with one where it was left, or replay a save.
The list shows the sessions saved in your folder, the one played last first. Enter on a session goes on with it; v replays it
without changing anything; d removes it from the list: it moves to the folder “removed” beside, and nothing is deleted."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New session", id="new", tooltip="Set up a new session"),
        Binding("p", "practice", "Practice", id="practice", tooltip="Play a side alone, against the engine"),
        Binding("v", "replay", "Replay", id="replay", tooltip="Replay the save chosen; nothing in it changes"),
        Binding("c", "as_control", "As control", show=False, id="as_control", tooltip="Look at a practice session as control"),
        Binding("d", "remove", "Remove", id="remove", tooltip="Move the save chosen to the folder “removed”, after asking"),
        Binding("ctrl+q", "app.quit", "Quit", id="home.quit", tooltip="Leave"),
    ]

    def __init__(self, *, open_save: Path | None = None, replay: Path | None = None, practice: bool = False) -> None:
        super().__init__(place="Tabletop")
        self._open_first = open_save
        self._replay_first = replay
        self._practice_first = practice
        self._found: dict[str, SaveInfo] = {}
        self._stand: dict[str, Standing] = {}
        self._empty = False
        """Whether the folder was looked into and holds no save."""
        self._placed: str | None = NEW
        """Where the cursor was put for the user; None once the user has moved it."""
        self._opening = ""
        """The name of the save that is being opened, empty for none."""

    def compose_body(self) -> ComposeResult:
        """A greeting, the list, and words on what is chosen."""
        yield Static(Content.from_markup("[b]Tabletop[/]\nRun a crisis exercise at a table."), id="hello", markup=False)
        yield OptionList(*_first_options(), id="list", markup=False)
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Paint first; the saves come after."""
        self.next_step("Press Enter to set up a new session.")
        self.query_one("#list").focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._open_first is not None:
            path, self._open_first = self._open_first, None
            self.open_session(path)
        elif self._replay_first is not None:
            path, self._replay_first = self._replay_first, None
            self.open_replay(path)
        else:
            self.read_saves()
            if self._practice_first:
                self._practice_first = False
                self.action_practice()

    def on_screen_resume(self) -> None:
        """Look again after a session."""
        if self._found:
            self.read_saves()

    @work(thread=True, exclusive=True, group="saves")
    def read_saves(self) -> None:
        """Find the saves, show them, then read each for where it stands."""
        from tabletop.journal.folder import saves
        from tabletop.tui.standing import standing

        worker = get_current_worker()

        def unwanted() -> bool:
            return worker.is_cancelled

        try:
            found = saves(self.tabletop.saves)
        except SaveError as error:
            self.post_message(self.Trouble(error))
            return
        if not unwanted():
            self.post_message(self.Found(found))
        for info in found[:_MOST_READ]:
            if unwanted():
                return
            if not info.problem:
                self.post_message(self.Read(info.path, standing(info.path)))

    class Trouble(Message):
        """The folder of saves cannot be read."""

        def __init__(self, error: SaveError) -> None:
            super().__init__()
            self.error = error

    class Found(Message):
        """These saves are there."""

        def __init__(self, saves: tuple[SaveInfo, ...]) -> None:
            super().__init__()
            self.saves = saves

    class Read(Message):
        """A save was read through."""

        def __init__(self, path: Path, stand: Standing) -> None:
            super().__init__()
            self.path = path
            self.stand = stand

    def on_home_screen_trouble(self, event: Trouble) -> None:
        """Say so."""
        self.tell(event.error)

    def on_home_screen_found(self, event: Found) -> None:
        """List the saves."""
        options = self.query_one(OptionList)
        chosen = options.highlighted_option
        self._found = {str(info.path): info for info in event.saves}
        self._empty = not self._found
        options.clear_options()
        options.add_options(_first_options())
        if event.saves:
            options.add_option(Option(Content.styled(self._folder(), "$muted"), disabled=True))
        options.add_options([Option(self._row(info), id=str(info.path)) for info in event.saves])
        known = [NEW, PRACTICE, *self._found]
        options.highlighted = options.get_option_index(chosen.id if chosen and chosen.id in known else NEW)
        self._place_cursor()
        self._describe()

    def on_home_screen_read(self, event: Read) -> None:
        """Show where a save stands."""
        key = str(event.path)
        if key in self._found:
            self._stand[key] = event.stand
            self.query_one(OptionList).replace_option_prompt(key, self._row(self._found[key]))
            self._place_cursor()
            self._describe()

    def _place_cursor(self) -> None:
        """Put the cursor on the unfinished session played last, unless the user has moved it."""
        options = self.query_one(OptionList)
        chosen = options.highlighted_option
        if self._placed is None or (chosen is not None and chosen.id != self._placed):
            self._placed = None
            return
        stands = ((key, self._stand[key]) for key in self._found if key in self._stand)
        self._placed = next((key for key, stand in stands if not stand.finished and not stand.problem), NEW)
        options.highlighted = options.get_option_index(self._placed)

    def on_resize(self, event: Resize) -> None:
        """Fit the rows to the width."""
        super().on_resize(event)
        for key, info in self._found.items():
            self.query_one(OptionList).replace_option_prompt(key, self._row(info))

    def _folder(self) -> str:
        return f"\nSessions in {one_line(str(self.tabletop.saves), 60)}"

    def _row(self, info: SaveInfo) -> Content:
        stand = self._stand.get(str(info.path))
        if info.problem or (stand and stand.problem):
            name = fill(one_line(info.title or info.path.name, 30), 30)
            return Content.assemble("  ", name, "  ", Content.styled("damaged or unreadable", "$error"))
        when = local_time(info.last or info.created, day=True)
        elsewhere = info.holder and not self._is_ours(info.path)
        words = "open elsewhere" if elsewhere else stand.words if stand else ""
        title = min(max(self.app.size.width - _BESIDE - len(when), 14), 64)
        return Content.assemble(
            "  ", fill(one_line(info.title, title), title), "  ", fill(words, 26), Content.styled(when, "$muted")
        )

    def _is_ours(self, path: Path) -> bool:
        return self.tabletop.table is not None and self.tabletop.save == path

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        info = self._chosen()
        about = self.query_one("#about", Static)
        if self._opening:
            about.update(Content(clean(f"Opening “{self._opening}” …")))
            self.next_step("One moment.")
            return
        if self._option() == PRACTICE:
            about.update(Content(_ABOUT_PRACTICE))
            self.next_step("Press Enter to set up practice.")
            return
        if info is None:
            about.update(Content(f"{_FIRST}\n{_ABOUT_NEW}" if self._empty else _ABOUT_NEW))
            self.next_step(
                "Press Enter to set up a new session." if not self._found else "New session, or choose one to go on with."
            )
            return
        stand = self._stand.get(str(info.path))
        problem = info.problem or (stand.problem if stand else "")
        if problem:
            about.update(Content.styled(clean(problem), "$error"))
            whole = info.created
            self.next_step(f"This save cannot be opened for play{'; v replays what is whole of it' if whole else ''}.")
            return
        steps = "1 step" if info.seq == 1 else f"{info.seq} steps"
        begun = local_time(info.created, day=True)
        told = [f"{one_line(info.deck_title, 60)} · {info.path.name} · {steps} · begun {begun}"]
        if info.holder:
            told.append(f"In use by {info.holder}.")
        about.update(Content(clean("\n".join(told))))
        finished = stand is not None and stand.finished
        also = ", v replays it" + (", c looks at it as control" if stand is not None and stand.practice else "")
        self.next_step(f"Enter {'opens it for the review' if finished else 'goes on with it'}{also}; n begins a new one.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Nothing else is begun while a save is being opened."""
        return None if self._opening and action in _BEGINS else True

    def _chosen(self) -> SaveInfo | None:
        return self._found.get(self._option())

    def _option(self) -> str:
        option = self.query_one(OptionList).highlighted_option
        return (option.id or "") if option else ""

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Open what is chosen."""
        if self._opening:
            return
        info = self._chosen()
        if info is not None:
            self.open_session(info.path)
        elif self._option() == PRACTICE:
            self.action_practice()
        else:
            self.action_new()

    def action_new(self) -> None:
        """Set up a new session."""
        from tabletop.tui.screens.setup import SetupScreen

        self.app.push_screen(SetupScreen(), self._after_setup)

    def action_practice(self) -> None:
        """Set up practice."""
        from tabletop.tui.screens.practicesetup import PracticeSetupScreen

        self.app.push_screen(PracticeSetupScreen(), self._after_setup)

    def _after_setup(self, begun: bool | None) -> None:
        if begun:
            self.to_table()

    def action_as_control(self) -> None:
        """Look at a practice session with control's eyes."""
        info = self._chosen()
        stand = self._stand.get(str(info.path)) if info is not None else None
        if info is None or stand is None or not stand.practice:
            self.tell("Choose a practice session first: as control you see everything in it.")
        else:
            self.open_session(info.path, as_control=True)

    def action_replay(self) -> None:
        """Replay what is chosen."""
        info = self._chosen()
        if info is None:
            self.tell("Choose a session to replay first.")
        else:
            self.open_replay(info.path)

    def title_of(self, path: Path) -> str:
        """What the session of a save is called."""
        info = self._found.get(str(path))
        return info.title if info else path.name

    def look_again(self) -> None:
        """Read the saves."""
        self.read_saves()

    def opens(self, name: str) -> None:
        """Show that a session is being opened."""
        self._opening = name
        if self.is_attached:
            self._describe()
            self.refresh_bindings()

    def closed(self, other: Path | None) -> None:
        """The session is closed; a fork of it may take its place."""
        self.tabletop.close_table()
        self._stand.clear()
        option = self.query_one(OptionList).highlighted_option
        self._placed = option.id if option else NEW
        self.read_saves()
        if other is not None:
            self.open_session(other)

    def action_remove(self) -> None:
        """Ask, then move what is chosen out of the list."""
        from tabletop.journal.removal import FOLDER
        from tabletop.tui.modals.remove import RemoveModal

        info = self._chosen()
        if info is None:
            self.tell("Choose the session to remove first.")
            return
        modal = RemoveModal(info.title or info.path.name, info.path.name, str(info.path.parent / FOLDER))
        self.app.push_screen(modal, lambda yes: self._remove(info.path) if yes else None)

    def _remove(self, path: Path) -> None:
        from tabletop.journal.removal import remove_save

        try:
            target = remove_save(path, name="Tabletop")
        except SaveError as error:
            self.tell(error)
        else:
            self.tell(f"{path.name} is in {target.parent} now. Nothing of it was deleted.", bad=False)
        self._stand.pop(str(path), None)
        self.read_saves()


def _first_options() -> list[Option]:
    """What can be begun."""
    return [
        Option(Content.from_markup("[b]New session[/]"), id=NEW),
        Option(Content.assemble(("Practice", "b"), ("  alone, against the engine", "$muted")), id=PRACTICE),
    ]
