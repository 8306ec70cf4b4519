"""Values and states → the public's words."""
