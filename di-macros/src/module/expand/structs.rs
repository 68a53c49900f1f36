//! The checks of collections that may be of structs. A name may be that of a trait, so rustc decides.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use crate::module::expand::rejection::rejection;
use crate::module::expand::{Target, span_of};
use crate::module::numbered::{Numbered, Role};
use crate::module::valid::twice;
use crate::spelling::without_groups;

/// Returns the constants that fail if a collection of structs has two members of the module without an entry.
pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> Option<TokenStream> {
    let root = &target.root;
    let private = quote!(#root::__private);
    let checks = numbered.by_key().filter_map(|(key, numbers)| {
        numbered.collection(numbers)?;
        let is_member = |number: &&usize| {
            let entry = &numbered.entries[**number];
            let is_bound = matches!(entry.role, Role::Value(_) | Role::Factory(_) | Role::Seed);
            is_bound && !entry.is_mapped
        };
        let mut members = numbers.iter().filter(is_member);
        let (first, second) = (members.next()?, members.next()?);
        if matches!(without_groups(&key.ty), Type::TraitObject(_)) {
            return None;
        }
        let (ty, message) = (&key.ty, twice(key, *first, *second, numbered));
        let is_struct = quote!(#private::StructProbe::<#ty>::IS_STRUCT);
        let span = span_of(&numbered.entries[*second].key.ty);
        Some(rejection(&is_struct, &message, span, root))
    });
    let checks: Vec<_> = checks.collect();
    // The first constant uses the trait, even if all keys are structs.
    (!checks.is_empty()).then(|| {
        quote! {
            use #private::NotStruct as _;
            const _: ::core::primitive::bool = #private::StructProbe::<::core::primitive::str>::IS_STRUCT;
            #(#checks)*
        }
    })
}
