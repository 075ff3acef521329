#!/usr/bin/env bash
# import-linter 2.17 (grimp 3.20), lazy_loader 0.6: a package that loads the names of its __init__ from a stub.
# Guess:   a contract of layers means the same, however __init__ re-exports: type checkers read the stub as well.
# Instead: import-linter reads .py files alone. Where low asks the package for a name that the package has from high,
#          the contract is broken if __init__.py says so, and kept if the stub says so. The program does the same.
# Meets us because each room's door is such a stub. Held by tests/project/test_house.py: every stub is read, and nothing
# inside a room comes in by its own door or that of the house.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" --quiet --quiet --disable-pip-version-check install import-linter==2.17 grimp==3.20 lazy_loader==0.6
cd "$folder"
mkdir house
printf 'def roof():\n    return "the roof"\n' > house/high.py
printf 'def build():\n    from house import roof\n\n    return "low has " + roof()\n' > house/low.py
cat > .importlinter <<'INI'
[importlinter]
root_package = house

[importlinter:contract:layers]
name = low never imports high
type = layers
layers =
    house.high
    house.low
INI

contract() {
  env PYTHONPATH=. env/bin/lint-imports --no-cache | sed -n 's/^Contracts: \(.*\)\.$/\1/p' || true
}

echo 'from .high import roof as roof' > house/__init__.py
plain="$(contract); $(env/bin/python -c 'from house.low import build; print(build())')"

echo 'from .high import roof as roof' > house/__init__.pyi
cat > house/__init__.py <<'PYTHON'
import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
PYTHON
lazy="$(contract); $(env/bin/python -c 'from house.low import build; print(build())')"

echo "named in __init__.py:  $plain"
echo "named in __init__.pyi: $lazy"
test "$plain" = '0 kept, 1 broken; low has the roof'
test "$lazy" = '1 kept, 0 broken; low has the roof'
# Seen:
# named in __init__.py:  0 kept, 1 broken; low has the roof
# named in __init__.pyi: 1 kept, 0 broken; low has the roof
