//! rustc reports each mistake in a module once, at its place, and with the remedy.
//!
//! Each file has one mistake, which its name states. The file is a crate, and imports from this
//! package. `TRYBUILD=overwrite cargo test -p downstream --test ui` rewrites the
//! golden files.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use trybuild::TestCases;

const MOST_LINES: usize = 15;
const MOST_GOLDEN_LINES: usize = 25;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn each_mistake_is_told_with_what_to_do() {
    TestCases::new().compile_fail("tests/ui/*/*.rs");
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
fn each_error_has_few_lines_and_no_generated_names() -> Outcome {
    for path in files("stderr")? {
        let text = fs::read_to_string(&path)?;
        let path = path.display();
        for told in text.split("\n\n") {
            let lines = told.lines().count();
            assert!(
                lines <= MOST_GOLDEN_LINES,
                "an error in {path} has {lines} lines"
            );
        }
        let text = without_methods(&text);
        for generated in [
            "__F",
            "__M",
            "__ProvidedBy",
            "__import",
            "__Imported",
            "NoModule",
            "__WiredIn",
            "__BoundTo",
            "__Number",
            "__COMPONENTS",
            "__OTHERS",
            "__report",
            "IS_RIGHT",
            "NODES",
            "__Above",
            "__C",
            "__K",
            "wirework_core",
            "GRAPH",
            "FOUND",
            "EDGES",
            "WIRED",
        ] {
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
