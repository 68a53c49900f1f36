//! rustc reports each mistake once, at its place, and with the remedy.
//!
//! Each file has one mistake, which its name states. `TRYBUILD=overwrite cargo test --test ui` rewrites
//! the golden files.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use trybuild::TestCases;

const MOST_LINES: usize = 15;
/// The maximum length, which includes the lines that `rustc` quotes from the user and the declarations.
const MOST_GOLDEN_LINES: usize = 50;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn each_mistake_is_told_with_what_to_do() -> Outcome {
    let cases = TestCases::new();
    for path in files("rs")? {
        // A relative path, so the golden files contain `tests/ui`.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        cases.compile_fail(path.strip_prefix(root)?);
    }
    Ok(())
}

#[test]
fn each_mistake_is_shown_in_a_few_lines() -> Outcome {
    for path in files("rs")? {
        let lines = fs::read_to_string(&path)?.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
    Ok(())
}

#[test]
fn each_mistake_is_told_in_a_few_lines_and_without_generated_names() -> Outcome {
    for path in files("stderr")? {
        let text = fs::read_to_string(&path)?;
        let (lines, path) = (text.lines().count(), path.display());
        let text = without_methods(&text);
        assert!(lines <= MOST_GOLDEN_LINES, "{path} has {lines} lines");
        for generated in ["__private", "wirework_core", "DEFINITION", "KEEP"] {
            assert!(!text.contains(generated), "{path} says `{generated}`");
        }
    }
    Ok(())
}

/// Returns the lines that name no method by its file, as rustc does unless that is the file of its type.
fn without_methods(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.contains("::<impl "));
    lines.collect::<Vec<_>>().join("\n")
}

fn files(extension: &str) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for kind in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui"))? {
        for file in fs::read_dir(kind?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "no file ends in `.{extension}`");
    Ok(files)
}
