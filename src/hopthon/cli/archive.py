"""Meetings put away: the list, and moving a file there so that at every moment a whole one exists."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hopthon.cli import recents
from hopthon.language import _
from hopthon.refusal import FileTrouble, Refusal
from hopthon.session.clock import local_clock

if TYPE_CHECKING:
    from hopthon.screens.home.archive import ArchiveScreen
    from hopthon.screens.home.recent import Recent


def archive_screen(
    folder: Path, look: Callable[[Path], None], changed: Callable[[], None]
) -> "ArchiveScreen":
    """The list of what was put away. `look` opens one to read; `changed`: home's list is another."""
    from hopthon.screens.home.archive import ArchiveScreen

    def act(what: str, one: "Recent") -> str:
        try:
            return _done(what, one)
        except Refusal as refusal:
            return refusal.sentence
        except OSError as error:
            return _("Chưa dời được: {why}.").format(why=error.strerror or error)

    def _done(what: str, one: "Recent") -> str:
        if what == "look":
            look(one.path)
            return ""
        if what == "back":
            recents.put_away(one.path, away=False)
            changed()
            return _("Đã đưa «{name}» về trang đầu.").format(name=one.path.stem)
        if what == "move":
            moved = move(one.path, folder)
            return _("Đã dời, đã kiểm tra lại: tệp ở «{to}».").format(to=moved)
        return ""

    return ArchiveScreen(put_away, act, str(folder))


def put_away() -> "list[Recent]":
    """Newest first, as last known."""
    return [known.row() for known in recents.remembered() if known.archived]


def move(path: Path, folder: Path) -> Path:
    """The file into the archive's folder: a checked copy first, only then away from its place.

    FileTrouble when it is open in a window, or either place does not let it; the file stays then.
    """
    from hopthon.journal.follow import followed
    from hopthon.session import Session
    from hopthon.session.copies import copy_meeting

    if path.absolute().parent == folder.absolute():
        raise FileTrouble(_("Tệp này ở trong tủ rồi."))
    session = Session.open(path, write=False)
    session.close()
    if followed(session.meeting.id):
        raise FileTrouble(_("Cuộc họp này đang mở ở cửa sổ khác; đóng cửa sổ ấy rồi hãy dời."))
    folder.mkdir(parents=True, exist_ok=True)
    made = copy_meeting(path, folder, local_clock(), lambda _done, _all: None)
    recents.moved(path, made.path)
    try:
        path.unlink()
    except OSError as error:
        raise FileTrouble(
            _("Đã chép sang «{to}», nhưng tệp cũ không xóa được: {why}.").format(
                to=made.path, why=error.strerror or error
            )
        ) from None
    return made.path
