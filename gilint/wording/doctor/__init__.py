"""What `gilint doctor` says of this machine."""
