"""What people decided about findings, and the file beside the reports that holds it."""

from gilint.decisions.file import NAME, Change, Conflict, DecisionsFault, Written, decisions_file, read_decisions, write_decisions
from gilint.decisions.model import OPEN, REASONED, Decision, Standing, State, standing
from gilint.decisions.reasons import Reasons, load_reasons

__all__ = [
    "NAME",
    "OPEN",
    "REASONED",
    "Change",
    "Conflict",
    "Decision",
    "DecisionsFault",
    "Reasons",
    "Standing",
    "State",
    "Written",
    "decisions_file",
    "load_reasons",
    "read_decisions",
    "standing",
    "write_decisions",
]
