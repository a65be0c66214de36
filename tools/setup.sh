#!/bin/sh
# Makes .venv and installs the frozen lock. Safe to run again: a second run takes seconds.
set -eu
cd "$(dirname "$0")/.."
UV_VERSION=0.13.9

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

find_python() {
    for candidate in python3.13 python3.12 python3 python; do
        if fits "$candidate"; then echo "$candidate"; return 0; fi
    done
    for folder in "${PYENV_ROOT:-$HOME/.pyenv}/versions" /opt/pyenv/versions; do
        for candidate in "$folder"/3.13*/bin/python "$folder"/3.12*/bin/python "$folder"/3.1[4-9]*/bin/python; do
            if fits "$candidate"; then echo "$candidate"; return 0; fi
        done
    done
    return 1
}

# Where no Python fits, uv's own managed Python is tried: it needs the open internet.
fetch_python() {
    python3 -m venv .venv-uv >/dev/null 2>&1 || return 1
    .venv-uv/bin/python -m pip install -q "uv==$UV_VERSION" >/dev/null 2>&1 &&
        .venv-uv/bin/uv python install -q 3.13 >/dev/null 2>&1 &&
        .venv-uv/bin/uv python find --managed-python 3.13 2>/dev/null
}

if [ -d .venv ] && ! fits .venv/bin/python; then rm -rf .venv; fi
if [ ! -d .venv ]; then
    python=$(find_python) || python=$(fetch_python) || {
        rm -rf .venv-uv
        echo "ติดตั้งไม่ได้: ไม่พบ Python 3.12 ขึ้นไป โปรดติดตั้งด้วยคำสั่ง  sudo apt-get install python3.13 python3.13-venv  แล้วสั่งใหม่" >&2
        echo "(Tidtam needs Python 3.12 or newer; with pyenv:  pyenv install 3.13 )" >&2
        exit 1
    }
    "$python" -m venv .venv
fi
rm -rf .venv-uv
.venv/bin/python -c "import importlib.metadata as m, sys; sys.exit(m.version('uv') != '$UV_VERSION')" >/dev/null 2>&1 ||
    .venv/bin/python -m pip install -q --disable-pip-version-check "uv==$UV_VERSION"
VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv sync --quiet --system-certs --python .venv/bin/python --frozen --inexact --no-python-downloads --compile-bytecode "$@"
.venv/bin/python -m compileall -q tidtam
