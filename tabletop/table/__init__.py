"""A live session: where commands meet the log, and where seats are handed out."""

from tabletop.table.seat import Accepted, SeatDrafts, SeatHandle
from tabletop.table.table import Table

__all__ = ["Accepted", "SeatDrafts", "SeatHandle", "Table"]
