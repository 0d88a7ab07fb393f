"""Before a meeting is open: home, a new meeting, files put away, copied, settings."""
