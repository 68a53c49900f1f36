//! What a field asks for, and the expressions that fill it.
//!
//! The tokens around the user's type are shown at that type, so that rustc's words about either
//! point there.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Path, PathArguments, Token, Type, TypeParamBound, TypePath};

use super::{located, parts, respanned, site};
use crate::ast::Field;
use crate::expand::{Applied, Root};

/// The type that is resolved: the field's own, in what its options wrap around it.
pub(super) fn asked(field: &Field<'_>, root: &Root<'_>) -> TokenStream {
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

/// The field in the list of those that are injected.
pub(super) fn injected(asked: &TokenStream, is_plain: bool, root: &Root<'_>) -> TokenStream {
    if is_plain {
        quote!(#root::Pointer<#asked>)
    } else {
        quote!(#root::Injected<#asked>)
    }
}

/// The value of a field that is an `Arc`, out of those that were fetched. Where what is behind it
/// can't be shared, rustc points at the type.
pub(super) struct Pointer<'a>(pub(super) &'a Field<'a>, pub(super) Root<'a>);

impl ToTokens for Pointer<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(field, root) = *self;
        let (start, end) = ends_of(field.ty());
        root.located(start).to_tokens(tokens);
        Token![::](site(start)).to_tokens(tokens);
        Ident::new("pointer", site(end)).to_tokens(tokens);
        let mut arguments = Group::new(Delimiter::Parenthesis, parts().into_token_stream());
        arguments.set_span(site(end));
        arguments.to_tokens(tokens);
    }
}

/// That the field is a dependency.
pub(super) fn condition(asked: &TokenStream, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(asked);
    let bound = located(quote!(: #root::Dependency), start);
    quote!(#asked #bound)
}

/// That a module answers the field.
pub(super) fn answered(asked: &TokenStream, module: &Ident, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(asked);
    // As if the user had written it: rustc has other words for what a derive has.
    let bound = respanned(quote!(: #root::DependencyIn<#module>), start);
    quote!(#asked #bound)
}

/// What has to hold of what is behind the `Arc` of a field: that the module provides it.
pub(super) fn provided<'a>(
    field: &Field<'_>,
    module: &'a Ident,
    root: &Root<'a>,
) -> Applied<'a, &'a Ident> {
    let ends = ends_of(field.ty());
    Applied::of(root.respanned(ends.0), "ProvidedBy", module, ends)
}

/// The field where rustc looks at what it holds.
pub(super) fn shown(asked: &TokenStream, root: &Root<'_>) -> TokenStream {
    wrapped(&quote!(#root::Shown), None, asked)
}

/// The value of a field, out of the wrappers of what the container gave.
pub(super) fn value(field: &Field<'_>, fetched: &TokenStream) -> TokenStream {
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
pub(super) fn default(field: &Field<'_>) -> TokenStream {
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
pub(super) fn ends_of(ty: &Type) -> (Span, Span) {
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
