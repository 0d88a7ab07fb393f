"""A vote counted: cups, ballots, grids, points."""
