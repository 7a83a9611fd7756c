#!/usr/bin/env bash
# Install what tests check finished files with, where it is missing: Ghostscript, which
# separates them as a press would, and qpdf. Building needs neither.
set -uo pipefail

needed=()
command -v gs >/dev/null || needed+=(ghostscript)
command -v qpdf >/dev/null || needed+=(qpdf)
[ ${#needed[@]} = 0 ] && exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get install -y --no-install-recommends "${needed[@]}" && return
    as_root apt-get update && as_root apt-get install -y --no-install-recommends "${needed[@]}"
}

if command -v apt-get >/dev/null; then
    apt_install >/dev/null 2>&1
elif command -v brew >/dev/null; then
    brew install "${needed[@]}" >/dev/null 2>&1
fi
for command in gs qpdf; do
    command -v "$command" >/dev/null ||
        echo "The tests that need $command are left out: it cannot be installed here. Please install ${needed[*]} (Debian, Ubuntu: sudo apt-get install ${needed[*]}; macOS: brew install ${needed[*]}; Fedora: sudo dnf install ${needed[*]})." >&2
done
exit 0
