"""What control does from its place at the table, by what it is about; the keys for all of it are in one list."""
