"""The figures of an area's report against those of the organs that it covers, and why they are not the sum."""
