"""Every workspace there is, found by its file's name: for tests that must not miss one."""

from importlib import import_module
from pkgutil import walk_packages

from hopthon import screens
from hopthon.screens.workspace import Workspace


def workspaces() -> list[type[Workspace]]:
    """Each class of its own in a `work_*.py`, with an id."""
    found: dict[str, type[Workspace]] = {}
    for module in walk_packages(screens.__path__, "hopthon.screens."):
        if module.name.rpartition(".")[2].startswith("work_"):
            for one in vars(import_module(module.name)).values():
                if isinstance(one, type) and issubclass(one, Workspace) and one.id:
                    found[one.id] = one
    assert len(found) > 20, "they are elsewhere"
    return list(found.values())
