"""The pictures that are made: services' own, those that stand beside links in messages, QR codes."""
