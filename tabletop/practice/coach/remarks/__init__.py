"""What can be said of a turn, by what it is about: the orders, what was read, the signals between the sides, foresight."""
