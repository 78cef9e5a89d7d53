"""What people and programs are shown of a run, one module a format; `write` puts one where it is wanted."""
