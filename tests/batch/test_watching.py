"""Reports that are written while they are looked at are told of, and nothing else is."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from gilint.batch.watching import changes
from gilint.readers import Limits
from tests.archives import plain

_PATIENCE = 60
_USUAL = Limits()
_ALSO = frozenset({"gilint-decisions.yaml"})


class Feed:
    """What is told of `paths`, from when the watch stands."""

    def __init__(self, *paths: Path, limits: Limits) -> None:
        self.stop = asyncio.Event()
        self._batches: AsyncIterator[frozenset[Path]] = changes(paths, self.stop, _ALSO, lambda path: limits)

    async def next(self) -> frozenset[Path]:
        async with asyncio.timeout(_PATIENCE):
            return await anext(self._batches)

    async def until(self, last: Path) -> set[Path]:
        """All that is told up to the batch with `last`, which is written here, after everything else."""
        last.write_text("last")
        told: set[Path] = set()
        while last not in told:
            told |= await self.next()
        return told - {last}

    async def ends(self) -> bool:
        async with asyncio.timeout(_PATIENCE):
            return [batch async for batch in self._batches] == []


def watching(*paths: Path, then: Callable[[Feed], Awaitable[None]], limits: Limits = _USUAL) -> None:
    async def main() -> None:
        feed = Feed(*paths, limits=limits)
        assert await feed.next() == frozenset()
        await then(feed)
        feed.stop.set()
        assert await feed.ends()

    asyncio.run(main())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "报告"
    (made / "云川市").mkdir(parents=True)
    for name in ("a.docx", "b.txt", "云川市/c.html"):
        (made / name).write_text("first")
    return made


def test_a_report_that_is_written_or_new_or_gone(folder: Path) -> None:
    async def then(feed: Feed) -> None:
        (folder / "云川市" / "c.html").write_text("second")
        assert await feed.next() == {folder / "云川市" / "c.html"}
        (folder / "new.md").write_text("first")
        assert await feed.next() == {folder / "new.md"}
        (folder / "b.txt").unlink()
        assert await feed.next() == {folder / "b.txt"}
        (folder / "a.docx").rename(folder / "renamed.docx")
        assert await feed.next() == {folder / "a.docx", folder / "renamed.docx"}

    watching(folder, then=then)


def word_saves(path: Path) -> None:
    """A lock file, the new text under another name, the old one out of the way, the new one in its place, the old one gone."""
    lock, new, old = path.with_name("~$" + path.name[2:]), path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    lock.write_text("李某")
    new.write_text("saved by Word")
    path.rename(old)
    new.rename(path)
    old.unlink()
    lock.unlink()


def libreoffice_saves(path: Path) -> None:
    lock, new = path.with_name(f".~lock.{path.name}#"), path.with_name("lu1234abcd.tmp")
    lock.write_text("李某")
    new.write_text("saved by LibreOffice")
    os.replace(new, path)
    lock.unlink()


@pytest.mark.parametrize("save", [word_saves, libreoffice_saves])
def test_office_programs_save_one_file(folder: Path, save: Callable[[Path], None]) -> None:
    async def then(feed: Feed) -> None:
        save(folder / "a.docx")
        assert await feed.until(folder / "b.txt") == {folder / "a.docx"}

    watching(folder, then=then)


@pytest.mark.parametrize("save", [word_saves, libreoffice_saves])
def test_a_single_file_is_followed_through_every_save(folder: Path, save: Callable[[Path], None]) -> None:
    async def then(feed: Feed) -> None:
        for _ in range(2):
            (folder / "b.txt").write_text("not asked for")
            save(folder / "a.docx")
            assert await feed.next() == {folder / "a.docx"}
        (folder / "a.docx").unlink()
        assert await feed.next() == {folder / "a.docx"}

    watching(folder / "a.docx", then=then)


def test_what_is_no_report_is_not_told(folder: Path) -> None:
    async def then(feed: Feed) -> None:
        for name in (".hidden.txt", "picture.png", "~$a.docx", ".git/x.txt", "node_modules/y.md", "云川市/.backup/c.html"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("noise")
        (folder / "picture.png").unlink()
        assert (folder / "a.docx").read_text() == "first"
        assert await feed.until(folder / "b.txt") == set()

    watching(folder, then=then)


def test_the_files_that_are_named_besides(folder: Path) -> None:
    async def then(feed: Feed) -> None:
        for place in (folder, folder / "云川市"):
            (place / "gilint-decisions.yaml").write_text("decisions: []")
            assert await feed.next() == {place / "gilint-decisions.yaml"}
        (folder / "gilint-decisions.yaml").unlink()
        assert await feed.next() == {folder / "gilint-decisions.yaml"}

    watching(folder, then=then)


def test_folders_that_come_and_go_stand_for_their_reports(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    (other / "青屿县" / ".hidden").mkdir(parents=True)
    for name in ("d.txt", "e.txt", "picture.png", "青屿县/f.txt", "青屿县/.hidden/g.txt"):
        (other / name).write_text("first")
    reports = {Path("d.txt"), Path("e.txt"), Path("青屿县/f.txt")}

    async def then(feed: Feed) -> None:
        other.rename(folder / "moved")
        assert await feed.next() == {folder / "moved" / report for report in reports}
        (folder / "moved" / "青屿县" / "f.txt").write_text("second")
        assert await feed.next() == {folder / "moved" / "青屿县" / "f.txt"}
        (folder / "moved").rename(other)
        assert await feed.next() == {folder / "moved" / report for report in reports}
        shutil.copytree(other, folder / "copied")
        assert await feed.until(folder / "b.txt") == {folder / "copied" / report for report in reports}

    watching(folder, then=then)


def test_an_archive_stands_for_its_reports(folder: Path) -> None:
    packed, other = folder / "云川市" / "报送.zip", folder / "other.zip"
    other.write_bytes(plain(("x.txt", b"first")))

    async def then(feed: Feed) -> None:
        packed.write_bytes(plain(("a.txt", b"first"), ("县/b.docx", b"first"), ("c.png", b"first")))
        assert await feed.next() == {Path(f"{packed}!/a.txt"), Path(f"{packed}!/县/b.docx")}
        packed.write_bytes(plain(("a.txt", b"second"), ("d.html", b"first")))
        assert await feed.next() == {Path(f"{packed}!/{name}") for name in ("a.txt", "县/b.docx", "d.html")}
        packed.unlink()
        assert await feed.next() == {Path(f"{packed}!/a.txt"), Path(f"{packed}!/d.html")}

    watching(folder, then=then)


def test_an_archive_is_looked_into_as_far_as_the_limits_say(folder: Path) -> None:
    packed = folder / "报送.zip"

    async def then(feed: Feed) -> None:
        packed.write_bytes(plain(("a.txt", b"first"), ("b.txt", b"first")))
        assert await feed.next() == {packed}
        packed.write_bytes(plain(("a.txt", b"first")))
        assert await feed.next() == {Path(f"{packed}!/a.txt")}

    watching(folder, then=then, limits=Limits(reports=1))


def test_an_archive_or_a_member_that_was_opened_alone_is_followed(folder: Path) -> None:
    packed = folder / "报送.zip"
    packed.write_bytes(plain(("a.txt", b"first")))

    async def then(feed: Feed) -> None:
        packed.write_bytes(plain(("b.txt", b"first")))
        assert await feed.next() == {packed}

    watching(packed, then=then)
    packed.write_bytes(plain(("a.txt", b"first")))
    watching(Path(f"{packed}!/a.txt"), then=then)


def test_paths_are_told_as_they_were_given(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    monkeypatch.chdir(tmp_path)

    async def then(feed: Feed) -> None:
        (folder / "a.docx").write_text("second")
        assert await feed.next() == {Path("link/a.docx")}
        (tmp_path / "one.txt").write_text("second")
        assert await feed.next() == {Path("one.txt")}

    (tmp_path / "one.txt").write_text("first")
    watching(Path("link"), Path("one.txt"), then=then)


def test_what_does_not_exist_and_what_vanishes(folder: Path, tmp_path: Path) -> None:
    async def nothing(feed: Feed) -> None:
        (tmp_path / "missing.txt").write_text("too late")

    watching(tmp_path / "missing.txt", then=nothing)

    async def then(feed: Feed) -> None:
        shutil.rmtree(folder)
        gone: set[Path] = set()
        while len(gone) < 3:
            gone |= await feed.next()
        assert gone == {folder / "a.docx", folder / "b.txt", folder / "云川市" / "c.html"}

    watching(folder, tmp_path / "missing.txt", then=then)


def test_folders_can_be_looked_through_instead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking through notices times of whole seconds only."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    os.utime(folder / "a.docx", (0, 0))

    async def then(feed: Feed) -> None:
        word_saves(folder / "a.docx")
        assert await feed.next() == {folder / "a.docx"}
        (folder / "云川市").rename(folder / "青屿县")
        assert await feed.next() == {folder / "云川市" / "c.html", folder / "青屿县" / "c.html"}

    watching(folder, then=then)


def test_giving_up_ends_the_watch(folder: Path) -> None:
    async def main() -> bool:
        stop = asyncio.Event()
        begun = asyncio.Event()

        async def listen() -> None:
            async for _ in changes((folder,), stop):
                begun.set()

        task = asyncio.create_task(listen())
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return stop.is_set()

    # asyncio.run waits for the threads of the watch.
    assert asyncio.run(main()) is False
