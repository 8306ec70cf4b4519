"""Mailboxes, mails, texts and tables that people sent → single messages and what the sender of each wrote.

`files` finds the single messages and measures them, `mail`, `headers` and
`markup` read one, `incoming` makes a message of it, `authored` tells what the
sender wrote from what is quoted. What it means, `updates` and `feedback` say.
"""
