"""What a worker runs: calls asked for on its standard input, answered on its standard output. A script that needs nothing of gilint.

A message is eight bytes, its length, and a pickle: first `(sys.path, niceness)`, then `(function, arguments)` for each call. An answer
is `(result, error)`, one of them None.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from contextlib import suppress
from io import FileIO

_HEAD = 8


def send(stream: FileIO, message: bytes) -> None:
    """Raises OSError where nobody reads."""
    rest = memoryview(len(message).to_bytes(_HEAD, "big") + message)
    while rest:
        rest = rest[stream.write(rest) :]


def receive(stream: FileIO) -> bytes:
    """Raises EOFError where the other side is gone."""
    return _exactly(stream, int.from_bytes(_exactly(stream, _HEAD), "big"))


def _exactly(stream: FileIO, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        some = stream.read(size - len(data))
        if not some:
            raise EOFError
        data += some
    return bytes(data)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the program that shows the screen
    asked, answers = _private_streams()
    path, niceness = pickle.loads(receive(asked))
    sys.path[:] = path
    with suppress(AttributeError, OSError):
        os.nice(niceness)
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, calls), daemon=True).start()
    while True:
        send(answers, _answer(calls.get()))


def _private_streams() -> tuple[FileIO, FileIO]:
    """Those of the messages; whatever else is written goes nowhere, and nothing else reads what is asked."""
    asked, answers = FileIO(os.dup(0), "rb"), FileIO(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return asked, answers


def _listen(asked: FileIO, calls: queue.SimpleQueue[bytes]) -> None:
    """Ends the process as soon as the one that asks is gone, however that ended and whatever is being done here."""
    try:
        while True:
            calls.put(receive(asked))
    finally:
        os._exit(0)


def _answer(call: bytes) -> bytes:
    try:
        function, arguments = pickle.loads(call)
        return pickle.dumps((function(*arguments), None), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # noqa: BLE001 - it is told to the one that asked, SystemExit included
        return _told(error)


def _told(error: BaseException) -> bytes:
    """The error with its traceback as a note, or in words only, where it cannot be sent."""
    trace = "".join(traceback.format_exception(error))
    try:
        error.add_note(trace)
        answer = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(answer)
        return answer
    except Exception:  # noqa: BLE001 - whatever its own methods do
        return pickle.dumps((None, RuntimeError(trace)), pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
