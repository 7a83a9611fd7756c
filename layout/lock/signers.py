"""Who may sign: a file with public keys, one a line, as OpenSSH knows them."""

import base64
import binascii
import re
from pathlib import Path

from layout.codes import Code
from layout.disk.contents import content
from layout.errors import Unreadable
from layout.lock import late
from layout.lock.ssh_signature import (
    KIND,
    NAMESPACE,
    NoSignatureError,
    PublicKey,
    key_in,
)
from layout.notes import Note

# More than the keys of any house.
MOST = 1_000_000
PEM = b"-----BEGIN PUBLIC KEY-----"
# A key, whatever stands before it: nothing in a .pub file; in a list of allowed signers
# (ssh-keygen(1), ALLOWED SIGNERS) who may sign, and what for.
LINE = re.compile(
    rf"(?P<before>[^#]*?)\b{KIND.decode()} (?P<key>\S+)(?: (?P<said>.*))?"
)
# Of what may stand before a key this alone can be held here; a date cannot, without a
# clock, nor whom an authority has certified.
FOR = re.compile(r'namespaces="(?P<names>[^"]*)"')


def read_signers(path: Path) -> tuple[PublicKey, ...]:
    """Return the keys that a file allows to sign.

    Raises:
        Unreadable: it has none, or a line that is not understood.
    """
    try:
        data = content(path, most=MOST)
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        raise Unreadable(_no_signers(path, reason)) from None
    if PEM in data:
        raw = late.public_key(data)
        keys = [PublicKey(raw=raw)] if raw else []
    else:
        lines = data.decode("utf-8", "replace").splitlines()
        found = (_key(path, n, line.strip()) for n, line in enumerate(lines, 1))
        keys = [key for key in found if key]
    if not keys:
        raise Unreadable(_no_signers(path, "no Ed25519 key is in it"))
    return tuple(keys)


def _key(path: Path, number: int, line: str) -> PublicKey | None:
    if not line or line.startswith("#"):
        return None
    match = LINE.fullmatch(line)
    try:
        if match is None:
            raise NoSignatureError("no Ed25519 key is on this line")
        raw = key_in(base64.b64decode(match["key"], validate=True))
        who = _who(match["before"].strip())
    except (binascii.Error, NoSignatureError) as problem:
        raise Unreadable(_no_signers(path, str(problem), number)) from None
    if who is None:
        return None
    return PublicKey(raw=raw, comment=who or (match["said"] or "").strip())


def _who(before: str) -> str | None:
    """Return whom a line names before its key; None where it is for something else."""
    who, _, options = before.partition(" ")
    if not options.strip():
        return who
    match = FOR.fullmatch(options.strip())
    if match is None:
        raise NoSignatureError(f"{options.strip()[:60]} cannot be held here")
    return who if NAMESPACE.decode() in match["names"].split(",") else None


def _no_signers(path: Path, reason: str, line: int | None = None) -> Note:
    return Note(
        code=Code.NO_SIGNERS,
        file=path.name,
        line=line,
        message=f"it does not say who may sign: {reason}",
        hint="name the public key (the .pub file beside the private one), or a list of "
        "allowed signers as ssh-keygen has it",
    )
