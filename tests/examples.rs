//! Each example is short, and its output matches the comment at its top.
//!
//! `BLESS=1 cargo test -p wirework --test examples` writes the output into the comments. Run it
//! twice if that moves lines whose numbers are printed.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const MOST_LINES: usize = 80;
const END_OF_OUTPUT: &str = "//! ```\n";

macro_rules! examples {
    ($($name:ident)*) => {
        const EXAMPLES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() -> Outcome {
                prints_what_its_comment_says(stringify!($name))
            }
        )*
    };
}

examples! {
    assisted
    decorators
    errors
    keyed_and_collected
    lifetimes
    quickstart
    scopes
    traits
}

#[test]
fn each_example_has_a_test_here() -> Outcome {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            found.extend(path.file_stem().map(ToOwned::to_owned));
        }
    }
    found.sort();
    assert_eq!(found, EXAMPLES);
    Ok(())
}

#[test]
fn each_example_is_short() -> Outcome {
    for name in EXAMPLES {
        let lines = fs::read_to_string(path(name))?.lines().count();
        assert!(lines <= MOST_LINES, "{name} has {lines} lines");
    }
    Ok(())
}

#[test]
fn each_example_says_in_a_sentence_what_it_shows() -> Outcome {
    for name in EXAMPLES {
        let source = fs::read_to_string(path(name))?;
        let sentence = Parts::of(name, &source)?.sentence;
        assert!(
            sentence.starts_with("//! ")
                && sentence.ends_with(".\n")
                && sentence.lines().count() == 1,
            "the comment of {name} starts with `{sentence}`, and not with one sentence on one line"
        );
    }
    Ok(())
}

fn prints_what_its_comment_says(name: &str) -> Outcome {
    let printed = run(name)?;
    let source = fs::read_to_string(path(name))?;
    let parts = Parts::of(name, &source)?;
    let output = as_comment(&printed);
    if env::var_os("BLESS").is_some() {
        let Parts { sentence, code, .. } = parts;
        let blessed = [sentence, &command(name), &output, END_OF_OUTPUT, code].concat();
        return Ok(fs::write(path(name), blessed)?);
    }
    assert!(
        output == parts.output,
        "the comment on top of {name} is not what it prints now:\n{printed}"
    );
    Ok(())
}

/// Runs an example through cargo, because `cargo test --test examples` alone does not build the
/// examples, and old binaries may exist.
fn run(name: &str) -> Outcome<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--example", name]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} fails:\n{errors}");
    Ok(String::from_utf8(output.stdout)?)
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

fn path(name: &str) -> PathBuf {
    directory().join(name).with_extension("rs")
}

/// The parts of an example from top to bottom. The command is between the sentence and the
/// output.
struct Parts<'a> {
    sentence: &'a str,
    output: &'a str,
    code: &'a str,
}

impl<'a> Parts<'a> {
    fn of(name: &str, source: &'a str) -> Result<Self, String> {
        let command = command(name);
        let (sentence, rest) = source
            .split_once(&command)
            .ok_or_else(|| format!("{name} has no comment with the command:\n{command}"))?;
        let (output, code) = rest
            .split_once(END_OF_OUTPUT)
            .ok_or_else(|| format!("the comment on top of {name} has no end"))?;
        Ok(Self {
            sentence,
            output,
            code,
        })
    }
}

fn command(name: &str) -> String {
    format!("//!\n//! ```console\n//! $ cargo run --example {name}\n")
}

fn as_comment(text: &str) -> String {
    text.lines()
        .map(|line| match line {
            "" => "//!\n".to_owned(),
            line => format!("//! {line}\n"),
        })
        .collect()
}
