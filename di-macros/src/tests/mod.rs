//! Tests that call the derive on text.

mod expansion;
mod fuzz;
mod hooks;
mod lists;
#[cfg(feature = "modules")]
mod modules;
mod names;
mod options;
mod parentheses;
mod rules;
#[cfg(feature = "testing")]
mod testing;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::TokenStream;

use crate::errors::Errors;
use crate::injectable::ast::Component;
use crate::injectable::valid;

/// Asserts that the derive reports exactly these errors: the text that each points at, and its message.
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
    Ok(located_messages(errors))
}

/// Returns the text that each error points at, and its message.
fn located_messages(errors: Errors) -> Vec<(String, String)> {
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

/// Returns every input of the derive with a snapshot, and its path.
fn inputs() -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    inputs_in("src/tests/snapshots")
}

/// Returns every input in a folder, and its path.
fn inputs_in(folder: &str) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut inputs = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))? {
        let path = entry?.path();
        if path.to_str().is_some_and(|path| path.ends_with(".in.rs")) {
            let text = fs::read_to_string(&path)?;
            inputs.push((path, text));
        }
    }
    inputs.sort();
    assert!(!inputs.is_empty(), "{folder} has no inputs");
    Ok(inputs)
}

/// Asserts that the expansion of an input equals its snapshot.
///
/// `BLESS=1 cargo test -p wirework-macros` records the snapshots again.
fn assert_recorded(input: &Path, expanded: TokenStream) -> Result<(), Box<dyn Error>> {
    let golden = input.with_extension("").with_extension("out.rs");
    let expanded = prettyplease::unparse(&syn::parse2(expanded)?);
    if env::var_os("BLESS").is_some() {
        fs::write(&golden, &expanded)?;
    }
    let recorded = fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        expanded == recorded,
        "{} differs from the expansion:\n{expanded}",
        golden.display()
    );
    Ok(())
}
