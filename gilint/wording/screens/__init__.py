"""What the terminal screens say: they say a good deal that nothing else does."""
