"""What people type into the find page, in kinds, and how well it answers: `python -m tests.queries`.

`generated` makes kinds from whatever data a site has (titles, providers, numbers …); the other
kinds are files beside this one. `page` asks the built page in a browser, `scores` counts.
"""
