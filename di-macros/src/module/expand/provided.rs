//! The impls for the keys that the module provides, collects, exports and requires.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use crate::module::expand::without_key::{self, WithoutKey};
use crate::module::expand::{IMPORTED, NUMBER, PROVIDED_BY, Target, first_span, span_of, spelling};
use crate::module::{entry::Key, numbered::Numbered};
use crate::span::{located, respanned};

pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    // Collected once instead of extended: see `docs/compile-time.md`.
    let mut implementations = Vec::new();
    let root = &target.root;
    let respelt = spelling::respelt(target, numbered);
    let without_key = without_key::of(target, numbered);
    if !respelt.is_empty() || without_key.iter().any(WithoutKey::compares) {
        implementations.push(spelling::comparison(root));
    }
    for (key, numbers) in numbered.by_key() {
        let entry = numbered.single(numbers);
        if let Some(respelt) = respelt.get(&key.text()) {
            implementations.push(respelt.check(key, root));
            implementations.push(provided(target, &respelt.key(key, root), entry));
        } else {
            implementations.push(provided(target, key, entry));
        }
        if let Some(collection) = numbered.collection(numbers) {
            let number = Some(("COLLECTION", collection));
            implementations.push(implementation(target, key, "Collects", number));
        }
    }
    for (without_key, number) in without_key.iter().zip(respelt.len()..) {
        implementations.push(without_key.expand(target, number));
    }
    for key in exports(target, numbered) {
        let respelt = respelt.get(&key.text());
        let key = respelt.map_or(key.clone(), |respelt| respelt.key(&key, root));
        implementations.push(implementation(target, &key, "Exports", None));
    }
    implementations.push(supplied(target));
    if !target.is_generic() {
        let concrete = quote!(#root::__private::Concrete);
        implementations.push(target.implementation(&concrete, &TokenStream::new()));
    }
    implementations.push(has_factories(target));
    if target.module.lists.requires.is_empty() {
        implementations.push(complete(target));
    }
    implementations.into_iter().collect()
}

/// Returns the exported keys: the list of the user, or all keys that the module binds.
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

/// Returns the impl by which the module provides a key. The key implements the trait if it can: see
/// `docs/compile-time.md`.
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

/// Returns an `impl` with the span of the key, and with a number as this constant.
fn implementation(
    target: &Target<'_>,
    key: &Key,
    of: &'static str,
    number: Option<(&str, usize)>,
) -> TokenStream {
    let span = span_of(&key.ty);
    // The path starts at the `dyn`, like the key itself, so that rustc reports a trait that is not dyn compatible once.
    let first = key.ty.to_token_stream().into_iter().next();
    let first = first.map_or(span, |token| token.span());
    let of = key.applied(target.root.respanned(first), span, of);
    let (generics, arguments) = (
        target.parameters.implementation(),
        target.parameters.arguments(),
    );
    let conditions = target.parameters.where_clause([]);
    let mut name = target.module.name().clone();
    name.set_span(span);
    // Between a `<` and a `>` of the macro, rustc suggests no type parameter for an unknown key.
    let none = (!target.is_generic()).then(|| quote!(<>));
    let Some((constant, number)) = number else {
        return quote_spanned! {span=>
            impl #none #generics #of for #name #arguments #conditions {}
        };
    };
    let (constant, ty) = (Ident::new(constant, span), Ident::new(NUMBER, span));
    quote_spanned! {span=>
        impl #none #generics #of for #name #arguments #conditions {
            const #constant: #ty = #number;
        }
    }
}

/// Returns the impls for a module without requirements. It is complete if it needs no started container.
fn complete(target: &Target<'_>) -> TokenStream {
    let (root, ty) = (&target.root, target.ty());
    let standalone = target.implementation(&quote!(#root::Standalone), &TokenStream::new());
    let (kind, generics) = target.with_parameter("AnyFactories");
    let condition = quote!(#ty: #root::__private::HasFactories<#kind>);
    let conditions = target
        .parameters
        .where_clause(target.of_imports().into_iter().chain([condition]));
    let generics = generics.implementation();
    quote! {
        #standalone
        #[automatically_derived]
        impl #generics #root::Complete<#kind> for #ty #conditions {}
    }
}

/// Returns the impl for the kinds of containers that can call the functions of the module and its imports.
pub(crate) fn has_factories(target: &Target<'_>) -> TokenStream {
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    if target.is_async() {
        let has_factories = quote!(#private::HasFactories<#private::AsyncFactories>);
        return target.implementation(&has_factories, &TokenStream::new());
    }
    let (kind, generics) = target.with_parameter("AnyFactories");
    // Without the feature, no import has async functions.
    let imports = target.module.lists.imports.iter();
    let imports = imports.filter(|_| cfg!(feature = "async")).map(|import| {
        let module = &import.module;
        let subject = module_if_one(module, target);
        located(
            quote!(#subject: #private::HasFactories<#kind>),
            first_span(module),
        )
    });
    let conditions = target
        .parameters
        .where_clause(target.of_imports().into_iter().chain(imports));
    let generics = generics.implementation();
    quote! {
        #[automatically_derived]
        impl #generics #private::HasFactories<#kind> for #ty #conditions {}
    }
}

/// Returns the type of an import if it is a module, and another type otherwise, as the graph reports such an import.
///
/// The constant cannot mention the parameters of a generic module.
fn module_if_one(module: &Type, target: &Target<'_>) -> TokenStream {
    let (root, tokens) = (&target.root, module.to_token_stream());
    if target.parameters.are_mentioned_in(&tokens) {
        return tokens;
    }
    let imported = format_ident!("{IMPORTED}");
    let private = quote!(#root::__private);
    let selector = quote!(#private::IfModule<{ #imported::<#module>::IS_MODULE }>);
    quote!(<#selector as #private::OrNoModule<#module>>::Module)
}

/// Returns the impl for the modules that can import this one: those that supply its required keys.
pub(crate) fn supplied(target: &Target<'_>) -> TokenStream {
    let root = &target.root;
    let (above, generics) = target.with_parameter("__Above");
    let generics = generics.implementation();
    let requires = &target.module.lists.requires;
    // The subject of the bound is the key or, if it has a qualifier, the module.
    let requirement = |key: &Key| {
        let span = first_span(&key.ty);
        let root = root.respanned(span);
        if key.qualifier.is_none() {
            let bound = quote_spanned!(span=> #root::ProvidedBy<#above>);
            return (key.ty.to_token_stream(), bound);
        }
        let keyed = key.applied(root, span, "Provides");
        (above.to_token_stream(), keyed.to_token_stream())
    };
    let answered = requires.iter().map(|key| {
        let ((subject, bound), span) = (requirement(key), first_span(&key.ty));
        quote_spanned!(span=> #subject: #bound)
    });
    let conditions = target
        .parameters
        .where_clause(answered.chain(target.of_imports()));
    let entries = requires.iter().map(|key| {
        let (subject, bound) = requirement(key);
        quote!(<#subject as #bound>::ENTRY)
    });
    let span = target.module.name().span();
    let (supplied_by, ty) = (
        respanned(quote!(#root::__private::SuppliedBy<#above>), span),
        target.ty(),
    );
    quote! {
        #[automatically_derived]
        impl #generics #supplied_by for #ty #conditions {
            const SUPPLIED: &'static [::core::primitive::usize] = &[#(#entries),*];
        }
    }
}
