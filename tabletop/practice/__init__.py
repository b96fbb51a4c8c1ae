"""Practice: one person plays a side; the engine plays the others and the white cell."""
