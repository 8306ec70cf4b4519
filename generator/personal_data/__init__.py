"""What in a text shows who somebody is: ways to reach them, numbers, names; and what accuses somebody."""
