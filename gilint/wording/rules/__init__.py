"""What is said about rules: by `gilint explain`, in the reference pages, and when their examples are run."""
