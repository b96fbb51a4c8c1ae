"""What a practice seat has besides those of a facilitated session: the engine at work, the coach, a turn of few questions."""
