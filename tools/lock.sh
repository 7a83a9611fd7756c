#!/usr/bin/env bash
# Write requirements.lock: every package that a clone installs, with its hashes, worked out
# from pyproject.toml for every system. Needs uv, in this environment or on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
    --generate-hashes --no-header --no-emit-index-url --quiet "$@" \
    --output-file requirements.lock
# What builds the package itself in an environment without a network.
echo "requirements.lock has $(grep -c '==' requirements.lock) packages"
