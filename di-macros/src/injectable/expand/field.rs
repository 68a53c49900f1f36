//! The dependency of a field, and the expressions that fill it.
//!
//! The tokens around the user's type have its span, so rustc's messages point at the type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use crate::crate_path::Root;
use crate::injectable::ast::Field;
use crate::span::{located, respanned};
use crate::spelling::without_groups;

/// Returns the type to resolve: the field's type with the wrappers of its options.
pub(crate) fn dependency(field: &Field<'_>, root: &Root<'_>) -> TokenStream {
    let mut dependency = field.ty().to_token_stream();
    if field.options.clone.is_some() {
        dependency = wrapped(&quote!(#root::Cloned), None, &dependency);
    }
    if let Some(key) = &field.options.key {
        dependency = wrapped(&quote!(#root::Keyed), Some(&key.value), &dependency);
    }
    if field.options.default.is_some() {
        dependency = wrapped(&quote!(::core::option::Option), None, &dependency);
    }
    dependency
}

/// Returns `true` if the options add a wrapper to the field's type.
pub(crate) fn wraps(field: &Field<'_>) -> bool {
    let options = &field.options;
    options.clone.is_some() || options.key.is_some() || options.default.is_some()
}

/// Returns the condition that the type is a dependency.
pub(crate) fn condition(dependency: &TokenStream, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(dependency);
    let bound = located(quote!(: #root::Dependency), start);
    quote!(#dependency #bound)
}

/// Returns the condition that a module provides the dependency.
pub(crate) fn answered(dependency: &TokenStream, module: &Ident, root: &Root<'_>) -> TokenStream {
    let (start, _) = ends(dependency);
    // With the user's span, rustc does not add a note about the derive.
    let bound = respanned(quote!(: #root::DependencyIn<#module>), start);
    quote!(#dependency #bound)
}

/// Returns the span of the first trait in a type such as `Arc<dyn Trait>`, if its path is one name.
///
/// rustc reports a trait that is not dyn compatible at each expression of its type, once for each span. At the
/// mention of the type in a function, that is the span of the trait. So the expressions have it too.
pub(crate) fn trait_name(ty: &Type) -> Option<Span> {
    match without_groups(ty) {
        Type::TraitObject(object) => object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.get_ident().map(Ident::span),
            _ => None,
        }),
        Type::Path(path) => match &path.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => {
                arguments.args.iter().find_map(|argument| match argument {
                    GenericArgument::Type(ty) => trait_name(ty),
                    _ => None,
                })
            }
            _ => None,
        },
        _ => None,
    }
}

/// Returns the value of a field, without the wrappers of the resolved dependency.
pub(crate) fn value(field: &Field<'_>, root: &Root<'_>, fetched: &TokenStream) -> TokenStream {
    let key = field.options.key.as_ref().map(|_| quote!(.into_inner()));
    let clone = field.options.clone.as_ref().map(|_| quote!(.0));
    let Some(default) = &field.options.default else {
        return quote!(#fetched #key #clone);
    };
    let default = &default.value;
    let resolved = dependency(field, root);
    let root = root.private();
    let dependency = Ident::new("__dependency", Span::mixed_site());
    // With the type, rustc reports one that is no dependency at the same place as where it is resolved, so once.
    // The user's arm comes first, so rustc checks it against the field's type and not the other arm.
    quote! {
        match #root::present::<#resolved>(#fetched) {
            ::core::option::Option::None => #default,
            ::core::option::Option::Some(#dependency) => #dependency #key #clone,
        }
    }
}

/// Returns the default of the field's type.
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

/// Returns the first and the last span of a type.
pub(crate) fn ends_of(ty: &Type) -> (Span, Span) {
    ends(&ty.to_token_stream())
}

fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}
