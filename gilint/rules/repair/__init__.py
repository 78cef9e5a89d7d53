"""Why equations do not hold: the smallest change of numbers that mends all of them at once, where just one does."""

from gilint.rules.repair.diagnosis import diagnose
from gilint.rules.repair.layout import Layout, layout
from gilint.rules.repair.model import Change, Diagnosis, Repair, RepairKind, Slip
from gilint.rules.repair.sums import connected, excess, side

__all__ = ["Change", "Diagnosis", "Layout", "Repair", "RepairKind", "Slip", "connected", "diagnose", "excess", "layout", "side"]
