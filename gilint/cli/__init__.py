"""The command line: a thin module for each command. Whatever is slow to import is imported when a command needs it."""
