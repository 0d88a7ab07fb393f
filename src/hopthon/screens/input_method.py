"""Which input method is in use, as the screens say it and F9 changes it."""

from hopthon import settings
from hopthon.language import _
from hopthon.numbers import grouped
from hopthon.screens.keys import Key
from hopthon.vietnamese.methods import after, method, use, using
from hopthon.widgets.editor import Editor

SWITCH = "f9"


def choose(name: str) -> str:
    """Type with this method from now on, also next time; gives the sentence that says it."""
    use(method(name))
    trouble = settings.change(typing=name)
    return trouble or said()


def switch() -> str:
    """The next one round: Telex, VNI, none."""
    following = after(using())
    return choose(following.id if following else "")


def said() -> str:
    """What is in use."""
    one = using()
    if one is None:
        return _("Bộ gõ của hopthon đang tắt, gõ bằng bộ gõ của máy. F9 để gõ Telex.")
    return _("Đang gõ {name} bằng bộ gõ của hopthon. F9 để đổi hay tắt.").format(name=one.name)


def chip() -> str:
    """The word for typing at the left of the keys, with the method when there is one."""
    one = using()
    return _("ĐANG GÕ") if one is None else f"{_('ĐANG GÕ')} · {one.name}"


def pasted(editor: Editor, text: str) -> tuple[Editor, str]:
    """The field with the paste, and a sentence when it was too long to go in."""
    after = editor.pasted(text)
    if after.text != editor.text or not text.strip():
        return after, ""
    return editor, _(
        "Đoạn dán dài {n} chữ cái, ô này không chứa hết nên chưa dán gì; hãy dán từng phần."
    ).format(n=grouped(len(text)))


def key() -> Key:
    """For the help."""
    return Key("typing", (SWITCH,), "F9", "", _("gõ Telex, gõ VNI, tắt bộ gõ"), bar=False)
