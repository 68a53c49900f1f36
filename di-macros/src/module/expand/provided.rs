//! What the module provides, collects, exports and requires, as impls of traits.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, TypeParam};

use crate::generics::Parameters;
use crate::module::expand::{NUMBER, PROVIDED_BY, Target, first_span, span_of};
use crate::module::{entry::Key, numbered::Numbered};
use crate::span::respanned;

pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    // They are put together in one go: to add to a list of tokens takes rustc a while each time.
    let mut implementations = Vec::new();
    for (key, numbers) in numbered.by_key() {
        let meant = numbered.meant(numbers);
        implementations.push(provided(target, key, meant));
        if let Some(collection) = numbered.collection(numbers) {
            let number = Some(("COLLECTION", collection));
            implementations.push(implementation(target, key, "Collects", number));
        }
    }
    for key in exports(target, numbered) {
        implementations.push(implementation(target, &key, "Exports", None));
    }
    implementations.push(supplied(target));
    let root = &target.root;
    if !target.is_generic() {
        let concrete = quote!(#root::__private::Concrete);
        implementations.push(target.implementation(&concrete, &TokenStream::new()));
    }
    if target.module.lists.requires.is_empty() {
        implementations.push(target.implementation(&quote!(#root::Complete), &TokenStream::new()));
    }
    implementations.into_iter().collect()
}

/// What is exported: what the list says, or all that the module binds.
pub(crate) fn exports(target: &Target<'_>, numbered: &Numbered<'_>) -> Vec<Key> {
    if let Some(exports) = &target.module.lists.exports {
        return exports.clone();
    }
    let own = numbered.by_key().filter(|(_, numbers)| {
        let is_own = |number: &usize| numbered.entries[*number].role.is_own();
        numbers.iter().any(is_own) || numbered.collection(numbers).is_some()
    });
    own.map(|(key, _)| key.clone()).collect()
}

/// That the module provides a key. The key says so itself, where it can: so rustc finds it sooner.
fn provided(target: &Target<'_>, key: &Key, entry: usize) -> TokenStream {
    if target.is_generic() || key.qualifier.is_some() {
        return implementation(target, key, "Provides", Some(("ENTRY", entry)));
    }
    let (ty, span) = (&key.ty, span_of(&key.ty));
    let provided_by = Ident::new(PROVIDED_BY, span);
    let number = Ident::new(NUMBER, span);
    let mut name = target.module.name().clone();
    name.set_span(span);
    quote_spanned! {span=>
        impl #provided_by<#name> for #ty {
            const ENTRY: #number = #entry;
        }
    }
}

/// An `impl` that rustc shows where the key is written, with a number in it under this name.
fn implementation(
    target: &Target<'_>,
    key: &Key,
    of: &'static str,
    number: Option<(&str, usize)>,
) -> TokenStream {
    let span = span_of(&key.ty);
    let of = key.applied(target.root.respanned(span), span, of);
    let (generics, arguments) = (
        target.parameters.implementation(),
        target.parameters.arguments(),
    );
    let conditions = target.parameters.where_clause([]);
    let mut name = target.module.name().clone();
    name.set_span(span);
    let Some((constant, number)) = number else {
        return quote_spanned! {span=>
            impl #generics #of for #name #arguments #conditions {}
        };
    };
    let (constant, ty) = (Ident::new(constant, span), Ident::new(NUMBER, span));
    quote_spanned! {span=>
        impl #generics #of for #name #arguments #conditions {
            const #constant: #ty = #number;
        }
    }
}

/// Which modules can import this one: those that answer what it requires.
fn supplied(target: &Target<'_>) -> TokenStream {
    let root = &target.root;
    let above = Ident::new("__Above", Span::mixed_site());
    let mut generics = target.module.original.generics.clone();
    let parameter = GenericParam::Type(TypeParam::from(above.clone()));
    generics.params.push(parameter);
    let generics = Parameters::of(&generics);
    let generics = generics.implementation();
    let requires = &target.module.lists.requires;
    // Who has to be what: the key or, where it has a qualifier, the module.
    let asked = |key: &Key| {
        if key.qualifier.is_none() {
            return (key.ty.to_token_stream(), quote!(#root::ProvidedBy<#above>));
        }
        let keyed = key.applied(*root, Span::call_site(), "Provides");
        (above.to_token_stream(), keyed.to_token_stream())
    };
    let answered = requires.iter().map(|key| {
        let ((who, what), span) = (asked(key), first_span(&key.ty));
        respanned(quote!(#who: #what), span)
    });
    let conditions = target.parameters.where_clause(answered);
    let entries = requires.iter().map(|key| {
        let (who, what) = asked(key);
        quote!(<#who as #what>::ENTRY)
    });
    let span = target.module.name().span();
    let (supplied_by, ty) = (
        respanned(quote!(#root::__private::SuppliedBy<#above>), span),
        target.ty(),
    );
    quote! {
        #[automatically_derived]
        #[allow(private_bounds)]
        impl #generics #supplied_by for #ty #conditions {
            const SUPPLIED: &'static [::core::primitive::usize] = &[#(#entries),*];
        }
    }
}
