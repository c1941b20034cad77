"""From bytes to data with places: what is refused, where, and that nothing hostile gets through or costs time."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.questionnaire import source

REFUSED = {
    "a tab in the indentation": (b"a:\n\t- b\n", [(2, 1, "tab")]),
    "a bracket that is not closed": (b"a: [1, 2\nb: 3\n", [(2, 2, "syntax")]),
    "an alias without an anchor": (b"a: *b\n", [(1, 4, "syntax")]),
    "a list as a key": (b"? [a]\n: b\n", [(1, 3, "syntax")]),
    "a key that stands twice": (
        b"a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
        [(4, 3, "duplicate-key"), (5, 1, "duplicate-key")],
    ),
    "bare words for yes and no": (
        b"[yes, No, ON, off, y, N]\n",
        [(1, c, "ambiguous-word") for c in (2, 7, 11, 15, 20, 23)],
    ),
    "merging": (b"a: &x {b: 1}\nc:\n  <<: *x\n", [(3, 3, "merge-key")]),
    "tags": (b"a: !!python/name:os.system x\nb: !x 1\n", [(1, 4, "yaml-tag"), (2, 4, "yaml-tag")]),
    "a second document": (b"a: 1\n---\nb: 2\n", [(2, 1, "several-documents")]),
    "a control character": (b"a: 1\nb: x\x1b[31m\n", [(2, 5, "control-character")]),
    "a control character by an escape": (
        b'a: "x\\e[31m"\n"k\\0": 1\n',
        [(1, 4, "control-character"), (2, 1, "control-character")],
    ),
    "a turn of the direction of reading": ("a: x\u202ey\n".encode(), [(1, 4, "control-character")]),
    "NUL": (b"a: \x00\n", [(1, 4, "control-character")]),
    "Latin-1": (b"a: 1\nb: caf\xe9\n", [(2, 0, "not-utf8")]),
    "UTF-16": ("a: 1\n".encode("utf-16"), [(1, 0, "not-utf8")]),
    "a list in itself": (b"a: &a [*a]\n", [(1, 4, "too-complex")]),
}


def bomb_of_aliases() -> str:
    """Twelve lines that stand for 10¹² values."""
    lines = ["a0: &a0 [" + ",".join("x" * 10) + "]"]
    lines += [f"a{n}: &a{n} [" + ",".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 12)]
    return "\n".join(lines)


def bomb_of_merge_keys() -> str:
    """As `bomb_of_aliases`, but it goes off inside the loader."""
    return "a0: &a0 {k: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 24))


BOMBS = {
    "aliases": (bomb_of_aliases(), "too-complex"),
    "merge keys": (bomb_of_merge_keys(), "merge-key"),
    "brackets": ("[" * 100_000, "too-complex"),
    "braces": ("{" * 100_000, "too-complex"),
    "dashes": ("- " * 100_000, "too-complex"),
    "values": ("[" + "a," * 100_000 + "]", "too-complex"),
    "NULs": ("\0" * source.MAX_BYTES, "control-character"),
    "documents": ("---\n" * 50_000, "several-documents"),
}


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both loaders of PyYAML: the fast one, and the one where libyaml is missing."""
    monkeypatch.setattr(source, "_Loader", getattr(yaml, request.param))


def found(content: bytes) -> list[tuple[int, int, str]]:
    """Line, column and code of what is wrong with this content."""
    return [(issue.where.line, issue.where.column, issue.code) for issue in source.parse(content, "x.yaml")[1]]


@pytest.mark.usefixtures("_loader")
def test_values_are_what_they_look_like_and_nothing_more() -> None:
    content = b"""\
text: [a, "1", 'true', 2020-13-45, 1:30, 0777, 0x1F, 1e3, .5, ~x, ja]
numbers: [1, -2, +3, 0, 1.50]
nothing: [~, null, ]
truth: [true, false]
True: TRUE
block: |
  yes
"""
    read, issues = source.parse(content, "x.yaml")

    assert issues == []
    assert read.data == {
        "text": ["a", "1", "true", "2020-13-45", "1:30", "0777", "0x1F", "1e3", ".5", "~x", "ja"],
        "numbers": [1, -2, 3, 0, 1.5],
        "nothing": [None, None],
        "truth": [True, False],
        "True": "TRUE",
        "block": "yes\n",
    }


@pytest.mark.usefixtures("_loader")
def test_every_value_has_the_place_of_its_key_or_its_own_in_a_list() -> None:
    read, _issues = source.parse(b"\xef\xbb\xbfa:\n  b: [x,\n    {c: 1}]\n", "x.yaml")

    assert read.places == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", "b"): (2, 3),
        ("a", "b", 0): (2, 7),
        ("a", "b", 1): (3, 5),
        ("a", "b", 1, "c"): (3, 6),
    }
    assert read.where(("a", "b", 1, "absent", "deeper")) == read.where(("a", "b", 1))


def test_text_comes_out_composed() -> None:
    read, issues = source.parse("cafe\u0301: cafe\u0301\n".encode(), "x.yaml")

    assert (read.data, issues) == ({"caf\u00e9": "caf\u00e9"}, [])


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_told_at_its_place(content: bytes, expected: list[tuple[int, int, str]]) -> None:
    assert found(content) == expected
    assert source.parse(content, "x.yaml")[0].data is None


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("text", "code"), BOMBS.values(), ids=BOMBS.keys())
def test_a_small_file_cannot_become_large(text: str, code: str) -> None:
    assert {each[2] for each in found(text.encode())} == {code}


def test_a_file_full_of_wrong_characters_is_told_in_a_few_issues() -> None:
    assert len(found(b"\0" * 1000)) == 10


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    read, (issue,) = source.read(path)

    assert read.data is None
    assert issue.message() == "The file is 51200 kB; at most 256 kB is read."


def test_a_file_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    _read, (issue,) = source.read(tmp_path / "weg.yaml")

    assert issue.message() == "The file cannot be read: it is not there."


def test_a_path_is_shown_without_what_steers_a_screen(tmp_path: Path) -> None:
    read, _issues = source.read(tmp_path / "a\x1b[31m.yaml")

    assert read.path.endswith("/a\ufffd[31m.yaml")


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise(content: bytes) -> None:
    read, issues = source.parse(content, "x.yaml")

    assert read.data is None or not issues


@given(st.text(alphabet="ab \n:-[]{},&*!|>'\"%@#?~0\\e\t\ufeff", max_size=60))
def test_no_text_that_is_nearly_yaml_raises(text: str) -> None:
    read, issues = source.parse(text.encode(), "x.yaml")

    assert read.data is None or not issues
    assert all(issue.where.line >= 1 for issue in issues)
