//! The generic parameters of the struct in generated items.

use std::collections::HashSet;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, ImplGenerics, TypeGenerics};

/// The generics of a struct, without their attributes.
pub(crate) struct Parameters {
    declared: Generics,
}

impl Parameters {
    pub(crate) fn of(generics: &Generics) -> Self {
        let mut declared = generics.clone();
        for parameter in &mut declared.params {
            match parameter {
                GenericParam::Lifetime(parameter) => parameter.attrs.clear(),
                GenericParam::Type(parameter) => parameter.attrs.clear(),
                GenericParam::Const(parameter) => parameter.attrs.clear(),
            }
        }
        Parameters { declared }
    }

    /// Returns `<T: Bound = Default>`, for a declaration.
    pub(crate) fn declaration(&self) -> &Generics {
        &self.declared
    }

    /// Returns `<T: Bound>`, for an `impl`.
    pub(crate) fn implementation(&self) -> ImplGenerics<'_> {
        self.declared.split_for_impl().0
    }

    /// Returns `<T: Bound>` as tokens, or `None` if there are no parameters.
    pub(crate) fn implementation_tokens(&self) -> Option<TokenStream> {
        let is_empty = self.declared.params.is_empty();
        (!is_empty).then(|| self.implementation().into_token_stream())
    }

    /// Returns `<T>`, for the name of the struct.
    pub(crate) fn arguments(&self) -> TypeGenerics<'_> {
        self.declared.split_for_impl().1
    }

    /// Returns the where-clause of the struct with more conditions.
    pub(crate) fn where_clause(
        &self,
        more: impl IntoIterator<Item = TokenStream>,
    ) -> Option<TokenStream> {
        let own = self
            .declared
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        let mut conditions: Vec<_> = own.map(ToTokens::to_token_stream).chain(more).collect();
        if conditions.len() > 1 {
            let mut seen = HashSet::new();
            conditions.retain(|condition| seen.insert(condition.to_string()));
        }
        (!conditions.is_empty()).then(|| quote!(where #(#conditions),*))
    }

    /// Returns the condition that a type is `Send + Sync + 'static`, if the arguments decide that.
    pub(crate) fn is_shareable(&self, ty: &TokenStream) -> Option<TokenStream> {
        self.are_open()
            .then(|| quote!(#ty: ::core::marker::Send + ::core::marker::Sync + 'static))
    }

    /// Returns `true` if there are type or lifetime parameters.
    fn are_open(&self) -> bool {
        self.has_types() || self.declared.lifetimes().next().is_some()
    }

    pub(crate) fn are_none(&self) -> bool {
        self.declared.params.is_empty()
    }

    pub(crate) fn has_types(&self) -> bool {
        self.declared.type_params().next().is_some()
    }

    /// Returns `true` if the tokens mention a parameter.
    pub(crate) fn are_mentioned_in(&self, tokens: &TokenStream) -> bool {
        !self.are_none() && self.mentions_one(tokens.clone())
    }

    fn mentions_one(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => self.declared.params.iter().any(|parameter| {
                let parameter = match parameter {
                    GenericParam::Type(parameter) => &parameter.ident,
                    GenericParam::Const(parameter) => &parameter.ident,
                    GenericParam::Lifetime(parameter) => &parameter.lifetime.ident,
                };
                *parameter == name
            }),
            TokenTree::Group(group) => self.mentions_one(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
}

/// Replaces `Self` by the type of the component, for an `impl` of another type.
pub(crate) fn replace_self(tokens: impl ToTokens, component: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_token_stream().into_iter();
    let mut replaced = TokenStream::new();
    let mut follows_tick = false;
    while let Some(token) = tokens.next() {
        // A lifetime `'Self` stays, so that rustc refuses it.
        let is_lifetime = std::mem::replace(&mut follows_tick, is_tick(&token));
        match token {
            TokenTree::Ident(name) if name == "Self" && !is_lifetime => {
                // Keeps the arguments of a `Self<T>`, which rustc reports as an error.
                let ahead: String = tokens
                    .clone()
                    .take(3)
                    .map(|token| token.to_string())
                    .collect();
                let has_arguments = ahead.starts_with('<') || ahead.starts_with("::<");
                let length = if has_arguments { 1 } else { usize::MAX };
                replaced.extend(component.clone().into_iter().take(length));
            }
            TokenTree::Group(group) => {
                let stream = replace_self(group.stream(), component);
                let mut inner = Group::new(group.delimiter(), stream);
                inner.set_span(group.span());
                replaced.extend([TokenTree::Group(inner)]);
            }
            other => replaced.extend([other]),
        }
    }
    replaced
}

fn is_tick(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'')
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::replace_self;

    #[test]
    fn self_is_replaced_everywhere_but_in_a_lifetime() {
        let tokens = quote!(Self::LIMIT, Box<(Self, Self<u8>)>, &'Self str);
        let replaced = replace_self(tokens, &quote!(Order<T>));
        let expected = quote!(Order<T>::LIMIT, Box<(Order<T>, Order<u8>)>, &'Self str);
        assert_eq!(replaced.to_string(), expected.to_string());
    }
}
