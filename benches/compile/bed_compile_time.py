#!/usr/bin/env python3
"""Measures what the beds of components add to the compile time.

    python3 benches/compile/bed_compile_time.py [COMPONENTS] [--rounds N]

Each component has up to three trait-object dependencies. The same crate is compiled with and
without the feature `testing`, which has the derive emit a bed for each; half of the beds are used,
as a test does: one mock programmed, one fake given, and the component built. Dependencies are
compiled beforehand; what is measured is the generated crate alone, the best of N rounds, both sides
in turn. Prints seconds, and milliseconds for each component.
"""

import argparse
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True

import compile_time
from compile_time import cargo, dependencies, seconds

BUDGET = 20

MOCK = """
#[derive(Default)]
pub struct MockT{n} {{ value: u64 }}
impl T{n} for MockT{n} {{ fn value{n}(&self) -> u64 {{ self.value }} }}
"""

USE = """
fn use_{n}() -> u64 {{
    let mut t = S{n}::bed();
    t.d{mocked}.mock().value = 1;
    t.with_d{given}(MockT{given}::default());
    t.build().value{n}()
}}
"""


def source(count, with_beds):
    text = compile_time.by_wirework(count)
    for n in range(count):
        text = text.replace(f"pub trait T{n}:", f"#[mockable]\npub trait T{n}:" if with_beds else f"pub trait T{n}:")
        text += MOCK.format(n=n)
    if with_beds:
        text = text.replace("use wirework::{", "use wirework::{mockable, ")
    return text


def uses(count):
    used = range(2, count, 2)
    text = "".join(USE.format(n=n, mocked=dependencies(n)[0], given=dependencies(n)[1]) for n in used)
    calls = " + ".join(f"use_{n}()" for n in used)
    return text + f"\npub fn uses() -> u64 {{ {calls or '0'} }}\n"


def make(folder, name, text, features):
    crate = compile_time.make(folder, name, text)
    manifest = crate / "Cargo.toml"
    path = f'path = "{compile_time.ROOT}"'
    manifest.write_text(manifest.read_text().replace(path, f"{path}, features = {features}"))
    return crate


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("components", nargs="?", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    count = options.components
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        crates = {
            "without beds": make(folder, "without", source(count, False), "[]"),
            "with beds": make(folder, "with", source(count, False), '["testing"]'),
            "and mockable traits": make(folder, "mockable", source(count, True), '["testing"]'),
            "and half of them used": make(folder, "used", source(count, True) + uses(count), '["testing"]'),
        }
        print(f"{count} components, the best of {options.rounds} rounds; the budget is {BUDGET} ms for each")
        for what in (["check"], ["build"]):
            for crate in crates.values():
                cargo(crate, *what)
            best = {name: None for name in crates}
            for _ in range(options.rounds):
                for name, crate in crates.items():
                    _, processor = seconds(crate, *what)
                    best[name] = min(processor, best[name] or processor)
            print(" ".join(["cargo", *what]))
            base = best["without beds"]
            for name, time in best.items():
                each = (time - base) * 1000 / count
                print(f"  {name:24} {time:7.2f} processor seconds   {each:+6.2f} ms for each component")


if __name__ == "__main__":
    main()
