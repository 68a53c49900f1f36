//! The bindings that others replace.

use std::sync::Arc;

use wirework::Binding as Bound;

use crate::model::{Binding, Source};
use crate::real::bindings::{begun, bound, with_settings};
use crate::real::types::{Part, Role, Target};

/// A type that no wiring binds.
struct Unbound;

/// Returns a binding that is replaced. Its factory needs what is not bound, and must not run.
pub(crate) fn original_of(it: &Binding) -> Bound {
    match it.source {
        Source::Factory => with_type!(factory it.key.of, T => factory::<T>(it)),
        Source::Value | Source::Seed | Source::Component => bound(it),
    }
}

fn factory<K: Target + ?Sized>(it: &Binding) -> Bound {
    let place = it.place;
    let construct =
        move |_: Arc<Unbound>| -> Arc<K> { unreachable!("the binding at {place} is replaced") };
    with_settings(begun::<K>(it).to(construct), it)
}
