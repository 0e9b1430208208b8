"""schemathesis against the API of a real server: python tests/benchmarks/check_api.py [--home DIR] [--schemathesis PATH].

schemathesis is no dependency: install it in an environment of its own and name its command.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

from serving import served


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--schemathesis", default="schemathesis")
    parser.add_argument("--examples", type=int, default=100, help="cases of each operation and phase")
    asked = parser.parse_args()
    with served(asked.home) as (address, _):
        command = [asked.schemathesis, "run", f"{address}/api/v1/openapi.json", "--max-examples", str(asked.examples)]
        return subprocess.run([*command, "--phases", "examples,coverage,fuzzing", "--checks", "all"], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
