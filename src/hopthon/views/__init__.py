"""The meeting as people see it: frozen rows for screens, wall, paper and programs."""
