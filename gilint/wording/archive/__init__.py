"""What is said of several reports together: rosters, the year before, files of one report."""
