"""The document as a person sees it, in lines for a terminal, with one finding marked in it."""
