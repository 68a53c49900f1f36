//! The derive, called on text.

mod expansion;
#[cfg(feature = "modules")]
mod modules;
mod mutation;
mod options;
mod rules;
#[cfg(feature = "testing")]
mod testing;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use crate::{ast::Component, errors::Errors, valid};

/// Asserts that these mistakes are found and no others: the text each one points at, and what is
/// said of it.
#[track_caller]
fn check(input: &str, expected: &[(&str, &str)]) {
    let found =
        mistakes(input).unwrap_or_else(|error| vec![("the input".to_owned(), error.to_string())]);
    let found: Vec<_> = found
        .iter()
        .map(|(at, message)| (at.as_str(), message.as_str()))
        .collect();
    assert_eq!(found, expected);
}

fn mistakes(input: &str) -> syn::Result<Vec<(String, String)>> {
    let input = syn::parse_str(input)?;
    let mut errors = Errors::default();
    valid::check(&Component::read(&input, &mut errors), &mut errors);
    Ok(told(errors))
}

/// The text that each mistake points at, and what is said of it.
fn told(errors: Errors) -> Vec<(String, String)> {
    let found = errors.into_vec().into_iter();
    found
        .map(|error| {
            (
                error.span().source_text().unwrap_or_default(),
                error.to_string(),
            )
        })
        .collect()
}

/// Every input that has a snapshot, with its name.
fn inputs() -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut inputs = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots"))? {
        let path = entry?.path();
        if path.to_str().is_some_and(|path| path.ends_with(".in.rs")) {
            let text = fs::read_to_string(&path)?;
            inputs.push((path, text));
        }
    }
    inputs.sort();
    Ok(inputs)
}
