"""What the facilitator sees: one screen or workspace a file."""
