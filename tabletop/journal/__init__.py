"""The save: an append-only log in a file, what is read from it, and what stands beside it."""
