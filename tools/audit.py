"""Look up every package of requirements.lock among the known vulnerabilities.

Run by `make lint`. A known vulnerability fails it. Where no advisory service answers,
as without a network, that is said in a line and nothing fails: whoever releases reads
that line.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
# The lock names all there is, so that nothing has to be resolved or installed.
AUDIT = (
    *(sys.executable, "-m", "pip_audit", "--requirement", str(LOCK)),
    *("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"),
    *("--timeout", "5"),
)


def main() -> int:
    """Audit the lock; return the status to exit with."""
    done = subprocess.run(AUDIT, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        sys.stderr.write(f"audit: NOT DONE, no advisory service answers: {last}\n")
        return 0
    known = [
        f"{package['name']} {package['version']}: {one['id']}, "
        f"fixed in {', '.join(one['fix_versions']) or 'none'}"
        for package in packages
        for one in package.get("vulns", ())
    ]
    for line in known:
        sys.stderr.write(f"audit: {line}\n")
    unknown = sum("skip_reason" in package for package in packages)
    if unknown:
        sys.stderr.write(
            f"audit: NOT DONE for {unknown} of {len(packages)} packages: "
            "no advisory service knows them\n"
        )
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
