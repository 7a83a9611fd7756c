#!/usr/bin/env bash
# Make a virtual environment with the package in it, and with its tests' and docs' tools.
#
# Every package is one of requirements.lock, and has the bytes that its hash says. They are
# fetched into a folder of the user's cache first and installed from there, so that the
# next clone needs no network.
set -euo pipefail

venv="$1"
python="${PYTHON:-python3}"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/layout/packages"

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Layout needs Python 3.11 or later; say which with make PYTHON=/path/to/python3." >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ] && ! "$python" -m venv "$venv"; then
    echo "Python has no venv module here; on Debian and Ubuntu: apt-get install python3-venv." >&2
    exit 1
fi

pip="$venv/bin/python -m pip --quiet --disable-pip-version-check"
# The lock is whole: whatever a package asks for besides is in it already.
locked="--require-hashes --no-deps --requirement requirements.lock"
from_cache="$pip install --no-index --find-links $cache"

if ! { [ -d "$cache" ] && $from_cache $locked 2>/dev/null; }; then
    mkdir -p "$cache"
    echo "Fetching the packages of requirements.lock; this happens once." >&2
    $pip download --dest "$cache" $locked
    $from_cache $locked
fi
$from_cache --no-deps --no-build-isolation --editable .
