//! Texts of errors, compared without the lines of the source.

use std::fmt::Display;

use wirework::{BuildError, Container, ContainerBuilder, Problem, ProblemKind};

/// Returns the container of a builder without problems.
#[track_caller]
pub(crate) fn built(builder: ContainerBuilder) -> Container {
    match builder.build() {
        Ok(container) => container,
        Err(error) => panic!("{error}"),
    }
}

/// Asserts that `build()` fails with this text. See [`reads`].
#[track_caller]
pub(crate) fn refuses(builder: ContainerBuilder, expected: &str) -> BuildError {
    let error = builder.build().expect_err("the wiring has a problem");
    reads(&error, expected);
    error
}

/// Asserts the full text of an error, with `@` for each place in a source file. The expected text is on
/// separate lines, with the indentation of the code around it.
#[track_caller]
pub(crate) fn reads(error: &impl Display, expected: &str) {
    assert_eq!(blank(&format!("{error:#}")), dedent(expected));
}

/// Returns the problems of a wiring, in the order of the report.
#[track_caller]
pub(crate) fn kinds(builder: ContainerBuilder) -> Vec<ProblemKind> {
    match builder.build() {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(Problem::kind).collect(),
    }
}

/// Returns a place in the format of messages.
pub(crate) fn place(file: &str, line: u32) -> String {
    format!("{}:{line}", file.replace('\\', "/"))
}

/// Replaces each `tests/it/some.rs:12` with `@`.
pub(crate) fn blank(text: &str) -> String {
    let mut parts = text.split("tests/it/");
    let mut blanked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, line) = part.split_once(".rs:").expect("a file and a line");
        let digits = line.find(|c: char| !c.is_ascii_digit());
        blanked.push('@');
        blanked.push_str(&line[digits.unwrap_or(line.len())..]);
    }
    blanked
}

/// Returns the lines between the first and the last, without their common indentation.
pub(crate) fn dedent(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().skip(1).collect();
    let first = lines.first().copied().unwrap_or_default();
    let indentation = first.len() - first.trim_start().len();
    let lines = lines
        .iter()
        .map(|line| line.get(indentation..).unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn places_are_blanked_and_nothing_else_is() {
    let text = "a (tests/it/a.rs:12, registered at tests/it/b/c.rs:3) 4";
    assert_eq!(blank(text), "a (@, registered at @) 4");
}

#[test]
fn an_expected_text_may_be_indented() {
    let text = "
        one
             two

        three
    ";
    assert_eq!(dedent(text), "one\n     two\n\nthree");
}
