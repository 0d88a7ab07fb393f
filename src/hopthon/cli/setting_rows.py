"""Everything that can be set on this machine, as rows, and what makes each act."""

from collections.abc import Callable
from pathlib import Path

from hopthon.cli.folders import office_folder
from hopthon.language import _, speak
from hopthon.processes.load import every as every_process
from hopthon.screens import input_method
from hopthon.screens.setting import Setting
from hopthon.vietnamese.methods import METHODS
from hopthon.views import themes
from hopthon.widgets import colours


def setting_rows(folder: Path) -> Callable[[], list[Setting]]:
    """Rows for the settings screen. `folder`: the office's own wall themes."""
    walls, _broken = themes.every(folder)
    processes, _refused = every_process(office_folder("processes"))
    villages = list(dict.fromkeys(w for p in processes for w in p.village_words))
    communes = list(dict.fromkeys(w for p in processes for w in p.commune_words))

    def rows() -> list[Setting]:
        usual = ("", _("như quy trình"))
        return [
            Setting(
                "typing",
                _("Bộ gõ"),
                (("", _("bộ gõ của máy")), *((one.id, one.name) for one in METHODS)),
                _("Telex và VNI có sẵn trong hopthon; F9 đổi ở mọi nơi."),
                input_method.choose,
            ),
            Setting(
                "theme",
                _("Nền tường chiếu"),
                (
                    ("", walls[themes.DEFAULT].title),
                    *((n, t.title) for n, t in walls.items() if n != themes.DEFAULT),
                ),
                _("Dùng khi mở cửa sổ chiếu lần sau."),
            ),
            Setting(
                "colours",
                _("Màu bàn điều hành"),
                (("", _("đủ màu")), ("16", _("16 màu, cho cửa sổ lệnh cũ"))),
                _("Chọn 16 màu nếu chữ mờ hay sai màu."),
                lambda value: use_colours(value),
            ),
            Setting(
                "language",
                _("Ngôn ngữ"),
                (("", "Tiếng Việt"), ("en", "English")),
                _("Biểu mẫu và biên bản luôn bằng tiếng Việt."),
                lambda value: speak(value or "vi"),
            ),
            Setting("village_word", _("Thôn gọi là"), _words(usual, villages), _new()),
            Setting("commune_word", _("Xã gọi là"), _words(usual, communes), _new()),
            Setting("commune", _("Tên xã"), (), _new()),
            Setting("province", _("Tên tỉnh"), (), _new()),
            Setting("unit", _("Ban ngành, đơn vị"), (), _new()),
            Setting("facilitator", _("Người điều hành"), (), _new()),
        ]

    return rows


def use_colours(value: str) -> None:
    """Draw with them from the next frame on."""
    colours.use(colours.SIXTEEN if value == "16" else colours.DARK)


def _words(usual: tuple[str, str], words: list[str]) -> tuple[tuple[str, str], ...]:
    return (usual, *((word, word) for word in words))


def _new() -> str:
    return _("Điền sẵn khi lập cuộc họp mới; cuộc họp đã lập không đổi.")
