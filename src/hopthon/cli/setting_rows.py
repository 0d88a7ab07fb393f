"""Everything that can be set on this machine, as rows, and what makes each act."""

from collections.abc import Callable
from pathlib import Path

from hopthon.cli.folders import office_folder
from hopthon.language import _, speak
from hopthon.processes.load import every as every_process
from hopthon.screens import input_method
from hopthon.screens.home.setting import Setting
from hopthon.vietnamese.methods import METHODS
from hopthon.views import themes
from hopthon.widgets import colours


def setting_rows(folder: Path) -> Callable[[], list[Setting]]:
    """Rows for the settings screen, made anew when asked. `folder`: the office's own wall themes."""
    walls, _broken = themes.every(folder)
    processes, _refused = every_process(office_folder("processes"))
    villages = list(dict.fromkeys(w for p in processes for w in p.village_words))
    communes = list(dict.fromkeys(w for p in processes for w in p.commune_words))
    return lambda: [*_machine(walls), *_office(villages, communes)]


def _machine(walls: dict[str, themes.Theme]) -> list[Setting]:
    """How this machine types and shows."""
    methods = (("", _("bộ gõ của máy")), *((one.id, one.name) for one in METHODS))
    shown = (
        ("", walls[themes.DEFAULT].title),
        *((name, theme.title) for name, theme in walls.items() if name != themes.DEFAULT),
    )
    many = (("", _("đủ màu")), ("16", _("16 màu, cho cửa sổ lệnh cũ")))
    return [
        Setting(
            "typing",
            _("Bộ gõ"),
            methods,
            _("Telex và VNI có sẵn trong hopthon; F9 đổi ở mọi nơi."),
            input_method.choose,
        ),
        Setting("theme", _("Nền tường chiếu"), shown, _("Dùng khi mở cửa sổ chiếu lần sau.")),
        Setting(
            "colours",
            _("Màu bàn điều hành"),
            many,
            _("Chọn 16 màu nếu chữ mờ hay sai màu."),
            use_colours,
        ),
        Setting(
            "language",
            _("Ngôn ngữ"),
            (("", "Tiếng Việt"), ("en", "English")),
            _("Biểu mẫu và biên bản luôn bằng tiếng Việt."),
            lambda value: speak(value or "vi"),
        ),
    ]


def _office(villages: list[str], communes: list[str]) -> list[Setting]:
    """What a new meeting starts from."""
    usual = ("", _("như quy trình"))
    return [
        Setting("village_word", _("Thôn gọi là"), _words(usual, villages), _new()),
        Setting("commune_word", _("Xã gọi là"), _words(usual, communes), _new()),
        Setting("commune", _("Tên xã"), (), _new()),
        Setting("province", _("Tên tỉnh"), (), _new()),
        Setting("unit", _("Ban ngành, đơn vị"), (), _new()),
        Setting("facilitator", _("Người điều hành"), (), _new()),
    ]


def use_colours(value: str) -> None:
    """Draw with them from the next frame on."""
    colours.use(colours.SIXTEEN if value == "16" else colours.DARK)


def _words(usual: tuple[str, str], words: list[str]) -> tuple[tuple[str, str], ...]:
    return (usual, *((word, word) for word in words))


def _new() -> str:
    return _("Điền sẵn khi lập cuộc họp mới; cuộc họp đã lập không đổi.")
