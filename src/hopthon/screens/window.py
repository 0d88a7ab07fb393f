"""Opening a second terminal window with large letters, where the machine has a terminal that can."""

import os
import shutil
import sys


def terminal_command(command: list[str]) -> list[str] | None:
    """The words that start `command` in a window of its own; None when no known terminal is here."""
    if sys.platform == "win32":
        terminal = shutil.which("wt")
        return [terminal, "-F", "new-tab", "--title", "hopthon", *command] if terminal else None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    starters = {
        "gnome-terminal": ["--full-screen", "--zoom=2.5", "--"],
        "kitty": ["--start-as=fullscreen", "-o", "font_size=40"],
        "konsole": ["--fullscreen", "-e"],
        "xterm": ["-fullscreen", "-fs", "32", "-e"],
    }
    for name, options in starters.items():
        if found := shutil.which(name):
            return [found, *options, *command]
    return None
