//! The checks of keys and modules that the lists spell in two ways.
//!
//! The derive compares names. Where two names may be one type, rustc decides.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use crate::crate_path::Root;
use crate::module::ast::Field;
use crate::module::entry::{Function, Import, Key};
use crate::module::expand::rejection::rejection;
use crate::module::expand::{Target, first_span, span_of};
use crate::module::numbered::Numbered;

/// A key that may be an earlier one in another spelling.
pub(crate) struct Respelt<'a> {
    /// True if the two are the same, as a constant expression.
    is_same: TokenStream,
    earlier: &'a Key,
    /// The number that distinguishes the key from others that are respelt.
    number: usize,
}

/// Returns the keys that may be earlier ones, by the text that identifies them.
///
/// rustc cannot compare the types of a generic module, because its parameters decide them.
pub(crate) fn respelt<'a>(
    target: &Target<'_>,
    numbered: &'a Numbered<'_>,
) -> HashMap<String, Respelt<'a>> {
    let mut first_of_name: HashMap<String, &Key> = HashMap::new();
    let mut respelt = HashMap::new();
    // Most modules have no paths, and end here.
    if target.is_generic() || !numbered.has_paths() {
        return respelt;
    }
    for (key, _) in numbered.by_key() {
        let name = key.name();
        match first_of_name.get(&name) {
            None => {
                first_of_name.insert(name, key);
            }
            Some(earlier) => {
                let is_same = are_same(key, earlier, &target.root);
                let number = respelt.len();
                respelt.insert(key.text(), Respelt::of(is_same, earlier, number));
            }
        }
    }
    respelt
}

/// Returns what [`are_same`] needs in scope. The constant uses the trait, even if no other expression does.
pub(crate) fn comparison(root: &Root<'_>) -> TokenStream {
    let private = quote!(#root::__private);
    quote! {
        use #private::DifferentKeys as _;
        const _: ::core::primitive::bool = #private::KeyPair::<(), ::core::primitive::bool>::IS_SAME;
    }
}

/// Returns a constant expression that is true if two keys are the same.
pub(crate) fn are_same(key: &Key, other: &Key, root: &Root<'_>) -> TokenStream {
    let pair = |one: &dyn ToTokens, other: &dyn ToTokens| {
        let (one, other) = (one.to_token_stream(), other.to_token_stream());
        quote!(#root::__private::KeyPair::<#one, #other>::IS_SAME)
    };
    let types = pair(&key.ty, &other.ty);
    match (&key.qualifier, &other.qualifier) {
        (Some(one), Some(other)) => {
            let qualifiers = pair(one, other);
            quote!(#types && #qualifiers)
        }
        _ => types,
    }
}

impl<'a> Respelt<'a> {
    /// Returns a key that is an earlier one if the constant expression is true.
    pub(crate) fn of(is_same: TokenStream, earlier: &'a Key, number: usize) -> Self {
        Self {
            is_same,
            earlier,
            number,
        }
    }

    /// Returns the key for the impls of the module: the key itself, or a type in its place.
    pub(crate) fn key(&self, key: &Key, root: &Root<'_>) -> Key {
        let (ty, span) = (&key.ty, span_of(&key.ty));
        let (is_same, number) = (&self.is_same, self.number);
        let private = root.private().respanned(span);
        // The types keep their own spans, where rustc reports unknown ones already.
        let selector = quote_spanned!(span=> #private::IfSame<{ #is_same }>);
        let selected = quote_spanned!(span=> <#selector as #private::Respelt<#ty, #number>>::Key);
        Key {
            ty: Type::Verbatim(selected),
            qualifier: key.qualifier.clone(),
        }
    }

    /// Returns the constant that fails if the key is an earlier one in another spelling.
    pub(crate) fn check(&self, key: &Key, root: &Root<'_>) -> TokenStream {
        let (is_same, earlier) = (&self.is_same, self.earlier.written());
        let message = format!(
            "`{}` and `{earlier}` are one key in two spellings\nhelp: spell it in the same way in all lists of the module",
            key.written(),
        );
        rejection(is_same, &message, span_of(&key.ty), root)
    }
}

/// Returns the check of a decorator whose key is spelt in another way than that of the entry.
pub(crate) fn of_decorator(
    decorator: &Function,
    numbered: &Numbered<'_>,
    root: &Root<'_>,
) -> Option<TokenStream> {
    let (key, entry) = (decorator.key(), numbered.decorated_key(decorator)?);
    if entry.text == key.text() {
        return None;
    }
    let check = |decorated: &dyn ToTokens, bound: &dyn ToTokens| {
        let (decorated, bound) = (decorated.to_token_stream(), bound.to_token_stream());
        let span = first_span(&decorated);
        let private = root.private().respanned(span);
        quote_spanned!(span=> #private::require_key::<#decorated, #bound>();)
    };
    let of_type = check(&key.ty, &entry.key.ty);
    let qualifiers = key.qualifier.as_ref().zip(entry.key.qualifier.as_ref());
    let of_qualifier = qualifiers.map(|(one, other)| check(one, other));
    Some(quote!(#of_type #of_qualifier))
}

/// Returns the value of a field that holds an imported module. The two may be spelt in two ways.
pub(crate) fn module_of(field: &Field<'_>, import: &Import, root: &Root<'_>) -> TokenStream {
    let (member, ty, module) = (&field.member, &field.original.ty, &import.module);
    if field.holds(import) {
        return quote!(self.#member);
    }
    let span = first_span(ty);
    let private = root.private().respanned(span);
    let convert = quote_spanned!(span=> #private::module_of::<#ty, #module>);
    quote!(#convert(self.#member))
}
