"""Signed locks and bags: who signed is told, and no other hand passes for theirs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from layout.errors import Unreadable
from layout.library.bagging import TAGS
from layout.lock.ed25519 import signer
from layout.lock.signers import read_signers
from layout.lock.ssh_signature import (
    LockedKeyError,
    NoSignatureError,
    PublicKey,
    Signature,
    read_signature,
    signature_text,
)
from layout.lock.vouching import unvouched, vouched
from tests.building import run
from tests.desk.paper import ISSUE

PASSWORD = "salt and pepper"
KEYGEN = shutil.which("ssh-keygen")
MESSAGE = b"What this issue was made from.\n"


def key(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public_line(seed: int, comment: str = "") -> str:
    raw = key(seed).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return f"{raw.decode()} {comment}".strip()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write my private key, and the public one beside it."""
    return written(tmp_path / "keys" / "mine", 7, "editor@alder")


def written(path: Path, seed: int, comment: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    form = (Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    path.write_bytes(key(seed).private_bytes(*form))
    path.with_suffix(".pub").write_text(public_line(seed, comment) + "\n")
    return path


@pytest.fixture
def signed(tmp_path: Path, mine: Path) -> Path:
    file = tmp_path / "issue.lock"
    file.write_bytes(MESSAGE)
    (tmp_path / "issue.lock.sig").write_bytes(signer(mine)(MESSAGE))
    return file


# --- Keys.


@pytest.mark.parametrize(
    ("form", "password"),
    [
        (PrivateFormat.OpenSSH, ""),
        (PrivateFormat.PKCS8, ""),
        (PrivateFormat.PKCS8, PASSWORD),
    ],
)
def test_keys_of_both_forms_sign_alike(
    tmp_path: Path, form: PrivateFormat, password: str
) -> None:
    locked = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    path = tmp_path / "key"
    path.write_bytes(key(7).private_bytes(Encoding.PEM, form, locked))
    assert signer(path, password)(MESSAGE) == signer(path, password)(MESSAGE)
    found = read_signature(signer(path, password)(MESSAGE))
    assert found.key.raw == key(7).public_key().public_bytes_raw()
    if password:
        for other in ("", "another"):
            with pytest.raises(LockedKeyError):
                signer(path, other)
    else:
        assert signer(path, "not needed")(MESSAGE) == signer(path)(MESSAGE)


RSA = rsa.generate_private_key(65537, 2048)
FORM = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
NO_KEYS = {
    "RSA": RSA.private_bytes(*FORM),
    "ECDSA": ec.generate_private_key(ec.SECP256R1()).private_bytes(*FORM),
    "a public key": public_line(7).encode(),
    "nothing": b"",
    "noise": bytes(range(256)),
    "cut": key(7).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())[
        :90
    ],
    "huge": b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + b"A" * 100_000,
}


@pytest.mark.parametrize("name", NO_KEYS)
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_what_is_no_key_of_ours_is_refused(
    tmp_path: Path, name: str, password: str
) -> None:
    path = tmp_path / "key"
    path.write_bytes(NO_KEYS[name])
    with pytest.raises(Unreadable) as refused:
        signer(path, password)
    assert [note.code for note in refused.value.notes] == ["key-unfit"]
    assert "A" * 9 not in str(refused.value)


@pytest.mark.parametrize("kind", ["nowhere", "folder", "pipe"])
def test_a_key_that_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "key"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(Unreadable):
        signer(path)


# --- Signatures.


def test_openssh_takes_our_signatures_and_we_take_its(
    tmp_path: Path, mine: Path, signed: Path
) -> None:
    if KEYGEN is None:
        pytest.skip("there is no ssh-keygen")
    allowed = tmp_path / "allowed"
    allowed.write_text(f"editor {public_line(7)}\n")
    words = [KEYGEN, "-Y", "verify", "-f", str(allowed)]
    words += ["-I", "editor", "-n", "layout"]
    with signed.open("rb") as message:
        subprocess.run(
            [*words, "-s", f"{signed}.sig"], stdin=message, check=True, timeout=20
        )
    ours = Path(f"{signed}.sig").read_bytes()
    Path(f"{signed}.sig").unlink()
    mine.chmod(0o600)
    subprocess.run(
        [KEYGEN, "-Y", "sign", "-f", mine, "-n", "layout", signed],
        check=True,
        timeout=20,
        capture_output=True,
    )
    assert Path(f"{signed}.sig").read_bytes() == ours
    told = subprocess.run(
        [KEYGEN, "-l", "-f", mine], check=True, capture_output=True, text=True
    )
    assert read_signature(ours).key.fingerprint in told.stdout


@pytest.mark.parametrize("at", range(0, 300, 7))
def test_no_letter_of_a_signature_can_be_changed(signed: Path, at: int) -> None:
    path = Path(f"{signed}.sig")
    text = bytearray(path.read_bytes())
    text[at % len(text)] = ord("B") if text[at % len(text)] != ord("B") else ord("C")
    path.write_bytes(text)
    with pytest.raises(Unreadable) as refused:
        vouched(signed, signed.name, None)
    assert [note.code for note in refused.value.notes] == ["signature-broken"]


OWN = key(7).public_key().public_bytes_raw()
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda good: b"",
    "cut": lambda good: good[: len(good) // 2],
    "a line more": lambda good: good + b"more\n",
    "CRLF": lambda good: good.replace(b"\n", b"\r\n"),
    "two": lambda good: good + good,
    "huge": lambda good: good[:-30] + b"A" * 100_000 + good[-30:],
    "zeros for a signature": lambda good: signature_text(
        Signature(key=PublicKey(raw=OWN), raw=bytes(64))
    ),
    "a key of small order": lambda good: signature_text(
        Signature(key=PublicKey(raw=bytes(32)), raw=bytes(64))
    ),
    "a key that is none": lambda good: signature_text(
        Signature(key=PublicKey(raw=b"\xff" * 32), raw=bytes(64))
    ),
    "of another text": lambda good: signature_text(
        Signature(key=PublicKey(raw=OWN), raw=key(7).sign(MESSAGE))
    ),
    "another's for ours": lambda good: signature_text(
        Signature(key=PublicKey(raw=OWN), raw=key(8).sign(MESSAGE))
    ),
    "noise": lambda good: bytes(range(256)),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_signature_that_is_none_is_refused(signed: Path, how: str) -> None:
    path = Path(f"{signed}.sig")
    path.write_bytes(HOSTILE[how](path.read_bytes()))
    with pytest.raises(Unreadable) as refused:
        vouched(signed, signed.name, None)
    assert [note.code for note in refused.value.notes] == ["signature-broken"]


def test_a_signature_for_something_else_is_refused(signed: Path, mine: Path) -> None:
    if KEYGEN is None:
        pytest.skip("there is no ssh-keygen")
    Path(f"{signed}.sig").unlink()
    mine.chmod(0o600)
    words = [KEYGEN, "-Y", "sign", "-f", str(mine), "-n", "git", str(signed)]
    subprocess.run(words, check=True, timeout=20, capture_output=True)
    with pytest.raises(Unreadable):
        vouched(signed, signed.name, None)


def test_a_changed_file_is_not_the_signed_one(signed: Path) -> None:
    signed.write_bytes(MESSAGE + b" ")
    with pytest.raises(Unreadable) as refused:
        vouched(signed, signed.name, None)
    assert "not of this file" in str(refused.value)


def test_who_signed_is_told(tmp_path: Path, mine: Path, signed: Path) -> None:
    found = vouched(signed, signed.name, None)
    assert found is not None
    assert not found.known
    assert found.key.fingerprint in found.note.message
    named = vouched(signed, signed.name, read_signers(mine.with_suffix(".pub")))
    assert named is not None
    assert named.known
    assert "editor@alder" in named.note.message
    other = written(tmp_path / "other", 8)
    with pytest.raises(Unreadable) as refused:
        vouched(signed, signed.name, read_signers(other.with_suffix(".pub")))
    assert [note.code for note in refused.value.notes] == ["not-by-signer"]


def test_nobody_vouches_for_what_is_not_signed(tmp_path: Path) -> None:
    (tmp_path / "issue.lock").write_bytes(MESSAGE)
    assert vouched(tmp_path / "issue.lock", "issue.lock", None) is None
    assert unvouched("issue.lock", asked=False).code == "not-signed"
    with pytest.raises(Unreadable):
        unvouched("issue.lock", asked=True)


# --- Who may sign.


LISTS: dict[str, tuple[str, list[str]]] = {
    "a public key": (public_line(7, "me"), ["me"]),
    "two": (f"{public_line(7, 'me')}\n# more\n\n{public_line(8)}\n", ["me", ""]),
    "allowed signers": (f"a@b,c@d {public_line(7)}", ["a@b,c@d"]),
    "for us": (f'a@b namespaces="git,layout" {public_line(7)}', ["a@b"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_signers_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "signers"
    path.write_text(LISTS[name][0])
    assert [one.comment for one in read_signers(path)] == LISTS[name][1]


def test_a_public_key_in_pem_is_read(tmp_path: Path) -> None:
    form = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key").write_bytes(key(7).public_key().public_bytes(*form))
    assert [one.raw for one in read_signers(tmp_path / "key")] == [OWN]


@pytest.mark.parametrize(
    "text",
    [
        *("", "# nobody", "ssh-rsa AAAA me", "ssh-ed25519", "ssh-ed25519 AAAA"),
        *("ssh-ed25519 !!!!", "x" * 2_000_000, "a " * 50_000),
        f"a@b cert-authority {public_line(7)}",
        f'a@b valid-before="20200101" {public_line(7)}',
        f'a@b namespaces="git" {public_line(7)}',
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        RSA.public_key()
        .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        .decode(),
    ],
    ids=range(13),
)
def test_a_list_of_nobody_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "signers"
    path.write_text(text)
    with pytest.raises(Unreadable) as refused:
        read_signers(path)
    assert [note.code for note in refused.value.notes] == ["no-signers"]


@pytest.mark.parametrize("spoil", [b"", b"ssh-ed25519 AAAA"])
def test_a_text_that_is_no_signature(spoil: bytes) -> None:
    with pytest.raises(NoSignatureError):
        read_signature(spoil)


# --- The whole way.


@pytest.mark.slow
def test_an_issue_is_signed_and_verified(
    locked: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue, sig = locked / ISSUE, locked / ISSUE / "issue.lock.sig"
    other = written(mine.with_name("other"), 8)
    build = ("build", issue, "-o", locked / "out", "--lock")
    assert run(*build, "--sign", mine).exit_code == 0
    before = sig.read_bytes()
    # The same lock keeps its signature.
    assert run(*build).exit_code == 0
    assert sig.read_bytes() == before

    done = run("verify", issue, "--signer", mine.with_suffix(".pub"), "--json")
    assert done.exit_code == 0, done.stderr
    [told] = json.loads(done.stdout)["signatures"]
    assert (told["comment"], told["known"]) == ("editor@alder", True)
    refused = run("verify", issue, "--signer", other.with_suffix(".pub"))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "error[not-by-signer]" in refused.stderr

    # Another lock loses it.
    (issue / "articles" / "more.md").write_text("---\nheadline: More\n---\nMore.\n")
    assert run(*build).exit_code == 0
    assert not sig.exists()
    unsigned = run("verify", issue)
    assert "advice[not-signed]" in unsigned.stderr


@pytest.mark.slow
def test_a_signed_bag_is_vouched_for_whole(
    locked: Path, mine: Path, tmp_path: Path
) -> None:
    words = ("archive", locked / ISSUE, "--ppi", "72", "-o")
    assert run(*words, tmp_path / "bags", "--sign", mine).exit_code == 0
    assert run(*words, tmp_path / "again", "--sign", mine).exit_code == 0
    [bag], [again] = (tmp_path / "bags").iterdir(), (tmp_path / "again").iterdir()
    name = f"{TAGS}.sig"
    assert (bag / name).read_bytes() == (again / name).read_bytes()
    shutil.rmtree(locked)
    done = run("verify", bag, "--signer", mine.with_suffix(".pub"))
    assert (done.exit_code, done.stdout) == (0, "identical\n"), done.stderr
    assert "editor@alder" in done.stderr
    (bag / name).unlink()
    refused = run("verify", bag, "--signer", mine.with_suffix(".pub"))
    assert refused.exit_code == 2
    assert "error[not-by-signer]" in refused.stderr


def test_a_password_comes_from_the_environment(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key"
    form = (Encoding.PEM, PrivateFormat.PKCS8)
    locked_by = BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(key(7).private_bytes(*form, locked_by))
    words = ("build", locked / ISSUE, "-o", locked / "out", "--lock", "--sign", path)
    refused = run(*words)
    assert refused.exit_code == 2
    assert "error[key-unfit]" in refused.stderr
    monkeypatch.setenv("LAYOUT_SIGN_PASSWORD", PASSWORD)
    assert run(*words).exit_code == 0
    assert (locked / ISSUE / "issue.lock.sig").is_file()


def test_nobody_loads_cryptography_who_does_not_sign() -> None:
    check = (
        "import sys, layout.commands.build, layout.commands.verify, layout.cli.build; "
        "sys.exit('cryptography' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True)
