#!/usr/bin/env python3
"""Compares the compile time of generated components, wired by wirework and by hand.

    python3 benches/compile/compile_time.py [COMPONENTS] [--rounds N]

Each component has up to three trait-object dependencies, and each trait a method of a name of its
own: rustc takes long to find a method among many of one name, on either side. Both crates hold the
same structs, traits and methods; one derives `Injectable` and builds a container, the other has a `new` for
each struct and calls them in order. Dependencies are compiled beforehand; what is measured is the
generated crate alone, the best of N rounds, both sides in turn. Prints seconds and their ratio.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

MANIFEST = """[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[dependencies]
wirework = {{ path = "{root}" }}

[workspace]
"""


def dependencies(number):
    return [number - back for back in (1, 2, 5) if number >= back]


def shared(number):
    calls = "".join(f" + self.d{d}.value{d}()" for d in dependencies(number))
    return (
        f"pub trait T{number}: Send + Sync {{ fn value{number}(&self) -> u64; }}\n"
        f"impl T{number} for S{number} {{ fn value{number}(&self) -> u64 {{ 1{calls} }} }}\n"
    )


def fields(number):
    return "".join(f" d{d}: Arc<dyn T{d}>," for d in dependencies(number))


def by_wirework(count):
    parts = ["use std::sync::Arc;\nuse wirework::{Container, Injectable, component};\n"]
    for n in range(count):
        parts.append(
            f"#[derive(Injectable)]\n#[inject(bind(dyn T{n}))]\npub struct S{n} {{{fields(n)} }}\n"
        )
        parts.append(shared(n))
    adds = "".join(f"        .add(component::<S{n}>())\n" for n in range(count))
    parts.append(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {\n"
        f"    let container = Container::builder()\n{adds}        .build()?;\n"
        f'    println!("{{}}", container.resolve::<dyn T{count - 1}>()?.value{count - 1}());\n    Ok(())\n}}\n'
    )
    return "".join(parts)


def by_hand(count):
    parts = ["use std::sync::Arc;\n"]
    for n in range(count):
        names = ", ".join(f"d{d}" for d in dependencies(n))
        parts.append(f"pub struct S{n} {{{fields(n)} }}\n")
        parts.append(f"impl S{n} {{ pub fn new({fields(n)[1:]}) -> Self {{ Self {{ {names} }} }} }}\n")
        parts.append(shared(n))
    body = "".join(
        f"    let s{n}: Arc<dyn T{n}> = Arc::new(S{n}::new("
        + ", ".join(f"s{d}.clone()" for d in dependencies(n))
        + "));\n"
        for n in range(count)
    )
    parts.append(f'fn main() {{\n{body}    println!("{{}}", s{count - 1}.value{count - 1}());\n}}\n')
    return "".join(parts)


def cargo(crate, *arguments):
    environment = dict(os.environ, CARGO_TARGET_DIR=str(crate.parent / "target"), CARGO_INCREMENTAL="0")
    done = subprocess.run(
        ["cargo", *arguments, "--quiet", "--offline"],
        cwd=crate,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise SystemExit(f"cargo {' '.join(arguments)} failed in the crate `{crate.name}`:\n{done.stderr}")


def seconds(crate, *arguments):
    """Seconds by the clock, and of the processor: the latter also hold on a busy machine."""
    os.utime(crate / "src" / "main.rs")
    clock, processor = time.monotonic(), used()
    cargo(crate, *arguments)
    return time.monotonic() - clock, used() - processor


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compare(what, ours, theirs):
    print(f"  {what:24} wirework {ours:9.2f}   by hand {theirs:9.2f}   ratio {ours / theirs:.2f}")


def make(folder, name, source):
    crate = folder / name
    (crate / "src").mkdir(parents=True)
    (crate / "Cargo.toml").write_text(MANIFEST.format(name=name, root=ROOT))
    (crate / "src" / "main.rs").write_text(source)
    shutil.copy(ROOT / "Cargo.lock", crate / "Cargo.lock")
    # What is measured runs offline. Where nothing can be fetched, cargo says so there.
    subprocess.run(["cargo", "fetch", "--quiet"], cwd=crate, check=False)
    return crate


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("components", nargs="?", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        wired = make(folder, "wired", by_wirework(options.components))
        hand = make(folder, "hand", by_hand(options.components))
        print(f"{options.components} components, the best of {options.rounds} rounds")
        for what in (["check"], ["build"], ["build", "--release"]):
            for crate in (wired, hand):
                cargo(crate, *what)
            rounds = [(seconds(wired, *what), seconds(hand, *what)) for _ in range(options.rounds)]
            print(" ".join(["cargo", *what]))
            for place, unit in enumerate(["seconds", "processor seconds"]):
                ours, theirs = (min(times[place] for times in side) for side in zip(*rounds))
                compare(unit, ours, theirs)
        sizes = []
        for crate in (wired, hand):
            binary = folder / "target" / "release" / crate.name
            subprocess.run(["strip", str(binary)], check=True)
            sizes.append(binary.stat().st_size)
        print("stripped binary")
        compare("KiB", *(size / 1024 for size in sizes))


if __name__ == "__main__":
    main()
