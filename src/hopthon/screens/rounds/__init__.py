"""A vote prepared and its result."""
