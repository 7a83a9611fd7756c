"""Ed25519 by the library `cryptography`: loaded where something is signed."""

from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
    load_ssh_private_key,
)

from layout.codes import Code
from layout.disk.contents import content
from layout.errors import Unreadable
from layout.lock.ssh_signature import (
    LockedKeyError,
    PublicKey,
    Signature,
    signature_text,
    signed_part,
)
from layout.notes import Note

# A key has 400 bytes.
MOST = 20_000
SSH = b"-----BEGIN OPENSSH PRIVATE KEY-----"


def signer(path: Path, password: str | None = None) -> "Signer":
    """Return what signs with the private key in a file, of OpenSSH's or PEM's form.

    Raises:
        LockedKeyError: it has a password, and not this one.
        Unreadable: it is no private key of Ed25519, or cannot be read.
    """
    try:
        data = content(path, most=MOST)
        load = load_ssh_private_key if SSH in data else load_pem_private_key
        key = load(data, password.encode() if password else None)
    except TypeError as problem:
        if password:
            # It has none, so that any will do.
            return signer(path)
        raise LockedKeyError(_unfit(path, "it has a password")) from problem
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        raise Unreadable(_unfit(path, reason)) from None
    except UnsupportedAlgorithm as problem:
        # OpenSSH's own way to lock a key wants a library that is not needed otherwise.
        reason = "OpenSSH has put a password on it"
        raise Unreadable(_unfit(path, reason)) from problem
    except ValueError as problem:
        if password:
            reason = "the password is not its own, or it is no private key"
            raise LockedKeyError(_unfit(path, reason)) from None
        raise Unreadable(_unfit(path, "it is no private key")) from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise Unreadable(_unfit(path, "it is a key of another kind than Ed25519"))
    return Signer(key)


class Signer:
    """Signs with one private key, which stays in here."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    def __call__(self, message: bytes) -> bytes:
        """Return the signature of a message, as it is written into a file."""
        raw = self._key.sign(signed_part(message))
        key = PublicKey(raw=self._key.public_key().public_bytes_raw())
        return signature_text(Signature(key=key, raw=raw))


def is_signed(signature: Signature, message: bytes) -> bool:
    """Say whether a signature is its key's, and of this message."""
    try:
        key = Ed25519PublicKey.from_public_bytes(signature.key.raw)
        key.verify(signature.raw, signed_part(message))
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key(pem: bytes) -> bytes | None:
    """Return the 32 bytes of a public key in PEM; None where it is none of Ed25519."""
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key.public_bytes_raw() if isinstance(key, Ed25519PublicKey) else None


def _unfit(path: Path, reason: str) -> Note:
    return Note(
        code=Code.KEY_UNFIT,
        file=path.name,
        message=f"it cannot sign: {reason}",
        hint="a key without a password is made by ssh-keygen -t ed25519 -f FILE; one "
        "with, by openssl genpkey -algorithm ed25519 -aes256 -out FILE, and "
        "LAYOUT_SIGN_PASSWORD has it",
    )
