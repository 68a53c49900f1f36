#!/usr/bin/env python3
"""Compares the compile time of components that a module lists with others.

    python3 benches/compile/module_compile_time.py [COMPONENTS ...] [--rounds N] [--no-build]

The components are those of `compile_time.py`. One crate lists them in a `#[derive(Module)]`, so that
rustc checks their graph; one adds them to a builder; one has a `new` for each struct. What is
measured is the generated crate alone, in N rounds of all sides in turn. Each compilation may take
8 GiB of address space. Prints the median of the processor seconds and of their ratios to those by
hand, and between what the ratios of single rounds lie: a machine that is busy for a while slows
both sides of a round, and one lucky round decides nothing.
"""

import argparse
import pathlib
import resource
import statistics
import tempfile

from compile_time import ROOT, by_hand, by_wirework, cargo, fields, make, seconds, shared

MEMORY = 8 << 30


def by_module(count):
    parts = ["use std::sync::Arc;\nuse wirework::{Container, Injectable, Module};\n"]
    for n in range(count):
        parts.append(
            f"#[derive(Injectable)]\npub struct S{n} {{{fields(n)} }}\n"
        )
        parts.append(shared(n))
    listed = "".join(f"        S{n} as dyn T{n},\n" for n in range(count))
    parts.append(
        f"#[derive(Module)]\n#[module(components(\n{listed}    ), exports(dyn T{count - 1}))]\nstruct App;\n"
        "fn main() -> Result<(), Box<dyn std::error::Error>> {\n"
        "    let container = Container::from_module(App)?;\n"
        f'    println!("{{}}", container.resolve::<dyn T{count - 1}>()?.value{count - 1}());\n    Ok(())\n}}\n'
    )
    return "".join(parts)


def generate(folder, name, source, features):
    crate = make(folder, name, source)
    manifest = crate / "Cargo.toml"
    plain = f'wirework = {{ path = "{ROOT}" }}'
    wanted = f'wirework = {{ path = "{ROOT}", features = {features} }}'
    manifest.write_text(manifest.read_text().replace(plain, wanted))
    return crate


def compare(count, options):
    print(f"{count} components, the median of {options.rounds} rounds")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        sides = {
            "module": generate(folder, "module", by_module(count), '["modules"]'),
            "builder": generate(folder, "builder", by_wirework(count), "[]"),
            "by hand": generate(folder, "hand", by_hand(count), "[]"),
        }
        for what in [["check"]] if options.no_build else [["check"], ["build"]]:
            for crate in sides.values():
                cargo(crate, *what)
            rounds = [
                {name: seconds(crate, *what)[1] for name, crate in sides.items()}
                for _ in range(options.rounds)
            ]
            for name in sides:
                took = statistics.median(times[name] for times in rounds)
                ratios = sorted(times[name] / times["by hand"] for times in rounds)
                print(
                    f"  cargo {what[0]:6} {name:8} {took:7.2f} s   ratio {statistics.median(ratios):.2f}"
                    f"   {ratios[0]:.2f} to {ratios[-1]:.2f}"
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("components", nargs="*", type=int, default=[200, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for count in options.components:
        compare(count, options)


if __name__ == "__main__":
    main()
