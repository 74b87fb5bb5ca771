"""Files are read side by side, by processes of their own; what they read comes in the order of the files."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

from directory.importing.files import File, Problem, Reading, read_or_complain

AHEAD = 4  # files for each process, at most, that are read or wait before it is their turn

Read = Callable[[File], Reading | Problem]
Turn = tuple[File, Reading | Problem | None]


def read_files(
    files: Iterable[File], jobs: int = 1, *, skip: Callable[[File], bool] | None = None, read: Read = read_or_complain
) -> Iterator[Turn]:
    """Each file with what is read from it, in their order; None where `skip`, asked shortly before, says so.

    With `jobs` over 1 so many processes read ahead, but never far: however many files there are, few readings wait.
    A file that ends the process that reads it is a problem like any other.
    """
    if jobs < 2:
        yield from ((file, None if skip and skip(file) else read(file)) for file in files)
        return
    waiting: deque[tuple[File, Future[Reading | Problem] | None]] = deque()
    workers = Workers(jobs, read)
    try:
        for file in files:
            waiting.append((file, None if skip and skip(file) else workers.submit(file)))
            if len(waiting) > jobs * AHEAD:
                yield _first(waiting, workers)
        while waiting:
            yield _first(waiting, workers)
    finally:
        workers.stop()


def _first(waiting: deque[tuple[File, Future[Reading | Problem] | None]], workers: Workers) -> Turn:
    file, future = waiting.popleft()
    return file, None if future is None else workers.result(file, future)


class Workers:
    """Processes that read. They leave Ctrl-C to the process that they read for, and end when it ends."""

    def __init__(self, jobs: int, read: Read) -> None:
        self.jobs, self.read = jobs, read
        self.pool = _pool(jobs)
        self.lone = _pool(1)  # reads one file at a time, so that it is known which one ended it

    def submit(self, file: File) -> Future[Reading | Problem]:
        try:
            return _submit(self.pool, self.read, file)
        except BrokenProcessPool:
            self.pool = _pool(self.jobs)
            return _submit(self.pool, self.read, file)

    def result(self, file: File, future: Future[Reading | Problem]) -> Reading | Problem:
        """What was read. A process that dies takes all that wait with it: they are read again, one by one."""
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        try:
            return _submit(self.lone, self.read, file).result()
        except BrokenProcessPool:
            self.lone = _pool(1)
            return Problem(str(file.path), "reading it ended the process that read it: too little memory, perhaps")

    def stop(self) -> None:
        for pool in (self.pool, self.lone):
            pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _submit(pool: ProcessPoolExecutor, read: Read, file: File) -> Future[Reading | Problem]:
    """Ctrl-C waits meanwhile: a process that is started meanwhile never hears of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(read, file)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for files for ever."""
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
