//! Tests that call the derive of modules on text.

mod decorators;
mod expansion;
mod hooks;
mod lists;
mod parentheses;
mod rules;

use crate::tests::located_messages;

/// Asserts that the derive reports exactly these errors: the text that each points at, and its message.
#[track_caller]
fn check(input: &str, expected: &[(&str, &str)]) {
    let found = crate::module::mistakes(input).map_or_else(
        |error| vec![("the input".to_owned(), error.to_string())],
        located_messages,
    );
    let found: Vec<_> = found
        .iter()
        .map(|(at, message)| (at.as_str(), message.as_str()))
        .collect();
    assert_eq!(found, expected);
}
