"""What a provider fills in to join, made and read back: packages, workbooks, starter packs."""
