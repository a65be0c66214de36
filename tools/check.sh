#!/bin/sh
# Everything a machine can judge without running the program. Stops at the first fault.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '· %s\n' "$1"; shift; "$@"; }
step "style"              $bin/ruff check tidtam tests
step "format"             $bin/ruff format --check tidtam tests
step "types"              $bin/mypy
step "arrows"             $bin/lint-imports --no-cache
step "migrations"         $bin/tidtam manage makemigrations --check --dry-run
step "generated pages"    $bin/python -m tests.house.pages
echo "ผ่านทุกข้อ (all checks passed)"
