"""The rules: for each command, what it comes to or why it is refused."""
