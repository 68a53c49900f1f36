//! The errors that only show when a slot is asked.

use std::panic::Location;

use crate::cell::{Deadlock, Frame, frames, from_slot, is_entered};
use crate::erased::Header;
use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::name::{At, Short};
use crate::store::Store;

/// Refuses what this thread is making already. For singletons their cell tells; what is made
/// more than once would be made forever.
pub(crate) fn not_entered(store: &Store, frame: Frame) -> Result<(), ResolveError> {
    if !is_entered(frame) {
        return Ok(());
    }
    let mut path = from_slot(&frames(), &frame).to_vec();
    path.push(frame);
    Err(cycle(store, &Deadlock { path }))
}

/// The error of a constructor that asks for what is being made.
#[cold]
pub(crate) fn cycle(store: &Store, deadlock: &Deadlock) -> ResolveError {
    let mut names: Vec<String> = Vec::new();
    for (at, frame) in deadlock.path.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| deadlock.path.get(at));
        names.extend(
            before
                .into_iter()
                .flat_map(|before| between(store, before, frame)),
        );
        names.push(name(store, frame));
    }
    names.dedup();
    if names.len() == 1 {
        names.extend_from_within(..);
    }
    let wanted = names.last().map_or("", |name| name.as_str());
    let text = ProblemText::new(format!("`{wanted}` is asked for while it is being made"))
        .line("cycle", names.join(" -> "))
        .line(
            "help",
            "keep the `Lazy` or `Provider`, and call its `get` after construction, in a method",
        );
    ResolveError::new(ResolveErrorKind::Cycle, text)
}

fn name(store: &Store, frame: &Frame) -> String {
    match store.header(frame.slot()) {
        Some(header) if frame.container() == store.address() => header.label.step(),
        _ => Short(frame.name()).to_string(),
    }
}

/// The constructors between two that noted themselves: transient ones do not.
fn between(store: &Store, from: &Frame, to: &Frame) -> Vec<String> {
    let here = store.address();
    if from.container() != here || to.container() != here {
        return Vec::new();
    }
    let way = store.shortest_way(from.slot(), to.slot());
    let inner = way.iter().rev().skip(1).rev();
    inner
        .filter_map(|slot| Some(store.header(*slot)?.label.step()))
        .collect()
}

#[cold]
pub(crate) fn no_scope(header: &Header) -> ResolveError {
    let name = Short((header.label.name)());
    let text = ProblemText::new(format!(
        "`{name}` is scoped, and was asked for outside of a scope"
    ))
    .line("help", "ask a scope for it: `container.scope().open()?`");
    ResolveError::new(ResolveErrorKind::NoScope, text).on_the_way(header.label, None)
}

#[cold]
pub(crate) fn no_seed(header: &Header, opened: &'static Location<'static>) -> ResolveError {
    let name = Short((header.label.name)());
    let text = ProblemText::new(format!("the scope was opened without the seed `{name}`"))
        .line("opened at", At(opened).to_string())
        .line("help", "give it there: `.scope().with(..).open()?`");
    ResolveError::new(ResolveErrorKind::NoSeed, text).on_the_way(header.label, None)
}

/// A plan leads to its own slots alone, so this does not come up.
#[cold]
pub(crate) fn no_slot() -> ResolveError {
    let text = ProblemText::new("the plan leads to a slot of another container".to_owned());
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}
