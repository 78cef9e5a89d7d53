"""Text that flows, whatever it came from: what readers of word processors' formats draft, arranged into blocks with places."""
