//! The error of a dependency that lacks the qualifier of its key.
//!
//! If all entries of a trait object have a qualifier, the module has an impl for the trait object without one, under a
//! condition that never holds. The message of the trait in the condition names the qualifier.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use crate::module::entry::Key;
use crate::module::expand::spelling::{Respelt, are_same};
use crate::module::expand::{NUMBER, Target, span_of};
use crate::module::names::type_text;
use crate::module::numbered::{Numbered, Role};
use crate::spelling::without_groups;

/// The maximal number of comparisons of keys, each of which rustc evaluates as a constant.
const MOST_COMPARISONS: usize = 32;

/// A trait object of which each entry has a qualifier, such as that of the key.
pub(crate) struct WithoutKey<'a> {
    key: &'a Key,
    /// If `true`, the module has collections of it, and none without a qualifier.
    is_collection: bool,
    /// The keys that may be the same type in another spelling. No type has two impls.
    others: Vec<&'a Key>,
}

/// Returns the trait objects of a module of which each entry, or each collection, has a qualifier.
///
/// A module with parameters has none, as rustc cannot compare its keys.
pub(crate) fn of<'a>(target: &Target<'_>, numbered: &'a Numbered<'_>) -> Vec<WithoutKey<'a>> {
    if target.is_generic() {
        return Vec::new();
    }
    let (mut entries, mut collections) = (Vec::new(), Vec::new());
    for (key, numbers) in numbered.by_key() {
        let mut roles = numbers.iter().map(|number| numbered.entries[*number].role);
        if roles.any(may_be_object) {
            entries.push(key);
        }
        if numbered.collection(numbers).is_some() {
            collections.push(key);
        }
    }
    let mut all = lacking(&entries, false);
    all.extend(lacking(&collections, true));
    let comparisons: usize = all.iter().map(|it| it.others.len()).sum();
    all.retain(|_| comparisons <= MOST_COMPARISONS);
    all
}

/// Returns `false` for the type of a component, or of a field that is no `Arc`, which has a size.
fn may_be_object(role: Role<'_>) -> bool {
    match role {
        Role::Component(_) => false,
        Role::Value(field) => field.shared().is_some(),
        _ => true,
    }
}

/// Returns the trait objects that have a qualifier in each of these keys.
fn lacking<'a>(keys: &[&'a Key], is_collection: bool) -> Vec<WithoutKey<'a>> {
    let text = |key: &Key| type_text(without_groups(&key.ty));
    let mut others: Vec<&Key> = keys.to_vec();
    others.retain(|key| key.qualifier.is_none());
    let mut lacking = Vec::new();
    for &key in keys.iter().filter(|key| key.qualifier.is_some()) {
        let is_object = matches!(without_groups(&key.ty), Type::TraitObject(_));
        if is_object && others.iter().all(|other| text(other) != text(key)) {
            lacking.push(WithoutKey {
                key,
                is_collection,
                others: others.clone(),
            });
            others.push(key);
        }
    }
    lacking
}

impl WithoutKey<'_> {
    /// Returns `true` if the impl compares keys.
    pub(crate) fn compares(&self) -> bool {
        !self.others.is_empty()
    }

    /// Returns the impl. The number distinguishes keys that may be earlier ones.
    pub(crate) fn expand(&self, target: &Target<'_>, number: usize) -> TokenStream {
        let (ty, span) = (&self.key.ty, span_of(&self.key.ty));
        let root = target.root.respanned(span);
        let mut module = target.module.name().clone();
        module.set_span(span);
        let (key, of) = (self.key_or_other(target, number), Ident::new(NUMBER, span));
        let qualifier = &self.key.qualifier;
        let (provided, constant, lacking) = if self.is_collection {
            let collects = quote_spanned!(span=> #root::Collects<#key> for #module);
            (collects, "COLLECTION", "CollectedWithoutKey")
        } else {
            let provided_by = quote_spanned!(span=> #root::ProvidedBy<#module> for #key);
            (provided_by, "ENTRY", "ProvidedWithoutKey")
        };
        let [constant, lacking] = [constant, lacking].map(|name| Ident::new(name, span));
        let private = root.private();
        // Between a `<` and a `>` of the macro, rustc suggests no type parameter for an unknown key. `for<'__any>` lets
        // rustc check the condition only where it selects the impl.
        let none = quote!(<>);
        quote_spanned! {span=>
            impl #none #provided
            where
                for<'__any> #ty: #private::#lacking<#module, #qualifier>,
            {
                const #constant: #of = 0;
            }
        }
    }

    /// Returns the type of the key, or another type if it is one of the others.
    fn key_or_other(&self, target: &Target<'_>, number: usize) -> Type {
        let unqualified = |key: &Key| Key {
            ty: key.ty.clone(),
            qualifier: None,
        };
        let key = unqualified(self.key);
        if !self.compares() {
            return key.ty;
        }
        let others = self.others.iter().copied();
        let comparisons = others.map(|other| are_same(&key, &unqualified(other), &target.root));
        let respelt = Respelt::of(quote!(#(#comparisons)||*), &key, number);
        respelt.key(&key, &target.root).ty
    }
}
