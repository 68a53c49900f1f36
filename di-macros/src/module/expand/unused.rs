//! The warnings for entries that are neither needed nor exported.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::module::entry::{Component, Function, Key};
use crate::module::expand::{Target, provided};
use crate::module::numbered::{Entry, Numbered, Role};

/// Returns the warnings for imports, fields, components and factories that are neither needed nor exported.
///
/// A member of a collection is needed if the collection is.
pub(crate) fn expand(
    target: &Target<'_>,
    numbered: &Numbered<'_>,
    count: usize,
) -> Option<TokenStream> {
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let exported = Exported::of(target, numbered);
    let collections = numbered.collections();
    // Collected once instead of extended: see `docs/compile-time.md`.
    let (mut always, mut in_lints) = (Vec::new(), Vec::new());
    for (number, entry) in numbered.entries.iter().enumerate() {
        let Some(kind) = kind(&entry.role) else {
            continue;
        };
        let keys = numbered.keys_of(number);
        if keys.clone().any(|key| exported.has(&numbered.entries[key])) {
            continue;
        }
        let of_collection = |key: usize| collections.get(&*numbered.entries[key].text).copied();
        let numbers = keys.clone().chain(keys.filter_map(of_collection));
        let numbers = numbers.map(Literal::usize_unsuffixed);
        let (uses, is_root) = match entry.role {
            Role::Component(Component { ty, .. }) => {
                let is_root = quote!(|| #private::is_root::<#ty>());
                (&mut in_lints, Some(is_root))
            }
            Role::Factory(_) => (&mut in_lints, None),
            _ => (&mut always, None),
        };
        let warn = Ident::new(kind, name_span(entry));
        let is_needed = quote!(#private::is_needed(__NEEDED, &[#(#numbers),*]) #is_root);
        uses.push(quote!(#private::Use::<{ #is_needed }>::MARKER.#warn();));
    }
    if always.is_empty() && in_lints.is_empty() {
        return None;
    }
    // For the condition, see `docs/compile-time.md`.
    let in_lints_alone = quote!(#[cfg(any(test, clippy))]);
    let condition = always.is_empty().then_some(&in_lints_alone);
    Some(quote! {
            #condition
            const __NEEDED: &[::core::primitive::bool] = &#private::needed_entries::<#ty, #count>();
            #condition
            const _: () = { use #private::Needed as _; #(#always)* };
            #in_lints_alone
            const _: () = { use #private::Needed as _; #(#in_lints)* };
    })
}

/// Returns what the warning calls an entry, or `None` for an entry that is never reported.
fn kind(role: &Role<'_>) -> Option<&'static str> {
    let kind = match role {
        // `warm_up` or `start` constructs it, even if nothing needs it.
        Role::Component(Component { options, .. }) | Role::Factory(Function { options, .. })
            if options.eager.is_some() || options.start.is_some() || options.stop.is_some() =>
        {
            return None;
        }
        Role::Imported(..) => "import",
        Role::Value(_) => "field",
        Role::Component(_) => "component",
        Role::Factory(_) => "factory",
        _ => return None,
    };
    Some(kind)
}

/// Returns the span of a field's name, or that of another entry.
fn name_span(entry: &Entry<'_>) -> Span {
    let name = match entry.role {
        Role::Value(field) => field.original.ident.as_ref(),
        _ => None,
    };
    name.map_or(entry.span(), Ident::span)
}

/// The keys that the module exports.
struct Exported {
    texts: HashSet<String>,
    /// The names without paths, as a key may be spelt in two ways. Empty for a module without paths, as most are.
    names: HashSet<String>,
}

impl Exported {
    fn of(target: &Target<'_>, numbered: &Numbered<'_>) -> Self {
        let keys = provided::exports(target, numbered);
        let texts: HashSet<String> = keys.iter().map(Key::text).collect();
        let has_paths = numbered.has_paths() || texts.iter().any(|text| text.contains("::"));
        let names = keys.iter().filter(|_| has_paths).map(Key::name);
        Self {
            names: names.collect(),
            texts,
        }
    }

    fn has(&self, entry: &Entry<'_>) -> bool {
        let has_name = || !self.names.is_empty() && self.names.contains(&entry.key.name());
        self.texts.contains(&entry.text) || has_name()
    }
}
