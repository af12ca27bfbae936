#!/bin/sh
# Makes the virtual environment $VENV with $PYTHON, or with the first Python that is new enough.
set -eu
VENV=${VENV:-.venv}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
complete() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

found=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
  new_enough "$python" || continue
  found=${found:-$python} # the first, unless a later one has all it needs
  if complete "$python"; then
    found=$python
    break
  fi
done

if [ -z "$found" ]; then
  echo "需要 Python 3.11 或更新版本 · no Python 3.11 or newer among: ${PYTHON:-python3, python3.11 to python3.14};" \
    "install one, or name it: make PYTHON=/path/to/python …" >&2
  exit 1
fi

if ! complete "$found"; then # Debian keeps these modules in a package of their own
  package=$("$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing $package"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package"; } >/dev/null || true
  fi
  if ! complete "$found"; then
    echo "缺少 venv 或 ensurepip 模块 · $found has no venv or ensurepip module;" \
      "on Debian or Ubuntu: apt-get install $package" >&2
    exit 1
  fi
fi

# pyvenv.cfg is what make looks for, so it must not outlive a venv that failed half way.
"$found" -m venv --clear "$VENV" || { rm -rf "$VENV"; exit 1; }
