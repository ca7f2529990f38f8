"""`python -m transcheck` is the command line, for those whose scripts folder is not on the path."""

from transcheck.cli import main

if __name__ == "__main__":
    main()
