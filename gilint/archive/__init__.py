"""Several reports: those that should be there, those of the year before, and those that are one report in several files."""
