"""Which reports of several organs say the same: their sentences without names and numbers, compared in near-linear time."""
