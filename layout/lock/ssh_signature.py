"""Signatures as OpenSSH writes them, by Ed25519: what they cover, and who made them.

A file beside the signed one has the signature in the form of `ssh-keygen -Y sign`
(OpenSSH, PROTOCOL.sshsig), so that it can be looked at years later without this
program: `ssh-keygen -Y verify`. The same key and file give the same signature, to the
byte (RFC 8032, 5.1.6).
"""

import base64
import binascii
import textwrap
from dataclasses import dataclass
from hashlib import sha256, sha512

from layout.errors import Unreadable

# What the signature is for: one of a letter says nothing of a lock.
NAMESPACE = b"layout"
KIND = b"ssh-ed25519"
HASH = b"sha512"
PREAMBLE = b"SSHSIG"
VERSION = (1).to_bytes(4, "big")
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
WIDTH = 70
# Bytes of a public key and of a signature (RFC 8032, 5.1).
KEY, SIGNATURE = 32, 64
# A signature has 300 bytes.
MOST = 10_000


class LockedKeyError(Unreadable):
    """A key wants its password, or another than the one that was given."""


class NoSignatureError(ValueError):
    """A text is no signature, or none of Ed25519 for this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """An Ed25519 key by its 32 bytes; `comment` is what its owner has written to it."""

    raw: bytes
    comment: str = ""

    @property
    def fingerprint(self) -> str:
        """The fingerprint, as `ssh-keygen -l` tells it."""
        digest = base64.b64encode(sha256(_blob(self.raw)).digest())
        return f"SHA256:{digest.decode().rstrip('=')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature, and the key that it claims to be of."""

    key: PublicKey
    raw: bytes


def signed_part(message: bytes) -> bytes:
    """Return what is signed of a message."""
    digest = sha512(message).digest()
    return PREAMBLE + b"".join(map(_string, (NAMESPACE, b"", HASH, digest)))


def signature_text(signature: Signature) -> bytes:
    """Return a signature as it is written into a file."""
    signed = _string(KIND) + _string(signature.raw)
    parts = (_blob(signature.key.raw), NAMESPACE, b"", HASH, signed)
    whole = PREAMBLE + VERSION + b"".join(map(_string, parts))
    lines = textwrap.wrap(base64.b64encode(whole).decode(), WIDTH)
    return "\n".join((BEGIN, *lines, END, "")).encode()


def read_signature(text: bytes) -> Signature:
    """Return the signature that a file has.

    Raises:
        NoSignatureError: it has none, or something besides.
    """
    whole = _unwrapped(text)
    head = len(PREAMBLE) + len(VERSION)
    if whole[:head] != PREAMBLE + VERSION:
        raise NoSignatureError("it is no signature of OpenSSH's")
    parts = _strings(whole[head:], 5)
    if (parts[1], parts[2], parts[3]) != (NAMESPACE, b"", HASH):
        raise NoSignatureError("it is a signature for something else")
    kind, raw = _strings(parts[4], 2)
    if kind != KIND or len(raw) != SIGNATURE:
        raise NoSignatureError("it is no Ed25519 signature")
    found = Signature(key=PublicKey(raw=key_in(parts[0])), raw=raw)
    if signature_text(found) != text:
        raise NoSignatureError("it is not written as signatures are")
    return found


def key_in(blob: bytes) -> bytes:
    """Return the 32 bytes of a public key as SSH has it (RFC 8709, 4).

    Raises:
        NoSignatureError: it is no Ed25519 key.
    """
    kind, raw = _strings(blob, 2)
    if kind != KIND or len(raw) != KEY:
        raise NoSignatureError("it is no Ed25519 key")
    return raw


def _unwrapped(text: bytes) -> bytes:
    try:
        lines = text.decode("ascii").split("\n")
        if lines[0] != BEGIN or lines[-2:] != [END, ""]:
            raise NoSignatureError("it is no signature of OpenSSH's")
        return base64.b64decode("".join(lines[1:-2]), validate=True)
    except (UnicodeDecodeError, binascii.Error) as problem:
        raise NoSignatureError("it is no signature of OpenSSH's") from problem


def _blob(raw: bytes) -> bytes:
    return _string(KIND) + _string(raw)


def _string(data: bytes) -> bytes:
    """Write bytes with their length before them (RFC 4251, 5)."""
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes, count: int) -> list[bytes]:
    """Read so many of them, and nothing behind."""
    found = []
    for _ in range(count):
        end = 4 + int.from_bytes(data[:4], "big")
        if len(data) < end:
            raise NoSignatureError("it is cut off")
        found.append(data[4:end])
        data = data[end:]
    if data:
        raise NoSignatureError("it has something behind its end")
    return found
