"""Runs coverage-guided fuzzers, one process a target, for a bounded time.

    python -m fuzz.run --seconds 60             # every target
    python -m fuzz.run pdf rtf --seconds 600    # those named

What a target learns is kept in fuzz/corpus/TARGET, an input that broke it in fuzz/found/TARGET; the exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from fuzz import seeds
from fuzz.targets import Target, targets

HERE = Path(__file__).parent
_LONGEST = 15
"""Seconds for one input: with the fuzzer's instruments everything takes several times longer."""
_MEMORY = 2048


def main() -> int:
    known = targets()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(known)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.targets) - set(known)):
        parser.error(f"no such target: {', '.join(unknown)}")
    broken = [name for name in asked.targets or known if not _fuzzed(name, known[name], asked.seconds)]
    print(f"broken: {', '.join(broken)}" if broken else "nothing was broken")
    return 1 if broken else 0


def _fuzzed(name: str, target: Target, seconds: int) -> bool:
    corpus, found = HERE / "corpus" / name, HERE / "found" / name
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for seed, data in _seeds(target):
        (corpus / seed).write_bytes(data)
    limits = [f"-max_total_time={seconds}", f"-timeout={_LONGEST}", f"-rss_limit_mb={_MEMORY}", "-max_len=200000"]
    command = [sys.executable, "-m", "fuzz.one", name, str(corpus), f"-artifact_prefix={found}/", "-print_final_stats=1", *limits]
    print(f"== {name}", flush=True)
    return subprocess.run(command, cwd=HERE.parent, check=False).returncode == 0


def _seeds(target: Target) -> list[tuple[str, bytes]]:
    if not target.kinds:
        return list(seeds.rules())
    found = [file for kind in target.kinds for file in seeds.files(kind)]
    if target.part:
        return [(f"{name}.part", part) for name, data in found if (part := seeds.part(data, target.part)) is not None]
    return found


if __name__ == "__main__":
    sys.exit(main())
