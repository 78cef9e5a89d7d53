"""Many files at a time: processes that check them, a place on disk for what came of each, and word of files that change."""
