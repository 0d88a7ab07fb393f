"""Each way a meeting file can fail, as one sentence that says what to do."""

import errno
import os
import sqlite3
from pathlib import Path

from hopthon.language import _
from hopthon.refusal import FileTrouble


class Busy(FileTrouble):
    """Another seat held the file for as long as we waited; the same thing may work at once."""


def missing(path: Path) -> FileTrouble:
    """Nothing at that path."""
    return FileTrouble(
        _("Không thấy tệp «{file}»; hãy xem lại tên và thư mục, hoặc cắm lại USB.").format(
            file=path
        )
    )


def no_folder(path: Path) -> FileTrouble:
    """The folder the file should go to does not exist."""
    return FileTrouble(
        _("Không có thư mục «{folder}»; hãy tạo thư mục đó hoặc chọn nơi khác.").format(
            folder=path.parent
        )
    )


def folder(path: Path) -> FileTrouble:
    """The path is a folder."""
    return FileTrouble(
        _("«{file}» là thư mục, không phải tệp cuộc họp; hãy chọn một tệp .hopthon.").format(
            file=path.name
        )
    )


def exists(path: Path) -> FileTrouble:
    """Something stands where a new file should go."""
    return FileTrouble(
        _("Đã có «{file}» rồi, hopthon không ghi đè; hãy chọn tên khác.").format(file=path.name)
    )


def empty(path: Path) -> FileTrouble:
    """Zero bytes."""
    return FileTrouble(
        _("Tệp «{file}» rỗng, có lẽ lúc chép bị ngắt; hãy chép lại từ bản gốc.").format(
            file=path.name
        )
    )


def foreign(path: Path) -> FileTrouble:
    """Some other kind of file."""
    return FileTrouble(
        _("«{file}» không phải tệp cuộc họp của hopthon; hãy chọn một tệp .hopthon.").format(
            file=path.name
        )
    )


def foreign_database(path: Path) -> FileTrouble:
    """SQLite, but not ours."""
    return FileTrouble(
        _("«{file}» là cơ sở dữ liệu của chương trình khác; hãy chọn một tệp .hopthon.").format(
            file=path.name
        )
    )


def newer(path: Path, theirs: int, ours: int) -> FileTrouble:
    """Made by a later hopthon."""
    return FileTrouble(
        _(
            "Tệp «{file}» do bản hopthon mới hơn ghi (dạng {theirs}, máy này đọc được đến dạng {ours});"
            " hãy cập nhật hopthon rồi mở lại, tệp vẫn nguyên vẹn."
        ).format(file=path.name, theirs=theirs, ours=ours)
    )


def truncated(path: Path) -> FileTrouble:
    """Shorter than it says it is."""
    return FileTrouble(
        _(
            "Tệp «{file}» bị cụt, thiếu phần cuối; hãy chép lại từ bản gốc, hoặc cứu phần còn lại bằng"
            " lệnh hopthon salvage."
        ).format(file=path.name)
    )


def damaged(path: Path) -> FileTrouble:
    """Not what hopthon writes, though it once was."""
    return FileTrouble(
        _(
            "Tệp «{file}» bị hỏng; hãy mở bản sao khác, hoặc cứu những gì còn đọc được bằng lệnh"
            " hopthon salvage."
        ).format(file=path.name)
    )


def broken_chain(path: Path, seq: int) -> FileTrouble:
    """A record is not the one that was written."""
    return FileTrouble(
        _(
            "Sự kiện số {seq} trong tệp «{file}» bị hỏng hoặc bị sửa; hãy mở bản sao khác, hoặc cứu phần"
            " còn lại bằng lệnh hopthon salvage."
        ).format(seq=seq, file=path.name)
    )


def went_back(path: Path, seq: int) -> FileTrouble:
    """A record that was read before is no longer there."""
    return FileTrouble(
        _(
            "Tệp «{file}» không còn sự kiện số {seq} đã đọc lúc trước, có lẽ bị một bản cũ chép đè;"
            " hãy đóng lại và mở đúng tệp của cuộc họp."
        ).format(file=path.name, seq=seq)
    )


def read_only(path: Path) -> FileTrouble:
    """The file may be read but not written."""
    return FileTrouble(
        _(
            "Tệp «{file}» chỉ cho đọc: vẫn xem được nhưng không ghi được; muốn ghi hãy chép tệp sang"
            " thư mục của mình rồi mở bản chép đó."
        ).format(file=path.name)
    )


def read_only_folder(path: Path) -> FileTrouble:
    """Nothing can be written in the file's folder."""
    return FileTrouble(
        _(
            "Thư mục chứa «{file}» không cho ghi: cuộc họp vẫn xem được nhưng không ghi được;"
            " muốn ghi hãy dùng một thư mục của mình."
        ).format(file=path.name)
    )


def forbidden(path: Path) -> FileTrouble:
    """No permission even to read."""
    return FileTrouble(
        _(
            "Máy không cho phép đọc tệp «{file}»; hãy nhờ chủ tệp cấp quyền hoặc chép cho một bản."
        ).format(file=path.name)
    )


def gone(path: Path) -> FileTrouble:
    """Moved, deleted or replaced while it was open."""
    if os.path.exists(path):
        text = _(
            "Tệp «{file}» đã bị tệp khác thay chỗ trong lúc đang mở, nên lần này chưa ghi;"
            " hãy đóng lại và mở đúng tệp của cuộc họp."
        )
    else:
        text = _(
            "Tệp «{file}» đã bị chuyển đi hoặc xóa trong lúc đang mở, nên lần này chưa ghi;"
            " hãy đưa tệp về chỗ cũ, hoặc mở lại ở chỗ mới."
        )
    return FileTrouble(text.format(file=path.name))


def busy(path: Path) -> Busy:
    """Another seat is writing."""
    return Busy(
        _(
            "Một cửa sổ khác đang giữ tệp «{file}» nên lần này chưa làm được; hãy thử lại,"
            " nếu vẫn vậy thì đóng cửa sổ bị treo."
        ).format(file=path.name)
    )


def full(path: Path) -> FileTrouble:
    """No room left."""
    return FileTrouble(
        _(
            "Ổ đĩa chứa «{file}» đã đầy nên lần này chưa ghi, những gì đã lưu vẫn còn;"
            " hãy xóa bớt tệp khác cho trống ít nhất 1 MB rồi làm lại."
        ).format(file=path.name)
    )


def device(path: Path) -> FileTrouble:
    """The disk or stick answered with an error."""
    return FileTrouble(
        _(
            "Ổ đĩa báo lỗi khi đọc ghi tệp «{file}» nên lần này chưa xong; hãy cắm lại USB hoặc chép tệp"
            " sang ổ khác rồi làm lại."
        ).format(file=path.name)
    )


def from_sqlite(path: Path, error: Exception) -> FileTrouble:
    """The sentence for what SQLite reported."""
    code: int = getattr(
        error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT
    )  # unreadable text has none
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return gone(path)
    if code in (sqlite3.SQLITE_READONLY_DIRECTORY, sqlite3.SQLITE_READONLY_CANTINIT):
        return read_only_folder(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(path)
        case sqlite3.SQLITE_FULL:
            return full(path)
        case sqlite3.SQLITE_READONLY:
            return read_only(path)
        case sqlite3.SQLITE_CANTOPEN:
            return read_only_folder(path) if os.path.exists(path) else missing(path)
        case sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return forbidden(path)
        case (
            sqlite3.SQLITE_CORRUPT
            | sqlite3.SQLITE_NOTADB
            | sqlite3.SQLITE_CONSTRAINT
            | sqlite3.SQLITE_ERROR
        ):
            return damaged(path)
        case _:
            return device(path)


def from_sqlite_new(path: Path, error: Exception) -> FileTrouble:
    """The same for a file that SQLite was to make."""
    cannot = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CANTOPEN
    return read_only_folder(path) if cannot else from_sqlite(path, error)


def from_reading(path: Path, error: OSError) -> FileTrouble:
    """The sentence for what the system said when the file was opened to be read."""
    if os.path.isdir(path):  # Windows calls this a missing permission
        return folder(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return missing(path)
    return forbidden(path) if isinstance(error, PermissionError) else device(path)


def from_writing(path: Path, error: OSError) -> FileTrouble:
    """The sentence for what the system said when a new file was written at `path`."""
    if isinstance(error, FileExistsError):
        return exists(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return no_folder(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return read_only_folder(path)
    return device(path)
