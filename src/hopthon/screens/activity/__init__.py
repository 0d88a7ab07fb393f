"""The sheet of a work, and all of them at a glance."""
