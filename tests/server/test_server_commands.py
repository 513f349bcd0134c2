"""The commands that use the network, as a user types them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import LoopbackServer, article_page, item, rss

from briefreader.cli.main import main

Run = Callable[..., tuple[int, str, str]]

_TEXT = "The harbour bridge was closed on Monday after inspectors found a crack in a pillar."


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a library of its own; return exit code, stdout and stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path / "library"), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def test_a_feed_is_added_updated_listed_and_removed(server: LoopbackServer, run: Run) -> None:
    url = server.serve("/rss", rss("Harbour Post", item("1", "Bridge", _TEXT), item("2", "Empty")))
    code, out, _ = run("feeds", "add", "--allow-private-hosts", "--folder", "World", url)
    assert (code, out.split()[:2]) == (0, ["added", "1"])
    code, out, err = run("update", "--allow-private-hosts")
    assert code == 0
    assert "1 new" in out
    assert "1 left out: is a feed entry without text" in out
    assert "1 feed asked; 1 new, 0 changed." in err
    code, out, _ = run("feeds", "list", "--format", "json")
    (listed,) = json.loads(out)
    assert (listed["title"], listed["folder"], listed["problem"]) == ("Harbour Post", "World", "")
    code, out, _ = run("feeds", "edit", "harbour post", "--title", "Post", "--pause")
    assert (code, "paused" in out, "Post" in out) == (0, True, True)
    assert run("feeds", "remove", "Post")[:2] == (0, "removed 1 Post\n")
    assert run("feeds", "list")[0] == 1


def test_a_feed_that_fails_is_named_and_the_exit_code_says_so(
    server: LoopbackServer, run: Run
) -> None:
    for path in ("/good", "/bad"):
        run("feeds", "add", "--allow-private-hosts", server.serve(path, rss(path)))
    bad = server.serve("/bad", "", status=404)
    code, out, err = run("update", "--allow-private-hosts", "--format", "json")
    assert code == 1
    assert {one["url"]: one["status"] for one in json.loads(out)}[bad] == "failed"
    assert f"{bad}: does not exist on the server" in err


def test_a_list_of_feeds_goes_out_as_it_came_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "my.opml"
    file.write_text(
        '<opml><body><outline text="World"><outline text="Star" xmlUrl="http://s.example/rss"/>'
        '</outline><outline text="Evil" xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    code, _, err = run("feeds", "import", str(file))
    assert code == 1
    assert err == "file:///etc/passwd: is not an http or https address\n"
    code, out, _ = run("feeds", "export")
    assert code == 0
    assert 'xmlUrl="http://s.example/rss"' in out
    assert "passwd" not in out


def test_an_address_is_added_only_where_it_may_be(server: LoopbackServer, run: Run) -> None:
    text = (f"{_TEXT} Part {part} of the story." for part in range(4))
    page = server.serve("/1", article_page("Bridge closed", *text))
    code, _, err = run("add", page)
    assert code == 1
    assert err.count("\n") == 1
    assert "--allow-private-hosts" in err
    code, out, _ = run("add", "--allow-private-hosts", page)
    assert (code, "Bridge closed" in out) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("feeds", "add", "file:///etc/passwd"),
        ("feeds", "add", "no-such-file"),
        ("feeds", "remove", "7"),
        ("update",),
        ("update", "nothing like it"),
    ],
)
def test_nothing_found_is_said_in_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("feeds", "edit", "1"),
        ("feeds", "import", "no-such-file"),
        ("update", "--jobs", "0"),
        ("outlets", "--host", "example.org"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2
