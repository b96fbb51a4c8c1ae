"""What people can do at the table, as values."""

from typing import TypeAlias

from tabletop.game.commands.adjudication import (
    AdjustWorld,
    CastVote,
    Contender,
    ExplainEstimate,
    GiveEstimate,
    RaiseReason,
    RuleContest,
    RuleOrder,
    SettleProposal,
    ShowEstimates,
    WordObservable,
)
from tabletop.game.commands.course import AdvancePhase, ChooseLadder, EndSession, OpenSession
from tabletop.game.commands.exchange import (
    CloseMessage,
    CloseTalks,
    OpenTalks,
    PassMessage,
    RecordTalks,
    SendMessage,
    SetMessages,
    TellTeams,
)
from tabletop.game.commands.injects import MarkExpectation, ReleaseInject, SetAsideInject, TimeInject, WriteInject
from tabletop.game.commands.record import (
    Amend,
    DropAction,
    GiveFeedback,
    MakeFinding,
    Note,
    Observe,
    PlanAction,
    RateTask,
    Rewind,
    TakeSeat,
    WithdrawFinding,
)
from tabletop.game.commands.teams import (
    STATEMENT_WORDS,
    CloseSilence,
    Finish,
    GiveAgreement,
    GiveOrder,
    MakeForecast,
    MakeStatement,
    OpenSilence,
    PlayRole,
    ReadIncident,
    ReadMove,
    WithdrawOrder,
)
from tabletop.game.commands.timing import ExtendClock, PauseClock, PlanClock, ResumeClock, ResumePlay, StartClock, StopPlay

Command: TypeAlias = (
    OpenSession
    | AdvancePhase
    | ChooseLadder
    | EndSession
    | ReleaseInject
    | WriteInject
    | SetAsideInject
    | MarkExpectation
    | TimeInject
    | ReadIncident
    | ReadMove
    | MakeForecast
    | GiveOrder
    | WithdrawOrder
    | GiveAgreement
    | MakeStatement
    | Finish
    | OpenSilence
    | CloseSilence
    | PlayRole
    | WordObservable
    | RaiseReason
    | GiveEstimate
    | CastVote
    | RuleOrder
    | RuleContest
    | SettleProposal
    | AdjustWorld
    | ShowEstimates
    | ExplainEstimate
    | SendMessage
    | PassMessage
    | TellTeams
    | CloseMessage
    | SetMessages
    | OpenTalks
    | RecordTalks
    | CloseTalks
    | StartClock
    | ExtendClock
    | PauseClock
    | ResumeClock
    | PlanClock
    | StopPlay
    | ResumePlay
    | Note
    | Observe
    | RateTask
    | TakeSeat
    | Rewind
    | Amend
    | GiveFeedback
    | MakeFinding
    | WithdrawFinding
    | PlanAction
    | DropAction
)

__all__ = [
    "STATEMENT_WORDS",
    "AdjustWorld",
    "AdvancePhase",
    "Amend",
    "CastVote",
    "ChooseLadder",
    "CloseMessage",
    "CloseSilence",
    "CloseTalks",
    "Command",
    "Contender",
    "DropAction",
    "EndSession",
    "ExplainEstimate",
    "ExtendClock",
    "Finish",
    "GiveAgreement",
    "GiveEstimate",
    "GiveFeedback",
    "GiveOrder",
    "MakeFinding",
    "MakeForecast",
    "MakeStatement",
    "MarkExpectation",
    "Note",
    "Observe",
    "OpenSession",
    "OpenSilence",
    "OpenTalks",
    "PassMessage",
    "PauseClock",
    "PlanAction",
    "PlanClock",
    "PlayRole",
    "RaiseReason",
    "RateTask",
    "ReadIncident",
    "ReadMove",
    "RecordTalks",
    "ReleaseInject",
    "ResumeClock",
    "ResumePlay",
    "Rewind",
    "RuleContest",
    "RuleOrder",
    "SendMessage",
    "SetAsideInject",
    "SetMessages",
    "SettleProposal",
    "ShowEstimates",
    "StartClock",
    "StopPlay",
    "TakeSeat",
    "TellTeams",
    "TimeInject",
    "WithdrawFinding",
    "WithdrawOrder",
    "WordObservable",
    "WriteInject",
]
