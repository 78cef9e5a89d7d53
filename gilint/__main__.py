"""`python -m gilint` is the command `gilint`."""

from __future__ import annotations

from gilint.cli.app import main

if __name__ == "__main__":
    main()
