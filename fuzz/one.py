"""One target under the fuzzer, in this process: `python -m fuzz.one TARGET CORPUS [libFuzzer's options]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["gilint"]):
    from fuzz.targets import targets

    TARGET = targets()[sys.argv.pop(1)]
    TARGET.run(b"<")  # imports what reads, so that it is instrumented too


def run(data: bytes) -> None:
    TARGET.run(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()
