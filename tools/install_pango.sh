#!/usr/bin/env bash
# Install Pango, with which WeasyPrint shapes text, where it is missing.
set -euo pipefail

python="$1"
debian="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1"

# WeasyPrint's own import is the only test that knows all the names to look under.
has_pango() { "$python" -W ignore -c 'import weasyprint' >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    as_root apt-get install -y --no-install-recommends $debian && return
    # shellcheck disable=SC2086
    as_root apt-get update && as_root apt-get install -y --no-install-recommends $debian
}

has_pango && exit 0
if command -v apt-get >/dev/null; then
    apt_install || true
elif command -v brew >/dev/null; then
    brew install pango || true
fi
has_pango && exit 0
echo "Layout needs Pango 1.44 or later: please install it (Debian, Ubuntu: sudo apt-get install $debian; macOS: brew install pango; Fedora: sudo dnf install pango), then say make again." >&2
exit 1
