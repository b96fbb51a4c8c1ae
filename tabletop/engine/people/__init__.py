"""Players as people: everything that a team does besides choosing its cards, and why, in plain words."""

from tabletop.engine.people.person import Person

__all__ = ["Person"]
