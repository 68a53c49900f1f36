#!/usr/bin/env python3
"""Shows how wirework, shaku, nject and froodi tell of the same mistakes in the wiring.

    python3 benches/mistakes/error_lines.py [CRATE..] [--show]

`builder` is wirework without a module. Each file of `benches/mistakes/CRATE` makes the mistake that
it is named after. It is checked, then built, then run, until somebody tells. For each one this
prints who told, how many lines the errors have that are not blank, and what they point at: a line
that is marked `//~ field` or `//~ entry`, all around one, elsewhere in the file, or nothing in it.
In brackets is what only a label, a note or the text points at. `--show` prints the errors too. The
crates are fetched by cargo, in the versions below.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MISTAKES = ["missing", "cycle", "captive", "captive_static", "duplicate", "import"]
CRATES = {
    "shaku": 'shaku = "=0.6.3"',
    "nject": 'nject = "=0.5.1"',
    "froodi": 'froodi = "=1.0.0-beta.20"',
    "wirework": f'wirework = {{ path = "{ROOT}", features = ["modules"] }}',
    "builder": f'wirework = {{ path = "{ROOT}" }}',
}
MANIFEST = """[package]
name = "mistakes"
version = "0.0.0"
edition = "2024"

[dependencies]
{dependency}

[profile.dev]
debug = false

[workspace]
"""


def marks(source):
    """The numbers of the lines that are marked, and how."""
    lines = enumerate(source.read_text().splitlines(), 1)
    return {number: line.split("//~ ")[1] for number, line in lines if "//~ " in line}


def spans_of(message):
    """The spans of a message and of its notes, each with whether it is the main one."""
    yield from ((span, span["is_primary"]) for span in message["spans"])
    for note in message["children"]:
        yield from ((span, False) for span, _ in spans_of(note))


def marked_in(span, marked, name):
    """What the span points at, if it is in the file."""
    while span["expansion"] and not span["file_name"].endswith(name):
        span = span["expansion"]["span"]
    if not span["file_name"].endswith(name):
        return set()
    lines = range(span["line_start"], span["line_end"] + 1)
    found = {mark for line, mark in marked.items() if line in lines}
    if not found:
        return {"elsewhere"}
    return found if len(lines) == 1 else {"all around"}


def pointed_at(messages, marked, name):
    """What the errors point at, and in brackets what only their labels, notes and texts do."""
    first, second = set(), set()
    for message in messages:
        for span, primary in spans_of(message):
            error = primary and message["level"] == "error"
            (first if error else second).update(marked_in(span, marked, name))
        second.update(named_in(message["rendered"], marked, name))
    exact = first & set(marked.values())
    best = exact or first & {"all around"} or first
    beside = second & set(marked.values()) - best
    return ", ".join(sorted(best) + [f"({what})" for what in sorted(beside)]) or "-"


def named_in(text, marked, name):
    lines = map(int, re.findall(rf"\b{re.escape(name)}:(\d+)", text))
    return {marked[line] for line in lines if line in marked}


def errors_of(output, name):
    """The errors of the program with the notes that follow, but not what only counts them."""
    for line in output.splitlines():
        report = json.loads(line)
        if report["reason"] == "compiler-message" and report["target"]["name"] == name:
            message = report["message"]
            if message["level"] in ("error", "note") and message["spans"]:
                yield message


def compiled(command, name, folder, environment):
    # What is said twice in the same words, cargo shows once.
    cargo = ["cargo", command, "--quiet", "--bin", name, "--message-format=json"]
    run = subprocess.run(cargo, cwd=folder, env=environment, text=True, capture_output=True)
    errors = errors_of(run.stdout, name)
    messages = list({message["rendered"]: message for message in errors}.values())
    if run.returncode and not messages:
        raise SystemExit(f"cargo {command} fails, but not because of {name}: {run.stderr}")
    return messages


def tell(source, folder, environment):
    """Who tells of the mistake, in what words, and where they point."""
    name = source.stem
    for command in ("check", "build"):
        messages = compiled(command, name, folder, environment)
        if messages:
            said = "".join(message["rendered"] for message in messages)
            return f"cargo {command}", said, pointed_at(messages, marks(source), source.name)
    binary = pathlib.Path(environment["CARGO_TARGET_DIR"]) / "debug" / name
    run = subprocess.run([binary], env=environment, text=True, capture_output=True, timeout=60)
    named = named_in(run.stderr, marks(source), source.name)
    points = ", ".join(f"({what})" for what in sorted(named)) or "-"
    return ("at run time" if run.returncode else "nobody"), run.stderr, points


def measure(crate, show):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "Cargo.toml").write_text(MANIFEST.format(dependency=CRATES[crate]))
        shutil.copytree(HERE / crate, folder / "src" / "bin")
        target = {"CARGO_TARGET_DIR": str(folder / "target")}
        environment = {**os.environ, "RUST_BACKTRACE": "0", **target}
        for mistake in MISTAKES:
            source = folder / "src" / "bin" / f"{mistake}.rs"
            if not source.exists():
                continue
            who, said, points = tell(source, folder, environment)
            lines = [line for line in said.splitlines() if line.strip()]
            print(f"{crate:9} {mistake:15} {who:12} {len(lines):4} lines  {points}", flush=True)
            if show:
                print(said)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("crates", metavar="CRATE", nargs="*", help=", ".join(CRATES))
    arguments.add_argument("--show", action="store_true", help="print the errors")
    chosen = arguments.parse_args()
    for crate in chosen.crates or CRATES:
        measure(crate, chosen.show)


if __name__ == "__main__":
    main()
