"""The tree of difficulties, causes, solutions and works, as an outline."""
