//! rustc reports each mistake with mocks once, at its place, and with the remedy.
//!
//! Each file has one mistake, which its name states. `TRYBUILD=overwrite cargo test -p kit --test ui`
//! rewrites the golden files.

use std::fs;
use std::path::{Path, PathBuf};

use trybuild::TestCases;

const MOST_LINES: usize = 15;
/// The maximum length, which includes the lines that `rustc` quotes from the user and the declarations.
const MOST_GOLDEN_LINES: usize = 50;

#[test]
fn each_mistake_is_told_with_what_to_do() {
    TestCases::new().compile_fail("tests/ui/*/*.rs");
}

#[test]
fn each_mistake_is_shown_in_a_few_lines() {
    for path in files("rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
}

#[test]
fn each_mistake_is_told_in_a_few_lines_and_without_generated_names() {
    for path in files("stderr") {
        let text = fs::read_to_string(&path).unwrap();
        let (lines, path) = (text.lines().count(), path.display());
        assert!(lines <= MOST_GOLDEN_LINES, "{path} has {lines} lines");
        for generated in ["__private", "__I", "__mock", "__argument", "wirework_core"] {
            assert!(!text.contains(generated), "{path} says `{generated}`");
        }
    }
}

fn files(extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for kind in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui")).unwrap() {
        for file in fs::read_dir(kind.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "no file ends in `.{extension}`");
    files
}
