"""Pages filled in before the evening: facts, working group, form I.1, agenda, files to start from."""
