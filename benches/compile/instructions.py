#!/usr/bin/env python3
"""Compares the compile cost of components, wired by wirework and by hand, in rustc instructions.

    python3 benches/compile/instructions.py [COMPONENTS]

The components are those of `compile_time.py`: one crate adds them to a builder, one lists them in a
module, and one has a `new` for each struct. Dependencies are compiled beforehand. The rustc command
of the generated crate alone is counted: by `perf stat` if the machine supports it, otherwise by
callgrind, which does not follow the linker. Counts hardly depend on how busy the machine is, so one
run is enough. Prints millions of instructions and their ratio to those by hand, and the stripped
binaries.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from compile_time import by_hand, by_wirework, cargo
from module_compile_time import by_module, generate

# cargo calls this instead of rustc. It counts the crate that is named, and runs the others plainly.
WRAPPER = """#!/bin/sh
case " $* " in
*" --crate-name $COUNTED "*) {counter} "$@" ;;
*) exec "$@" ;;
esac
"""

PERF = 'perf stat --no-big-num -x, -e instructions:u -o "$COUNT" --'
CALLGRIND = 'valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$COUNT"'


def has_perf():
    """Whether perf exists and can count instructions here."""
    try:
        done = subprocess.run(
            ["perf", "stat", "-x,", "-e", "instructions:u", "true"], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0 and "not supported" not in done.stderr and "not counted" not in done.stderr


def wrapper(folder, perf):
    script = folder / "rustc-wrapper"
    script.write_text(WRAPPER.format(counter=PERF if perf else CALLGRIND))
    script.chmod(0o755)
    return script


def millions(crate, script, *arguments):
    """Millions of instructions of rustc for the crate."""
    count = crate.parent / "count"
    count.unlink(missing_ok=True)
    os.utime(crate / "src" / "main.rs")
    variables = {"RUSTC_WRAPPER": str(script), "COUNTED": crate.name, "COUNT": str(count)}
    os.environ.update(variables)
    try:
        cargo(crate, *arguments)
    finally:
        for name in variables:
            del os.environ[name]
    found = re.search(r"Collected : (\d+)|^(\d+),[^\n]*instructions:u", count.read_text(), re.MULTILINE)
    if found is None:
        raise SystemExit(f"nothing was counted for `{crate.name}`:\n{count.read_text()}")
    return int(found[1] or found[2]) / 1e6


def stripped(crate):
    binary = crate.parent / "target" / "release" / crate.name
    subprocess.run(["strip", str(binary)], check=True)
    return binary.stat().st_size / 1024


def show(what, unit, figures):
    hand = figures["by hand"]
    for name, figure in figures.items():
        print(f"{what:24} {name:8} {figure:10,.0f} {unit:14} ratio {figure / hand:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("components", nargs="?", type=int, default=200)
    count = parser.parse_args().components
    perf = has_perf()
    print(f"{count} components, counted by {'perf' if perf else 'callgrind'}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        script = wrapper(folder, perf)
        sides = {
            "builder": generate(folder, "builder", by_wirework(count), "[]"),
            "module": generate(folder, "module", by_module(count), '["modules"]'),
            "by hand": generate(folder, "hand", by_hand(count), "[]"),
        }
        for what in (["check"], ["build"], ["build", "--release"]):
            figures = {}
            for name, crate in sides.items():
                # Compiles the dependencies, which depend on the features of this crate.
                cargo(crate, *what)
                figures[name] = millions(crate, script, *what)
            show(" ".join(["cargo", *what]), "M instructions", figures)
        show("stripped binary", "KiB", {name: stripped(crate) for name, crate in sides.items()})


if __name__ == "__main__":
    main()
