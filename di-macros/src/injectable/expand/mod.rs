//! The code that the derive generates for a struct without errors.

pub(crate) mod auto_mock;
#[cfg(feature = "testing")]
pub(crate) mod bed;
mod component;
pub(crate) mod definition;
pub(crate) mod factory;
mod field;
pub(crate) mod fields;
mod hooks;
pub(crate) mod implementation;
mod named;
pub(crate) mod new;
mod sharing;
pub(crate) mod upcast;
mod wired;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Token, ext::IdentExt};

use crate::crate_path::Root;
use crate::injectable::ast::{Component, Field, Source};
#[cfg(feature = "testing")]
use crate::span;

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let mut tokens = if component.is_assisted() {
        factory::expand(component)
    } else {
        component::expand(component)
    };
    tokens.extend(hooks::expand(component));
    if component.options.new.is_some() {
        tokens.extend(new::expand(component));
    }
    #[cfg(feature = "testing")]
    tokens.extend(bed::expand(component));
    tokens
}

/// Returns the path of the crate in generated code.
pub(crate) fn root<'a>(component: &'a Component<'_>) -> Root<'a> {
    Root::of(component.options.root.as_ref().map(|root| &root.value))
}

/// Returns the attributes of every generated `impl`.
fn attributes(component: &Component<'_>) -> TokenStream {
    let allow = allow(component);
    quote!(#[automatically_derived] #allow)
}

/// Returns an `#[allow(..)]` of the lints that the user allows.
fn allow(component: &Component<'_>) -> Option<TokenStream> {
    let lints = &component.allowed_lints;
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

/// Returns `Self { .. }`, with the injected fields from `injected`.
fn literal<'a, T: ToTokens>(
    component: &'a Component<'_>,
    mut injected: impl FnMut(&'a Field<'_>) -> T,
) -> TokenStream {
    let mut fields = TokenStream::new();
    for field in &component.fields {
        field.member.to_tokens(&mut fields);
        Token![:](Span::call_site()).to_tokens(&mut fields);
        match field.source() {
            Source::Container => injected(field).to_tokens(&mut fields),
            Source::Caller => argument(field).to_tokens(&mut fields),
            Source::Value(value) => value.to_tokens(&mut fields),
            Source::Default => field::default(field).to_tokens(&mut fields),
        }
        Token![,](Span::call_site()).to_tokens(&mut fields);
    }
    let fields = Group::new(Delimiter::Brace, fields);
    quote!(Self #fields)
}

/// Returns the variable of the value for a field, which the user's expressions cannot see.
fn argument(field: &Field<'_>) -> Ident {
    let span = field.original.ident.as_ref().map(Ident::span);
    let span = span.map_or_else(Span::mixed_site, |span| Span::mixed_site().located_at(span));
    Ident::new(&format!("__argument_{}", field.name()), span)
}

/// Returns `__argument_name: Type`, the parameter for a field of a function that the user does not call.
fn parameter(field: &Field<'_>) -> TokenStream {
    let (argument, ty) = (argument(field), field.ty());
    quote!(#argument: #ty)
}

/// Allows more parameters than clippy's limit of seven, which applies to generated functions too.
///
/// A crate that forbids a lint cannot contain an `allow` of it. So generated code has no other `allow`
/// than this one and the user's. Tokens with the call site's span need none: see [`crate::span::site`].
fn allow_arguments(count: usize) -> Option<TokenStream> {
    (count > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]))
}

/// Returns the documentation of a generated item.
fn doc(lines: &[&str]) -> TokenStream {
    let lines = lines.iter().map(|line| format!(" {line}"));
    quote!(#(#[doc = #lines])*)
}

/// Returns the visibility of the struct, for a generated item. The item's span starts with it.
#[cfg(feature = "testing")]
fn visibility(component: &Component<'_>) -> TokenStream {
    span::unreported(component.original.vis.to_token_stream())
}

/// Returns the name of the struct as text.
fn struct_name(component: &Component<'_>) -> String {
    component.name().unraw().to_string()
}
