"""What people decided about findings, and the file beside the reports that holds it."""
