"""Whether reports may go out: a policy of named conditions, the verdict on them, and the records that people sign."""
