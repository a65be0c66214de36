#!/bin/sh
# The whole suite, then the coverage gates. --postgresql: the same suite on a private PostgreSQL.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin

missing() { printf 'ข้ามการทดสอบบางส่วน: ไม่พบ %s (%s) ติดตั้งด้วย  sudo apt-get install -y --no-install-recommends %s\n' "$1" "$2" "$3"; }
command -v chromium >/dev/null 2>&1 || missing chromium "หน้าเว็บจริง" chromium
command -v soffice >/dev/null 2>&1 || missing LibreOffice "ไฟล์ PDF จากโปรแกรมสำนักงาน" libreoffice-writer-nogui
[ -e "$(dirname "$(readlink -f "$(command -v soffice || echo /)")")/libsclo.so" ] || missing "LibreOffice Calc" "ตารางจากโปรแกรมสำนักงาน" libreoffice-calc-nogui

if [ "${1:-}" = "--postgresql" ]; then
    if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; then
        missing PostgreSQL "ฐานข้อมูลระดับประเทศ" postgresql
        exit 0
    fi
    exec $bin/python -m tests.postgresql $bin/python -m pytest -q -m "not browser"
fi

rm -f .coverage .coverage.*
$bin/python -m pytest -q --cov --cov-report=
$bin/coverage report --fail-under=95 --skip-covered | tail -n 25
$bin/coverage report --fail-under=100 --include='tidtam/core/*,tidtam/**/actions.py,tidtam/**/permits.py' >/dev/null || {
    echo "core, actions and permits must be covered in every branch:"
    $bin/coverage report --include='tidtam/core/*,tidtam/**/actions.py,tidtam/**/permits.py'
    exit 1
}
