//! The error of a construction in which a constructor panicked.

use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header};
use crate::runtime::sync::take_frames_of_panic;
use crate::spec::one_line::on_one_line;
use crate::spec::type_name::marked;

/// Returns the error of a construction in which a constructor panicked: that of the value, or one below it.
#[cold]
pub(crate) fn panicked(store: &Store, header: &Header, message: &str) -> ResolveError {
    let mut path = path_to_panic(store, header.number);
    let innermost = path.pop().and_then(|slot| store.header(slot));
    let innermost = innermost.unwrap_or(header);
    let message = on_one_line(message);
    let headline = marked(|| {
        format!(
            "the construction of {} panicked: {message}",
            innermost.label
        )
    });
    let error = ResolveError::new(ResolveErrorKind::Panicked, ProblemText::new(headline))
        .with_consumer(&innermost.label, None);
    let mut to = innermost.number;
    path.into_iter().rev().fold(error, |error, from| {
        let error = with_path(store, error, from, to);
        to = from;
        error
    })
}

/// Returns the slots under construction when a constructor panicked, from this slot down to that of the constructor.
fn path_to_panic(store: &Store, from: u32) -> Vec<u32> {
    let frames = take_frames_of_panic().into_iter();
    let slots = frames.map(|frame| frame.slot_in(store.address()));
    let slots = slots.skip_while(|slot| *slot != Some(from));
    slots.map_while(|slot| slot).collect()
}

/// Adds the path to an error. A constructor may have resolved a slot that the graph does not show below it.
fn with_path(store: &Store, error: ResolveError, from: u32, to: u32) -> ResolveError {
    let path = store.shortest_path_along(Edge::is_direct, from, to);
    match store.header(from) {
        Some(header) if path.is_empty() => error.with_consumer(&header.label, None),
        _ => store.with_consumers(error, path),
    }
}
