"""Who vouches for a lock or a bag: its signatures looked at, before all else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from layout.codes import Code
from layout.disk.contents import content, is_file
from layout.errors import Unreadable
from layout.lock import late
from layout.lock.lock import SIGNED
from layout.lock.ssh_signature import (
    MOST,
    NoSignatureError,
    PublicKey,
    Signature,
    read_signature,
)
from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Who has signed a file; `known` if the signer is one that was named.

    `name` is how notes name the file.
    """

    name: str
    key: PublicKey
    known: bool

    @property
    def note(self) -> Note:
        """What a person is told of it."""
        who = f" ({self.key.comment})" if self.key.comment else ""
        hint = (
            ""
            if self.known
            else (
                "anybody can make a key: see that this one is theirs, and name it with "
                "--signer"
            )
        )
        return Note(
            code=Code.SIGNED,
            file=self.name,
            message=f"it is signed by {self.key.fingerprint}{who}",
            hint=hint,
        )

    def plain(self) -> dict[str, object]:
        """Return it as it stands in a report."""
        return {
            "file": self.name,
            "fingerprint": self.key.fingerprint,
            "comment": self.key.comment,
            "known": self.known,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Who has signed what is verified; `notes` also say it of what nobody has."""

    by: tuple[Vouched, ...]
    unsigned: tuple[Note, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a person is told."""
        return (*self.unsigned, *(one.note for one in self.by))

    @property
    def known(self) -> bool:
        """Whether one who may sign vouches for it."""
        return any(one.known for one in self.by)


def signatures(
    files: Mapping[str, Path], signers: tuple[PublicKey, ...] | None
) -> Signatures:
    """Look at the signatures of files, by how notes name these.

    Raises:
        Unreadable: as `vouched`; or nobody has signed, and `signers` are given.
    """
    found = {name: vouched(file, name, signers) for name, file in files.items()}
    return Signatures(
        by=tuple(one for one in found.values() if one),
        unsigned=tuple(
            unvouched(name, asked=signers is not None)
            for name, one in found.items()
            if one is None
        ),
    )


def vouched(
    file: Path, name: str, signers: Iterable[PublicKey] | None
) -> Vouched | None:
    """Return who has signed a file, None where nobody has.

    `signers` are those who may; None where anybody may.

    Raises:
        Unreadable: the signature is not of this file, or not by who may sign.
    """
    beside = file.with_name(f"{file.name}{SIGNED}")
    if not is_file(beside):
        return None
    try:
        signature = read_signature(content(beside, most=MOST))
    except (OSError, NoSignatureError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreadable(_broken(name, reason.lower())) from None
    if not late.is_signed(signature, content(file)):
        raise Unreadable(_broken(name, "it is not of this file"))
    return _by(signature, name, signers)


def unvouched(name: str, *, asked: bool) -> Note:
    """Return what a person is told of what nobody has signed.

    Raises:
        Unreadable: who may sign was `asked` for.
    """
    if asked:
        raise Unreadable(
            Note(
                code=Code.NOT_BY_SIGNER,
                file=name,
                message="nobody has signed it",
                hint="ask for a signed one, or leave out --signer",
            )
        )
    return Note(
        code=Code.NOT_SIGNED,
        file=name,
        message="nobody has signed it: its hashes guard against accidents alone, since "
        "whoever changes a file can change its hash",
        hint="layout archive --sign and layout build --lock --sign sign",
    )


def _by(
    signature: Signature, name: str, signers: Iterable[PublicKey] | None
) -> Vouched:
    key = signature.key
    if signers is None:
        return Vouched(name=name, key=key, known=False)
    known = next((one for one in signers if one.raw == key.raw), None)
    if known is None:
        raise Unreadable(
            Note(
                code=Code.NOT_BY_SIGNER,
                file=name,
                message=f"it is signed by {key.fingerprint}, and by none of those that "
                "--signer names",
                hint="do not trust it before you know whose key that is",
            )
        )
    return Vouched(name=name, key=known, known=True)


def _broken(name: str, reason: str) -> Note:
    return Note(
        code=Code.SIGNATURE_BROKEN,
        file=f"{name}{SIGNED}",
        message=f"the signature is not good: {reason}",
        hint="the file is not as it was signed; fetch both again from where they came",
    )
