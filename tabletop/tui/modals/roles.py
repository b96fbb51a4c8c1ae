"""Who plays whom: the role cards at hand, roles taken over and given back, and what waits for those that control plays."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tabletop.deck.model import Deck, Role
from tabletop.game.commands import Command, GiveAgreement, PlayRole
from tabletop.game.view import ControlView
from tabletop.game.view.control import DeskOrder
from tabletop.table.seat import SeatHandle
from tabletop.tui.agreeing import waiting_for
from tabletop.tui.giving import why_not
from tabletop.tui.modal import TabletopModal
from tabletop.tui.text import clean, content, one_line
from tabletop.tui.theme import team_colour, team_name
from tabletop.tui.widgets.desk import what
from tabletop.tui.widgets.entry import Line


class RolesModal(TabletopModal[str]):
    """Every role with who plays it. Gives the team at whose seat control is to act, if that is asked for."""

    ABOUT = """\
Every role, who plays it, and its card. Space takes the role chosen over, because nobody sits there, or gives it back to its
team; y and x answer for a role that you play, where an order waits for its agreement; a sits down at its team's seat on the
team's behalf. All of it stands in the log and the review as control's doing. A reason, if you write one, is kept with it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "change", "Change", id="roles.change", tooltip="Take the role over, or give it back to its team"),
        Binding(
            "y", "answer(True)", "Agrees", id="roles.agree", tooltip="The role, which you play, agrees to the order that waits"
        ),
        Binding(
            "x", "answer(False)", "Refuses", id="roles.refuse", tooltip="The role, which you play, refuses the order that waits"
        ),
        Binding("a", "act", "Act for it", id="roles.act", tooltip="Sit down at the team's seat and act on its behalf"),
    ]
    DEFAULT_CSS = """
    RolesModal OptionList { height: auto; max-height: 10; border: none; background: $surface; }
    RolesModal #card-box { height: auto; }
    RolesModal VerticalScroll { height: auto; margin: 1 0; scrollbar-size-vertical: 1; }
    RolesModal VerticalScroll:focus { background: $panel; }
    RolesModal #reason { height: 1; border: none; padding: 0 1; background: $panel; }
    RolesModal #reason:focus { background: $primary 25%; border: none; }
    RolesModal #trouble { height: auto; color: $error; text-style: bold; }
    """

    def __init__(self, handle: SeatHandle, view: ControlView) -> None:
        super().__init__("Who plays whom")
        self._handle = handle
        self._view = view

    def compose_body(self) -> ComposeResult:
        """The roles, the card of the one chosen, a line for a reason."""
        yield OptionList(*(Option(self._line(role)) for role in self._handle.deck.roles), markup=False)
        with Container(id="card-box"), VerticalScroll():
            yield Static("", id="card", markup=False)
        yield Line(placeholder="why, if you want it kept: Tab gets here", id="reason", max_length=400)
        yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Begin with the first role that something waits for, else with the first."""
        roles = self._handle.deck.roles
        at = next((index for index, role in enumerate(roles) if role.id in self._view.absent and self._waiting(role)), 0)
        self.query_one(OptionList).highlighted = at
        self._describe()

    def on_resize(self, event: Resize) -> None:
        """The card has the rows that the roles, the reason and the keys leave."""
        super().on_resize(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the keys in sight: of the box, which has 96 of 100 rows, nine go to its frame, heading, gaps, reason and keys."""
        others = min(len(self._handle.deck.roles), 10) + max(self.query_one("#trouble").size.height, 1)
        rows = self.app.size.height * 96 // 100 - 9 - others
        self.query_one(VerticalScroll).styles.max_height = max(rows, 1)

    @property
    def role(self) -> Role | None:
        """The role that is chosen."""
        at = self.query_one(OptionList).highlighted
        return self._handle.deck.roles[at] if at is not None else None

    def _line(self, role: Role) -> Content:
        deck = self._handle.deck
        mine = role.id in self._view.absent
        waits = "  an order waits for it" if mine and self._waiting(role) else ""
        return Content.assemble(
            (f"{clean(team_name(deck, role.team))} ", team_colour(deck, role.team)),
            (one_line(role.title, 40), "b"),
            ("  played by control" if mine else "  its team", "$warning" if mine else "$muted"),
            (waits, "b $accent"),
        )

    def _waiting(self, role: Role) -> tuple[DeskOrder, ...]:
        """The orders that wait for the agreement of a role."""
        return waiting_for(self._view, role.id)

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if (role := self.role) is not None:
            lines = [f"“{one_line(what(order), 70)}” waits for its agreement." for order in self._waiting(role)]
            self.query_one("#card", Static).update(role_card(self._handle.deck, role, tuple(lines)))
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 — as Screen has it
        """Answering is for a role that control plays and that something waits for."""
        if action == "answer" and self.is_mounted and self.query(OptionList):
            role = self.role
            return role is not None and role.id in self._view.absent and bool(self._waiting(role))
        return True

    @on(OptionList.OptionSelected)
    @on(Line.Submitted)
    def action_change(self) -> None:
        """Take the role over, or give it back."""
        if (role := self.role) is not None:
            mine = role.id in self._view.absent
            self._give(PlayRole(role=role.id, by="team" if mine else "control", reason=self._reason))

    @property
    def _reason(self) -> str:
        return self.query_one("#reason", Line).value.strip()

    def action_answer(self, agrees: bool) -> None:
        """Answer for the role, to the first order that waits."""
        role = self.role
        for order in self._waiting(role)[:1] if role is not None else ():
            command = GiveAgreement(order=order.given.order, role=role.id if role else "", agrees=agrees, words=self._reason)
            self._give(command, behalf=order.given.team)

    def action_act(self) -> None:
        """Sit down at its team's seat."""
        if (role := self.role) is not None:
            self.dismiss(role.team)

    @work(exclusive=True, group="give")
    async def _give(self, command: Command, behalf: str = "") -> None:
        why = await why_not(self._handle, command, behalf=behalf)
        self.query_one("#trouble", Static).update(content(why))
        self.call_after_refresh(self._fit)
        if why:
            return
        view = await self._handle.view()
        assert isinstance(view, ControlView)
        self._view = view
        self.query_one("#reason", Line).value = ""
        roles = self.query_one(OptionList)
        for index, role in enumerate(self._handle.deck.roles):
            roles.replace_option_prompt_at_index(index, self._line(role))
        self._describe()


def role_card(deck: Deck, role: Role, first: tuple[str, ...] = ()) -> Content:
    """A role's card: what is said first, what it answers for, what it wants, what it will not do."""
    lines = [Content.styled(clean(words), "b $accent") for words in first]
    lines.append(Content(clean(" ".join(role.card.split()))))
    lines.append(Content.assemble(("Aim  ", "b"), clean(" ".join(role.aim.split()))))
    lines += [
        Content.assemble(("Aim  ", "b"), clean(f"{aim.title}. {' '.join(aim.text.split())}"))
        for aim in deck.aims
        if aim.role == role.id
    ]
    lines += [Content.assemble(("Red line  ", "b $warning"), clean(line)) for line in role.red_lines]
    return Content("\n").join(lines)
