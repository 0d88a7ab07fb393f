"""Where a user's own files live, on Windows and Linux."""

import os
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """The user's hopthon folder (`HOPTHON_HOME` moves it)."""
    own = os.environ.get("HOPTHON_HOME")
    return Path(own) if own else user_data_path("hopthon", appauthor=False)


def office_folder(what: str) -> Path:
    """The office's own `processes` or `projector_themes`; may not exist."""
    return data_folder() / what
