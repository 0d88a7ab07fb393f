"""A meeting used lately, as home lists it."""

from pathlib import Path

from msgspec import Struct

from hopthon.language import _


class Recent(Struct, frozen=True):
    """A meeting file used lately. `state`: prepared, running, ended, passed; `where`: the step it stopped at."""

    path: Path
    name: str
    kind: str
    date: str
    state: str
    where: str = ""

    @property
    def headline(self) -> str:
        """What Enter on home does with it."""
        running = self.state == "running"
        words = _("Họp tiếp: {kind} {name}") if running else _("Mở lại: {kind} {name}")
        return words.format(kind=self.kind.lower(), name=self.name)

    @property
    def standing(self) -> str:
        """Where it was left."""
        if self.where:
            return _("đang ở mục {where}, không mất chữ nào").format(where=self.where)
        words = {
            "prepared": _("chưa bắt đầu"),
            "running": _("đang họp"),
            "ended": _("đã kết thúc, biên bản chưa thông qua"),
            "passed": _("biên bản đã thông qua"),
        }
        return words.get(self.state, "")
