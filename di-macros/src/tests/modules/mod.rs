//! The derive of modules, called on text.

mod expansion;
mod lists;
mod rules;

use crate::tests::told;

/// Asserts that these mistakes are found and no others: the text each one points at, and what is
/// said of it.
#[track_caller]
fn check(input: &str, expected: &[(&str, &str)]) {
    let found = crate::module::mistakes(input).map_or_else(
        |error| vec![("the input".to_owned(), error.to_string())],
        told,
    );
    let found: Vec<_> = found
        .iter()
        .map(|(at, message)| (at.as_str(), message.as_str()))
        .collect();
    assert_eq!(found, expected);
}
