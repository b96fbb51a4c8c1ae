"""Printable documents of a deck: for everybody, for each team, for control, as HTML that a browser prints well."""

from tabletop.paper.document import Document
from tabletop.paper.folder import HANDLING, documents
from tabletop.paper.plan import LengthError

__all__ = ["HANDLING", "Document", "LengthError", "documents"]
