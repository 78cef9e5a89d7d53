"""What is said of decisions and the baseline."""
