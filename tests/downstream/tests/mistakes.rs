//! Each name in the attributes and fields of a program, misspelt, and each `dyn` left out. rustc reports each of these
//! mistakes at its place or by its name, and little besides.

use std::error::Error;

#[path = "mistakes/changes.rs"]
mod changes;
#[path = "mistakes/compile.rs"]
mod compile;
mod package;

use changes::{Change, changes};
use compile::Told;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const PROGRAMS: [&str; 2] = [
    include_str!("mistakes/programs/components.rs"),
    include_str!("mistakes/programs/modules.rs"),
];

/// Parts of generated code, which rustc must not show in a message.
const PLUMBING: [&str; 3] = ["__", "in this derive macro expansion", "Probe"];

/// The greatest number of different errors for one mistake: the mistake, and those that follow from it. What a module
/// fails to import is missing in its exports, in a component, and in the requirements of another import.
const MOST_ERRORS: usize = 4;

/// The greatest number of lines of an error. Some ten of them are lists and notes of rustc.
const MOST_LINES: usize = 30;

#[test]
fn a_mistake_is_an_error_that_tells_where_it_is() -> Outcome {
    let mut all: Vec<Change> = PROGRAMS
        .iter()
        .map(|program| Change::none(program))
        .collect();
    all.extend(PROGRAMS.iter().flat_map(|program| changes(program)));
    assert!(all.len() > 100, "{} changes", all.len());
    let told = compile::told(&all)?;
    let mut faults = Vec::new();
    for (change, told) in all.iter().zip(&told) {
        if let Some(fault) = fault(change, told) {
            faults.push(format!("{}: {fault}\n{}", change.what, told.join("\n")));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    Ok(())
}

/// Returns what is wrong with the errors of a change.
fn fault(change: &Change, told: &Told) -> Option<String> {
    let Some((line, name)) = &change.mistake else {
        return (!told.is_empty()).then(|| "the program without a mistake has an error".to_owned());
    };
    if told.is_empty() {
        return Some("no error".to_owned());
    }
    let place = format!(".rs:{line}:");
    // An entry that another one needs, and that has another name now, is missing there.
    let tells = |error: &String| error.contains(&place) || error.contains(name);
    if !told.iter().any(tells) {
        return Some("no error at the mistake, or that names it".to_owned());
    }
    if let Some(shown) = PLUMBING
        .iter()
        .find(|text| told.iter().any(|error| error.contains(**text)))
    {
        return Some(format!("an error shows `{shown}`"));
    }
    if told.iter().any(|error| error.lines().count() > MOST_LINES) {
        return Some("a long error".to_owned());
    }
    (told.len() > MOST_ERRORS).then(|| format!("{} errors", told.len()))
}
