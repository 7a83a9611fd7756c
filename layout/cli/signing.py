"""The key that signs: an option, and where its password comes from."""

import os
import sys
from pathlib import Path

import click

from layout.lock.ssh_signature import LockedKeyError
from layout.requests import Sign

PASSWORD = "LAYOUT_SIGN_PASSWORD"

SIGN = click.option(
    "--sign",
    metavar="KEY",
    type=click.Path(path_type=Path),
    help="Sign with the private Ed25519 key in the file KEY.",
)


def signer(key: Path | None) -> Sign | None:
    """Return what signs with a key; None without one.

    Its password is taken from the environment, or asked for in a terminal.

    Raises:
        Unreadable: it is no key that can sign, or its password is another.
    """
    if key is None:
        return None
    from layout.lock.late import signer as signs

    password = os.environ.get(PASSWORD, "")
    try:
        return signs(key, password)
    except LockedKeyError:
        if password or not sys.stdin.isatty():
            raise
    asked = click.prompt(f"Password of {key.name}", hide_input=True, err=True)
    return signs(key, asked)
