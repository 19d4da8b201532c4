import pytest

from claimcheck.errors import InputError
from claimcheck.settings import Settings, read_settings


def test_options_stand_above_the_file(tmp_path):
    file = tmp_path / "c.toml"
    file.write_text('neighbours = 3\njudge = "my-judge"\n')
    settings = read_settings(file, judge="default", source=None)
    assert (settings.neighbours, settings.judge, settings.source) == (3, "default", None)


@pytest.mark.parametrize(
    ("text", "word"),
    [("colour = 1", "colour"), ('neighbours = "many"', "neighbours"), ("neighbours = true", "neighbours"), ("neighbours = -3", "above zero"), ("parse_seconds = nan", "above zero"), ("= 3", "cannot read")],
)
def test_a_bad_file_is_named(tmp_path, text, word):
    file = tmp_path / "c.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=word):
        read_settings(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.toml"):
        read_settings(tmp_path / "nowhere.toml")


def test_the_file_beside_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_settings(None) == Settings()
    (tmp_path / "claimcheck.toml").write_text("neighbours = 5")
    assert read_settings(None).neighbours == 5


def test_fingerprints_differ_with_values():
    assert Settings().fingerprint() == Settings().fingerprint() != Settings(neighbours=3).fingerprint()
