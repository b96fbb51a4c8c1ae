"""Engine players: they see what a seat sees, and choose orders for a team; and a white cell that runs the table for them."""
