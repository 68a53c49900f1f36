//! What a field asks for, and the expressions that fill it.
//!
//! The tokens around the user's type are shown at that type, so that rustc's words about either
//! point there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use super::{context, located};
use crate::ast::Field;

/// The type that is resolved: the field's own, in what its options wrap around it.
pub(super) fn asked(field: &Field<'_>, root: &TokenStream) -> TokenStream {
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

/// The row of the field in the definition.
pub(super) fn description(
    field: &Field<'_>,
    asked: &TokenStream,
    root: &TokenStream,
) -> TokenStream {
    let name = field.name();
    let describe = qualified(asked, &quote!(#root::Dependency), "describe");
    quote!(#root::__private::Field { name: #name, describe: #describe })
}

/// What the container gives, out of its wrappers.
pub(super) fn resolution(field: &Field<'_>, root: &TokenStream) -> TokenStream {
    let context = context();
    let asked = asked(field, root);
    let resolve = qualified(&asked, &quote!(#root::Dependency), "resolve");
    let key = field.options.key.as_ref().map(|_| quote!(.into_inner()));
    let clone = field.options.clone.as_ref().map(|_| quote!(.0));
    let dependency = Ident::new("__dependency", Span::mixed_site());
    let error = Ident::new("__error", Span::mixed_site());
    // A `match` instead of `?`: that would be two more functions for each type to compile.
    let failure = quote! {
        ::core::result::Result::Err(#error) => return ::core::result::Result::Err(#error),
    };
    let Some(default) = &field.options.default else {
        return quote! {
            match #resolve(#context) {
                ::core::result::Result::Ok(#dependency) => #dependency #key #clone,
                #failure
            }
        };
    };
    let default = &default.value;
    // The user's arm comes first: rustc then measures it by the field's type, not by the other arm.
    quote! {
        match #resolve(#context) {
            ::core::result::Result::Ok(::core::option::Option::None) => #default,
            ::core::result::Result::Ok(::core::option::Option::Some(#dependency)) => {
                #dependency #key #clone
            }
            #failure
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
pub(super) fn qualified(ty: &TokenStream, trait_path: &TokenStream, function: &str) -> TokenStream {
    let (start, end) = ends(ty);
    let open = located(quote!(<), start);
    let function = Ident::new(function, Span::call_site());
    let close = located(quote!(as #trait_path>::#function), end);
    quote!(#open #ty #close)
}

fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}
