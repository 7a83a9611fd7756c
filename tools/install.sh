#!/usr/bin/env bash
# Make a virtual environment and install the package in it, with its tests' tools.
#
# Packages are fetched into a folder of the user's cache first and installed from
# there, so that the next clone needs no network.
set -euo pipefail

venv="$1"
python="${PYTHON:-python3}"
wheels="${XDG_CACHE_HOME:-$HOME/.cache}/layout/wheels"

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Layout needs Python 3.11 or later; say which with make PYTHON=/path/to/python3." >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ] && ! "$python" -m venv "$venv"; then
    echo "Python has no venv module here; on Debian and Ubuntu: apt-get install python3-venv." >&2
    exit 1
fi

pip="$venv/bin/python -m pip --quiet --disable-pip-version-check"
install="$pip install --no-index --find-links $wheels"
# Its bound on Pillow is older than ours; the rest of what it needs is in [test].
unbound="iiif-prezi3==3.1.1"
if [ -d "$wheels" ] && $install --editable '.[test]' 2>/dev/null &&
    $install --no-deps "$unbound" 2>/dev/null; then
    exit 0
fi
mkdir -p "$wheels"
$pip wheel --wheel-dir "$wheels" hatchling editables '.[test]'
$pip wheel --wheel-dir "$wheels" --no-deps "$unbound"
rm -f "$wheels"/layout-*.whl
$install --editable '.[test]'
$install --no-deps "$unbound"
