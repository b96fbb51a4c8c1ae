"""Events in words: what a seat heard, told from what it may know and the deck as it may read it, and from nothing else."""
