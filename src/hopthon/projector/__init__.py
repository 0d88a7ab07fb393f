"""The wall: one page of the meeting, drawn so that the last bench can read it."""

import os

# Before Textual is loaded: with that keyboard protocol some terminals send letters as escape codes.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
