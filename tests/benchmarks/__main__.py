"""`python -m tests.benchmarks NAME ...`: run the measurements of those names, or list the names."""

import importlib
import pkgutil
import sys

from tests import benchmarks


def main(names: list[str]) -> int:
    """Run the modules named, in that order; without a name list what there is."""
    known = sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name[0] != "_"
    )
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        print(f"no benchmark {', '.join(unknown)}; " if unknown else "", end="")
        print(f"choose from: {', '.join(known)}")
        return 2 if unknown else 0
    for name in names:
        importlib.import_module(f"tests.benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
