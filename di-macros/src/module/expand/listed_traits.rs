//! The traits of a component's entry, with the check that the component is bound to them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Token, Type, TypePath};

use crate::crate_path::Root;
use crate::injectable::expand::definition::trait_list;
use crate::module::entry::Component;
use crate::module::expand::{BOUND_TO, span_of};
use crate::span::respanned;

/// Returns the traits of an entry. A single trait checks itself; for several traits, the checks are
/// added to the steps in `before`.
pub(crate) fn traits<'a>(
    component: &'a Component,
    root: &Root<'a>,
    before: &mut Vec<TokenStream>,
) -> Traits<'a> {
    if let [bound] = &*component.traits {
        return Traits::One(BoundTo::of(component, bound));
    }
    before.extend(checks(component));
    let traits = trait_list(component.traits.iter(), root);
    Traits::List(quote!(<#traits as #root::__private::Traits>::KEYS))
}

/// The traits of an entry, as an expression.
pub(crate) enum Traits<'a> {
    One(BoundTo<'a>),
    List(TokenStream),
}

impl ToTokens for Traits<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::One(bound) => bound.to_tokens(tokens),
            Self::List(list) => list.to_tokens(tokens),
        }
    }
}

/// Returns the statements by which rustc checks that a component is bound to the traits of its entry.
pub(crate) fn checks(component: &Component) -> Vec<TokenStream> {
    let traits = component.traits.iter();
    let bound = traits.map(|bound| BoundTo::of(component, bound));
    bound.map(|bound| quote!(let _ = #bound;)).collect()
}

/// The keys of a component that is bound to a trait, shown at the trait.
pub(crate) struct BoundTo<'a> {
    ty: &'a Type,
    bound: &'a Type,
    span: Span,
}

impl<'a> BoundTo<'a> {
    fn of(component: &'a Component, bound: &'a Type) -> Self {
        let span = span_of(bound);
        Self {
            ty: &component.ty,
            bound,
            span,
        }
    }
}

impl ToTokens for BoundTo<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = self.span;
        Token![<](span).to_tokens(tokens);
        match self.ty {
            Type::Path(TypePath { qself: None, path }) if path.get_ident().is_some() => {
                let name = path.get_ident().cloned().map(|mut name| {
                    name.set_span(span);
                    name
                });
                name.to_tokens(tokens);
            }
            ty => respanned(ty.to_token_stream(), span).to_tokens(tokens),
        }
        Token![as](span).to_tokens(tokens);
        Ident::new(BOUND_TO, span).to_tokens(tokens);
        Token![<](span).to_tokens(tokens);
        self.bound.to_tokens(tokens);
        Token![,](span).to_tokens(tokens);
        Token![_](span).to_tokens(tokens);
        Token![>](span).to_tokens(tokens);
        Token![>](span).to_tokens(tokens);
        Token![::](span).to_tokens(tokens);
        Ident::new("KEYS", span).to_tokens(tokens);
    }
}
