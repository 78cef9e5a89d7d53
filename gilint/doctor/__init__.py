"""What this machine can read, and what gilint finds around it."""
