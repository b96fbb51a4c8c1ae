"""What a scenario says: the model of a deck, its conditions, its parser and its lint. Pure."""
