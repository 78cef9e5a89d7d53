"""What the gate and the sign-off say."""
