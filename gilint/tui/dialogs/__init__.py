"""What the screen asks and tells in a frame of its own, one module a dialog."""
