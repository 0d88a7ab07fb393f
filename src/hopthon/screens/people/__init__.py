"""Who is here and who speaks: counts, the roll by name, the queue."""
