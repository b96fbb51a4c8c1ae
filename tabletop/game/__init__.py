"""The rules, pure: what a command comes to, what an event changes, and who may know of it."""
