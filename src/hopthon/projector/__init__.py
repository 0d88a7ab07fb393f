"""The wall: one page of the meeting, drawn so that the last bench can read it."""
