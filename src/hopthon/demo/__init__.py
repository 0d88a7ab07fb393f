"""The example meeting: one evening in thôn Bàn Thạch, played through the same commands as a real one."""

from hopthon.demo.play import middle, play

__all__ = ["middle", "play"]
