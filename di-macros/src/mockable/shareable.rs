//! The rule that threads can share a trait object.

use quote::ToTokens;
use syn::{Attribute, ItemTrait};

use crate::errors::Errors;
use crate::mockable::options::Options;
use crate::spelling::mentions;

/// The attributes that do not change the supertraits of their trait.
const HARMLESS: [&str; 9] = [
    "allow",
    "async_trait",
    "automock",
    "cfg",
    "deprecated",
    "doc",
    "expect",
    "must_use",
    "warn",
];

/// A trait without supertraits is not `Send + Sync`.
///
/// rustc reports any other trait that is not. Its error has no remedy, and it reports `Send` and `Sync` apart.
pub(crate) fn check(declared: &ItemTrait, options: &Options, errors: &mut Errors) {
    let conditions = &declared.generics.where_clause;
    let may_be_shareable = !declared.supertraits.is_empty()
        || mentions(conditions.to_token_stream(), "Self")
        || options.object.is_some()
        || options.dynosaur.is_some()
        || !declared.attrs.iter().all(is_harmless);
    if !may_be_shareable {
        let name = &declared.ident;
        let message = format!(
            "`dyn {name}` cannot be shared between threads; write `trait {name}: Send + Sync` instead"
        );
        errors.add(name, message);
    }
}

fn is_harmless(attribute: &Attribute) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| HARMLESS.iter().any(|name| last.ident == name))
}
