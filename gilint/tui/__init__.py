"""The terminal interface, over what gilint.triage and gilint.preview know: panes, dialogs, commands. Nothing else knows Textual."""
