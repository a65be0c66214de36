"""A private PostgreSQL for one command: `python -m tests.postgresql COMMAND…`.

The server refuses to run as root, so root hands the folder to the `postgres` user and runs its programs as that user.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: the newest installed, or the one on the path."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if installed:
        return installed[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def as_server(command: list[str]) -> None:
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL)


def main(command: list[str]) -> int:
    """Start a server on a socket in a folder of its own, run `command` against it, stop it; its exit status."""
    folder = programs()
    if folder is None:
        sys.exit("PostgreSQL is not installed: sudo apt-get install -y --no-install-recommends postgresql")
    with tempfile.TemporaryDirectory(prefix="tidtam-pg-") as home:
        if os.geteuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        user, data = "postgres", f"{home}/data"
        as_server([f"{folder}/initdb", "-A", "trust", "-U", user, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", data])
        options = f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=60"
        as_server([f"{folder}/pg_ctl", "-w", "-s", "-D", data, "-l", f"{home}/log", "-o", options, "start"])
        try:
            url = f"postgresql://{user}@/postgres?host={home}"
            return subprocess.run(command, env={**os.environ, "TIDTAM_DATABASE_URL": url}, check=False).returncode
        finally:
            as_server([f"{folder}/pg_ctl", "-s", "-m", "immediate", "-D", data, "stop"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
