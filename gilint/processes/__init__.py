"""Functions called in processes that can be killed. Knows nothing of reports."""
