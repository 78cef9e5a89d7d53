"""The four panes of the screen, one module each."""
