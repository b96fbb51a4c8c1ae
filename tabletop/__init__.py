"""Run a crisis exercise at a table, in the terminal."""
