//! Spans, and their files and lines as literals.
//!
//! The macros emit literals, as `line!()` would be the line of the `#[derive]` and not that of the struct.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{BoundLifetimes, Token, TraitBoundModifier, Type, TypeParamBound};

/// Returns the file of a span, in the form of `file!()`, and its line.
///
/// Returns `None` before Rust 1.88, which does not tell them to a macro.
pub(crate) fn place(span: Span) -> Option<(String, usize)> {
    if !proc_macro::is_available() {
        // A test has called the macro on text.
        return Some(("input.rs".to_owned(), 1));
    }
    let line = span.start().line;
    (line > 0).then(|| (span.file(), line))
}

/// Returns the call site, shown at `span` in messages.
pub(crate) fn site(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Returns the tokens as tokens of the macro, shown at the user's. rustc reports most lints only at tokens that
/// no derive wrote.
#[cfg(feature = "testing")]
pub(crate) fn unreported(tokens: TokenStream) -> TokenStream {
    let unreported = tokens.into_iter().map(|mut token| {
        let span = site(token.span());
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), unreported(group.stream())).into();
        }
        token.set_span(span);
        token
    });
    unreported.collect()
}

/// Returns a trait object for the body of a function: `dyn for<> Trait` for a `dyn Trait`.
///
/// If the trait is not dyn compatible, rustc reports each mention, once for each span. In a body, that is the span
/// of the bound, and elsewhere that of the type. With the `for<>`, both are the same.
pub(crate) fn in_body(ty: &Type) -> TokenStream {
    let Type::TraitObject(object) = ty else {
        return ty.to_token_stream();
    };
    let mut object = object.clone();
    if let (Some(dyn_token), Some(TypeParamBound::Trait(bound))) =
        (object.dyn_token, object.bounds.first_mut())
    {
        let is_plain = matches!(bound.modifier, TraitBoundModifier::None);
        if is_plain && bound.lifetimes.is_none() && bound.paren_token.is_none() {
            bound.lifetimes = Some(without_lifetimes(dyn_token.span));
        }
    }
    object.into_token_stream()
}

/// Returns `for<>`.
fn without_lifetimes(span: Span) -> BoundLifetimes {
    BoundLifetimes {
        for_token: Token![for](span),
        lt_token: Token![<](span),
        lifetimes: Punctuated::new(),
        gt_token: Token![>](span),
    }
}

/// Returns the tokens, shown at `span` in messages. They resolve as before.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let located = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), located(group.stream(), span)));
        }
        token.set_span(token.span().located_at(span));
        token
    });
    located.collect()
}

/// Returns the tokens with `span`, as if the user had written them there.
pub(crate) fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), respanned(group.stream(), span)).into();
        }
        // The span of a `$crate` says which crate it means.
        let is_crate = matches!(&token, TokenTree::Ident(name) if name == "$crate");
        token.set_span(if is_crate {
            token.span().located_at(span)
        } else {
            span
        });
        token
    });
    respanned.collect()
}
