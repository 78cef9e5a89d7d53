"""Pages on which characters and lines are drawn (PDF, OFD), as blocks in reading order."""
