"""The TUI in a browser: who is let in, the pages, a process for each tab."""
