"""The one turning point: wish → decide → journal → fold → tell; and what each seat may do."""

from hopthon.session.session import Done, Session

__all__ = ["Done", "Session"]
