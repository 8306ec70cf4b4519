"""The week's or month's round: what each provider is asked, by mail or by telephone. Nothing here sends anything.

The matters of the worklist → `questions`, in the provider's words → `rounds`:
who gets a message, and whom to ring → `messages` and `ringing`, as files.
"""
