"""The same Vietnamese, the same folders and the same luck on every machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hopthon import settings as own_settings
from hopthon.language import speak
from hopthon.vietnamese.methods import use

settings.register_profile(
    "hopthon",
    deadline=None,  # machines differ
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("hopthon")


@pytest.fixture(autouse=True)
def _at_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Vietnamese, and no office files but those a test makes."""
    monkeypatch.setenv("HOPTHON_HOME", str(_home(tmp_path_factory)))
    monkeypatch.delenv("HOPTHON_LANG", raising=False)
    speak("vi")
    yield
    speak("vi")
    own_settings.forget()
    use(None)


def _home(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp() / "home"
