//! The errors that only show when a slot is asked, and what is looked at before it makes a value.

use std::panic::Location;

use crate::error::{ProblemText, ResolveError, ResolveErrorKind, abridged};
use crate::runtime::model::Store;
use crate::runtime::slot::Header;
use crate::runtime::sync::{
    self, Deadlock, Entered, Frame, MOST_FRAMES, NotEntered, frames, from_frame,
};
use crate::spec::key::Key;
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;

/// Notes that a value is being made that is no singleton; for singletons their cell tells whether
/// they are being made already, others would be made forever.
pub(crate) fn enter_anew(store: &Store, frame: Frame) -> Result<Entered, ResolveError> {
    sync::enter_anew(frame).map_err(|refused| not_entered(store, frame, refused))
}

/// Notes that a value is being made.
pub(crate) fn enter_frame(store: &Store, frame: Frame) -> Result<Entered, ResolveError> {
    sync::enter(frame).map_err(|refused| not_entered(store, frame, refused))
}

#[cold]
fn not_entered(store: &Store, frame: Frame, refused: NotEntered) -> ResolveError {
    match refused {
        NotEntered::TooDeep => too_deep(store),
        NotEntered::Already => {
            let mut path = from_frame(&frames(), &frame).to_vec();
            path.push(frame);
            cycle(store, &Deadlock { path })
        }
    }
}

/// The error of a constructor that asks for what is being made.
#[cold]
pub(crate) fn cycle(store: &Store, deadlock: &Deadlock) -> ResolveError {
    let mut names = names(store, &deadlock.path);
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

#[cold]
fn too_deep(store: &Store) -> ResolveError {
    let names = names(store, &frames());
    let text = ProblemText::new(format!(
        "more than {MOST_FRAMES} constructors run inside each other"
    ))
    .lines("chain", Some(abridged(&names)).filter(|_| names.len() > 1))
    .line(
        "help",
        "call the `get` of a `Lazy` or `Provider` in a method instead of a constructor, or make the lower ones first",
    );
    ResolveError::new(ResolveErrorKind::TooDeep, text)
}

/// What the frames are called, a trait and its component once.
fn names(store: &Store, frames: &[Frame]) -> Vec<String> {
    let mut names: Vec<String> = frames.iter().map(|frame| name(store, frame)).collect();
    names.dedup();
    names
}

fn name(store: &Store, frame: &Frame) -> String {
    let header = frame
        .slot_in(store.address())
        .and_then(|slot| store.header(slot));
    match header {
        Some(header) => header.label.step(),
        None => ShortName(frame.name()).to_string(),
    }
}

#[cold]
pub(crate) fn no_scope(header: &Header) -> ResolveError {
    let name = ShortName((header.label.name)());
    let text = ProblemText::new(format!(
        "`{name}` is scoped, and was asked for outside of a scope"
    ))
    .line("help", "ask a scope for it: `container.scope().open()?`");
    ResolveError::new(ResolveErrorKind::NoScope, text).on_the_way(header.label, None)
}

#[cold]
pub(crate) fn no_seed(header: &Header, opened: &'static Location<'static>) -> ResolveError {
    let name = ShortName((header.label.name)());
    let text = ProblemText::new(format!("the scope was opened without the seed `{name}`"))
        .line("opened at", LineOf(opened).to_string())
        .line("declared", header.label.registered.to_string())
        .line(
            "help",
            format!("give it there: `.scope().with({name} ..).open()?`"),
        );
    ResolveError::new(ResolveErrorKind::NoSeed, text).on_the_way(header.label, None)
}

/// A plan leads to its own slots alone, so this does not come up.
#[cold]
pub(crate) fn no_slot() -> ResolveError {
    let text = ProblemText::new("the plan leads to a slot of another container".to_owned());
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}

/// The draft gives each slot a constructor or a value, so this does not come up.
#[cold]
pub(crate) fn no_constructor() -> ResolveError {
    let text = ProblemText::new("the plan leads to a slot without a constructor".to_owned());
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}

/// The error of a `Dependency` whose two methods do not agree.
#[cold]
pub(crate) fn undescribed(key: &Key) -> ResolveError {
    let text = ProblemText::new(format!("{key} is asked for where `describe` had not said so"))
        .line(
            "help",
            "in an `impl Dependency`, let `describe` and `resolve` go through the same types in the same order",
        );
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}
