//! What a field asks for, and the expressions that fill it.
//!
//! The tokens around the user's type are shown at that type, so that rustc's words about either
//! point there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Path, PathArguments, Type, TypeParamBound, TypePath};

use crate::crate_path::Root;
use crate::injectable::ast::Field;
use crate::span::{located, respanned};

/// The type that is resolved: the field's own, in what its options wrap around it.
pub(crate) fn dependency(field: &Field<'_>, root: &Root<'_>) -> TokenStream {
    let mut asked = field.ty().to_token_stream();
    if field.options.clone.is_some() {
        asked = wrapped(&quote!(#root::Cloned), None, &asked);
    }
    if let Some(key) = &field.options.key {
        asked = wrapped(&quote!(#root::Keyed), Some(&key.value), &asked);
    }
    if field.options.default.is_some() {
        asked = wrapped(&quote!(::core::option::Option), None, &asked);
    }
    asked
}

/// Returns whether the options wrap something around the type of the field.
pub(crate) fn wraps(field: &Field<'_>) -> bool {
    let options = &field.options;
    options.clone.is_some() || options.key.is_some() || options.default.is_some()
}

/// That the field is a dependency.
pub(crate) fn condition(asked: &TokenStream, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(asked);
    let bound = located(quote!(: #root::Dependency), start);
    quote!(#asked #bound)
}

/// That a module answers the field.
pub(crate) fn answered(asked: &TokenStream, module: &Ident, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(asked);
    // As if the user had written it: rustc has other words for what a derive has.
    let bound = respanned(quote!(: #root::DependencyIn<#module>), start);
    quote!(#asked #bound)
}

/// The value of a field, out of the wrappers of what the container gave.
pub(crate) fn value(field: &Field<'_>, fetched: &TokenStream) -> TokenStream {
    let key = field.options.key.as_ref().map(|_| quote!(.into_inner()));
    let clone = field.options.clone.as_ref().map(|_| quote!(.0));
    let Some(default) = &field.options.default else {
        return quote!(#fetched #key #clone);
    };
    let default = &default.value;
    let dependency = Ident::new("__dependency", Span::mixed_site());
    // The user's arm comes first: rustc then measures it by the field's type, not by the other arm.
    quote! {
        match #fetched {
            ::core::option::Option::None => #default,
            ::core::option::Option::Some(#dependency) => #dependency #key #clone,
        }
    }
}

/// The default of the field's type.
pub(crate) fn default(field: &Field<'_>) -> TokenStream {
    let default = qualified(
        &field.ty().to_token_stream(),
        &quote!(::core::default::Default),
        "default",
    );
    quote!(#default())
}

/// `wrapper<first, inner>`
fn wrapped(wrapper: &TokenStream, first: Option<&Type>, inner: &TokenStream) -> TokenStream {
    let (start, end) = ends(inner);
    let open = located(quote!(#wrapper<), start);
    let first = first.map(|first| {
        let comma = located(quote!(,), start);
        quote!(#first #comma)
    });
    let close = located(quote!(>), end);
    quote!(#open #first #inner #close)
}

/// `<ty as trait_path>::function`
fn qualified(ty: &TokenStream, trait_path: &TokenStream, function: &str) -> TokenStream {
    let (start, end) = ends(ty);
    let open = located(quote!(<), start);
    let function = Ident::new(function, Span::call_site());
    let close = located(quote!(as #trait_path>::#function), end);
    quote!(#open #ty #close)
}

/// Where a type starts and ends. Most types say so without a list of their tokens.
pub(crate) fn ends_of(ty: &Type) -> (Span, Span) {
    let spans = match ty {
        Type::Path(TypePath { qself: None, path }) => start(path).zip(end(path)),
        Type::TraitObject(object) => {
            let last = object.bounds.last().and_then(|bound| match bound {
                TypeParamBound::Trait(bound) => end(&bound.path),
                _ => None,
            });
            object.dyn_token.map(|token| token.span).zip(last)
        }
        _ => None,
    };
    spans.unwrap_or_else(|| ends(&ty.to_token_stream()))
}

fn start(path: &Path) -> Option<Span> {
    match path.leading_colon {
        Some(colon) => colon.spans.first().copied(),
        None => path.segments.first().map(|first| first.ident.span()),
    }
}

fn end(path: &Path) -> Option<Span> {
    let last = path.segments.last()?;
    match &last.arguments {
        PathArguments::None => Some(last.ident.span()),
        PathArguments::AngleBracketed(arguments) => Some(arguments.gt_token.span),
        PathArguments::Parenthesized(_) => None,
    }
}

fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}
