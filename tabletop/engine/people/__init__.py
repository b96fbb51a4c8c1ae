"""Players as people: everything that a team does besides choosing its cards, and why, in plain words."""
