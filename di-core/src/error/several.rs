//! The texts for a key with several bindings, of which a consumer needs one or those with keys of one type.

use crate::error::ProblemText;
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::sort::sort_by;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::{Home, in_module};

/// Returns the text for a need of one binding if several are bound.
pub(crate) fn ambiguous(key: Key, mut candidates: Vec<(&Label, Option<Home>)>) -> ProblemText {
    sort_by(&mut candidates, |(one, _), (other, _)| one.by_place(other));
    let name = key.short_name();
    let help = format!(
        "use `Vec<Arc<{name}>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`"
    );
    let count = candidates.len();
    let lines = candidates.into_iter();
    let lines = lines.map(|(label, home)| in_module(home) + &label.as_candidate(key));
    ProblemText::new(format!("{count} bindings provide {key}, but one is needed"))
        .lines("candidates", lines)
        .line("help", help)
}

/// Returns the text for a map if some entries have keys of another type than the map.
pub(crate) fn other_entries(key: Key, mut entries: Vec<(&Entry, &Label)>) -> ProblemText {
    sort_by(&mut entries, |(_, one), (_, other)| one.by_place(other));
    let lines = entries.iter().map(|(entry, label)| {
        let (name, places) = (ShortName(entry.type_name()), label.places());
        format!("the entry {entry} has a key of type `{name}` ({places})")
    });
    ProblemText::new(format!("a map of {key} would miss entries"))
        .lines("entries", lines)
        .line("help", "use one key type for all entries and for the map")
}
