#!/usr/bin/env python3
"""Compares the compile time of components that a module lists with others.

    python3 benches/module_compile_time.py [COMPONENTS ...] [--rounds N] [--no-build]

The components are those of `compile_time.py`. One crate lists them in a `#[derive(Module)]`, so that
rustc checks their graph; one adds them to a builder; one has a `new` for each struct. What is
measured is the generated crate alone, the best of N rounds, all sides in turn. Each compilation may
take 8 GiB of address space. Prints processor seconds, and their ratio to those by hand.
"""

import argparse
import pathlib
import resource
import tempfile

from compile_time import ROOT, by_hand, by_wirework, cargo, fields, make, seconds, shared

MEMORY = 8 << 30


def by_module(count):
    parts = ["use std::sync::Arc;\nuse wirework::{Container, Injectable, Module};\n"]
    for n in range(count):
        parts.append(
            f"#[derive(Injectable)]\n#[inject(bind(dyn T{n}))]\npub struct S{n} {{{fields(n)} }}\n"
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
    print(f"{count} components, the best of {options.rounds} rounds")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        sides = {
            "module": generate(folder, "module", by_module(count), '["modules"]'),
            "builder": generate(folder, "builder", by_wirework(count), "[]"),
            "by hand": generate(folder, "hand", by_hand(count), "[]"),
        }
        for what in [["check"]] if options.no_build else [["check"], ["build"]]:
            best = {}
            for name, crate in sides.items():
                cargo(crate, *what)
                best[name] = seconds(crate, *what)[1]
            for _ in range(options.rounds - 1):
                for name, crate in sides.items():
                    best[name] = min(best[name], seconds(crate, *what)[1])
            for name, took in best.items():
                ratio = took / best["by hand"]
                print(f"  cargo {what[0]:6} {name:8} {took:7.2f} s   ratio {ratio:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("components", nargs="*", type=int, default=[200, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for count in options.components:
        compare(count, options)


if __name__ == "__main__":
    main()
