"""Run `python -m layout` as `layout`.

The command line is loaded here, so that a ^C while it is loading ends like any other.
"""

import sys

from layout.disk.stopping import STATUS, Stopped, heed, heed_at_the_end


def main() -> int:
    """Run the command line, and return its exit status."""
    heed()
    try:
        from layout.cli import main as run  # noqa: PLC0415  (see above)

        status = run()
    except Stopped:
        sys.stderr.write("layout: interrupted\n")
        status = STATUS
    heed_at_the_end()
    return status


if __name__ == "__main__":
    sys.exit(main())
