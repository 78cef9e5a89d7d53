"""The measures that conditions of a gate put limits to."""
