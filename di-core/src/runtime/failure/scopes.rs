//! Errors of values that need a scope, or a seed of it.

use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::runtime::model::{ScopeStore, Store};
use crate::runtime::slot::Header;
use crate::spec::opened::Opened;
use crate::spec::type_name::{ShortName, is_unsized};

#[cold]
pub(crate) fn no_scope(store: &Store, header: &Header, opened: Option<Opened>) -> ResolveError {
    let name = header.label.step();
    let variable = variable(store);
    let text = match header.level {
        None => ProblemText::new(format!(
            "`{name}` is scoped, but is resolved outside of a scope"
        ))
        .line(
            "help",
            format!(
                "open a scope first: `{variable}.scope(){}.open()`",
                pass(store.undecorated(header.number).unwrap_or(header))
            ),
        ),
        Some(level) => ProblemText::new(format!(
            "`{name}` is scoped to `{level}`, but is resolved outside of such a scope"
        ))
        .lines("opened at", opened.map(|opened| opened.to_string()))
        .line(
            "help",
            format!("open a scope of the level first: `{variable}.scope_of::<{level}>().open()`"),
        ),
    };
    ResolveError::new(ResolveErrorKind::NoScope, text).with_consumer(&header.label, None)
}

/// Returns the variable that opens scopes, as messages name it.
#[cfg(feature = "testing")]
fn variable(store: &Store) -> &'static str {
    store.watch.as_ref().map_or("container", |_| "graph")
}

#[cfg(not(feature = "testing"))]
fn variable(_: &Store) -> &'static str {
    "container"
}

#[cold]
pub(crate) fn no_seed(header: &Header, scope: &ScopeStore) -> ResolveError {
    let seed = header.label.step();
    let (of_level, call) = match scope.level {
        Some(level) => (format!(" of `{level}`"), format!("scope_of::<{level}>()")),
        None => (String::new(), "scope()".to_owned()),
    };
    let help = match scope.opened.how_to_pass() {
        Some(help) => help.to_owned(),
        None => format!("pass it there: `.{call}{}.open()`", pass(header)),
    };
    let text = ProblemText::new(format!(
        "the scope{of_level} was opened without the seed `{seed}`"
    ))
    .line("opened at", scope.opened.to_string())
    .line("declared", header.label.registered.to_string())
    .line("help", help);
    ResolveError::new(ResolveErrorKind::NoSeed, text).with_consumer(&header.label, None)
}

/// Returns the call that passes a seed to a scope, or nothing if the slot is no seed.
fn pass(header: &Header) -> String {
    let full = (header.label.name)();
    let name = ShortName(full);
    match header.label.qualifier {
        _ if !header.label.is_seed() => String::new(),
        Some(qualifier) if is_unsized(full) => {
            format!(".with_keyed_arc::<{qualifier}, {name}>(..)")
        }
        None if is_unsized(full) => format!(".with_arc::<{name}>(..)"),
        Some(qualifier) => format!(".with_keyed::<{qualifier}, _>({name} ..)"),
        None => format!(".with({name} ..)"),
    }
}
