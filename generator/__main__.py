"""`python -m generator`: the same as `framework-directory`."""

from generator.cli import main

if __name__ == "__main__":
    main()
