//! Errors that appear only when a slot is resolved.

mod scopes;

use crate::error::{ProblemText, ResolveError, ResolveErrorKind, abridged, dangling};
pub(crate) use crate::runtime::failure::scopes::{no_scope, no_seed};
use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header};
use crate::runtime::sync::{
    Blocked, Frame, MAX_FRAMES, MAX_THREADS, NotEntered, TimedOut, frames, from_frame,
};
use crate::spec::key::Key;
#[cfg(feature = "async")]
use crate::spec::lifetime::Lifetime;
use crate::spec::type_name::{ShortName, marked};

/// Returns why a thread may not enter a frame.
#[cold]
pub(crate) fn not_entered(store: &Store, frame: Frame, refused: NotEntered) -> ResolveError {
    match refused {
        NotEntered::TooDeep => marked(|| too_deep(store)),
        NotEntered::TooManyThreads => too_many_threads(store),
        NotEntered::Already => {
            let mut path = from_frame(&frames(), &frame).to_vec();
            path.push(frame);
            marked(|| cycle(store, &path))
        }
    }
}

/// Returns the error of an async construction that would wait for itself.
#[cfg(feature = "async")]
#[cold]
pub(crate) fn awaits_itself(store: &Store, path: &[Frame]) -> ResolveError {
    marked(|| cycle(store, path))
}

/// Returns why a thread does not get a value that another thread constructs.
#[cold]
pub(crate) fn blocked(store: &Store, reason: Blocked) -> ResolveError {
    match reason {
        Blocked::Deadlock { path } => marked(|| cycle(store, &path)),
        Blocked::TimedOut(timed_out) => marked(|| timed_out_error(store, &timed_out)),
    }
}

/// Returns the error of a constructor that resolves a value under construction.
fn cycle(store: &Store, path: &[Frame]) -> ResolveError {
    let mut names = names(store, path);
    if names.len() == 1 {
        names.extend_from_within(..);
    }
    let wanted = names.last().map_or("", |name| name.as_str());
    let text = ProblemText::new(format!(
        "`{wanted}` is resolved while it is being constructed"
    ))
    .line("cycle", abridged(&names))
    .line(
        "help",
        "keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction",
    );
    ResolveError::new(ResolveErrorKind::Cycle, text)
}

/// Returns the error of a thread that waited too long for another thread.
fn timed_out_error(store: &Store, timed_out: &TimedOut) -> ResolveError {
    let TimedOut { limit, waits } = timed_out;
    let wanted = waits.first().map(|wait| name(store, &wait.wanted));
    let wanted = wanted.unwrap_or_default();
    let lines = waits.iter().map(|wait| {
        let name = name(store, &wait.wanted);
        format!(
            "{} waits for `{name}`, which {} constructs",
            wait.waiting, wait.constructing
        )
    });
    let text = ProblemText::new(format!(
        "another thread did not finish the construction of `{wanted}` within {limit:?}"
    ))
    .lines("threads", lines)
    .line(
        "help",
        "if its constructor waits for this thread, resolve the value in a method after construction",
    )
    .line(
        "help",
        "if its constructor is only slow, call `wait_limit(..)` on the builder with a longer time",
    );
    ResolveError::new(ResolveErrorKind::TimedOut, text)
}

/// Returns the error of a thread that waited too long for one of many constructing threads to end.
fn too_many_threads(store: &Store) -> ResolveError {
    let limit = store.wait_limit;
    let text = ProblemText::new(format!(
        "{MAX_THREADS} threads run constructors, and none of them ended within {limit:?}"
    ))
    .line(
        "help",
        "if a constructor starts a thread that resolves the same value, resolve it in a method after construction",
    )
    .line(
        "help",
        "if the constructors are only slow, call `wait_limit(..)` on the builder with a longer time",
    );
    ResolveError::new(ResolveErrorKind::TimedOut, text)
}

/// Returns the error of a caller that resolves, without awaiting it, a value that an async function constructs.
#[cfg(feature = "async")]
#[cold]
pub(crate) fn needs_async(header: &Header) -> ResolveError {
    let name = header.label.step();
    let (headline, help) = if header.lifetime == Lifetime::Transient {
        (
            format!(
                "an async function constructs each `{name}`, and only an async resolve runs it"
            ),
            "resolve it with `resolve_async(..).await`; or depend on a `Provider` of it, and await its `get_async()`",
        )
    } else {
        (
            format!("an async function constructs `{name}`, and it has not ended yet"),
            "resolve it with `resolve_async(..).await`, or `get_async().await` of a `Lazy`; or after `start` has constructed it",
        )
    };
    let text = ProblemText::new(headline).line("help", help);
    ResolveError::new(ResolveErrorKind::NeedsAsync, text).with_consumer(&header.label, None)
}

/// Returns the error of `construct` for a component that an async constructor constructs.
#[cfg(feature = "async")]
#[cold]
pub(crate) fn needs_binding(name: &str) -> ResolveError {
    let name = ShortName(name);
    let text = ProblemText::new(format!(
        "`construct` cannot run the async constructor of `{name}`"
    ))
    .line(
        "help",
        "bind the component, and resolve it with `resolve_async(..).await`",
    );
    ResolveError::new(ResolveErrorKind::NeedsAsync, text)
}

/// Returns the error of a caller that resolves from a stopped container.
#[cold]
pub(crate) fn stopped(key: Key) -> ResolveError {
    let text = ProblemText::new(format!(
        "{key} cannot be resolved: the container was stopped"
    ))
    .line("help", "resolve before `stop`, or start a new container");
    ResolveError::new(ResolveErrorKind::Stopped, text)
}

#[cold]
fn too_deep(store: &Store) -> ResolveError {
    let names = names(store, &frames());
    let text = ProblemText::new(format!(
        "more than {MAX_FRAMES} constructor calls are nested"
    ))
    .lines("chain", Some(abridged(&names)).filter(|_| names.len() > 1))
    .line(
        "help",
        "call the `get` of a `Lazy` or `Provider` in a method instead of a constructor, or resolve the innermost first",
    );
    ResolveError::new(ResolveErrorKind::TooDeep, text)
}

/// Returns the names of the frames. A trait and its component count once.
fn names(store: &Store, frames: &[Frame]) -> Vec<String> {
    let mut frames = frames.to_vec();
    frames.dedup_by(
        |next, frame| match (component(store, next), component(store, frame)) {
            (None, None) => next.name() == frame.name(),
            (next, frame) => next == frame,
        },
    );
    frames.iter().map(|frame| name(store, frame)).collect()
}

/// Returns the slot of a frame, or that of the component behind a trait.
fn component(store: &Store, frame: &Frame) -> Option<u32> {
    let slot = frame.slot_in(store.address())?;
    let header = store.header(slot).filter(|header| header.is_alias);
    let behind = header.and_then(|header| header.edges.first());
    match behind {
        Some(Edge::Slot(component)) => Some(*component),
        _ => Some(slot),
    }
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

/// Returns the error of a caller that resolves a `Weak` of a transient.
#[cold]
pub(crate) fn dangling_weak(key: Key, header: &Header) -> ResolveError {
    let text = marked(|| dangling(&format!("Weak<{}>", key.short_name()), None, &header.label));
    ResolveError::new(ResolveErrorKind::Dangling, text).with_key(key)
}

/// Returns an error that cannot occur, because a plan only refers to its own slots.
#[cold]
pub(crate) fn no_slot() -> ResolveError {
    let text = ProblemText::new("the plan refers to a slot of another container".to_owned());
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}

/// Returns an error that cannot occur, because the draft gives each slot a constructor or a value.
#[cold]
pub(crate) fn no_constructor() -> ResolveError {
    let text = ProblemText::new("the plan refers to a slot without a constructor".to_owned());
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}

/// Returns the error of a `Dependency` whose `describe` and `resolve` disagree.
#[cold]
pub(crate) fn undescribed(key: &Key) -> ResolveError {
    let text = ProblemText::new(format!("{key} is resolved, but `describe` did not list it"))
        .line(
            "help",
            "in the `impl Dependency`, name the same types in `describe` and `resolve`, in the same order",
        );
    ResolveError::new(ResolveErrorKind::Undescribed, text)
}
