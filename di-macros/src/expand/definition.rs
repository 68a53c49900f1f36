//! What a component says of itself: of which types its fields are, and to which traits it is bound.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Token, Type, ext::IdentExt};

use super::{fields::ArcOfNothing, site};
use crate::expand::Root;
use crate::{ast::Component, place};

/// What a component says of itself.
#[derive(Default)]
pub(crate) struct Definition<'a> {
    /// The types of what is injected.
    pub(crate) types: Types<'a>,
    /// What these are called.
    pub(crate) names: Vec<String>,
    /// The lifetime, where it is not the usual one.
    pub(crate) lifetime: Option<Ident>,
    /// The type of its key.
    pub(crate) key: Option<&'a Type>,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
}

/// The types of what is injected.
pub(crate) enum Types<'a> {
    /// So many `Arc`s.
    Pointers(Pointers<'a>),
    /// A list.
    List(TokenStream),
}

/// What fields are that are all spelt as the same `Arc`.
#[derive(Default)]
pub(crate) struct Pointers<'a> {
    /// That `Arc`, of nothing in particular: whether it is the standard library's decides what they
    /// are. None, where there are no fields.
    pub(crate) arc: Option<ArcOfNothing<'a>>,
    /// What is behind them.
    pub(crate) pointed: Vec<&'a Type>,
}

/// What stands for one trait, or for a list of traits.
pub(crate) enum Traits<T> {
    One(T),
    List(TokenStream),
}

impl<T: ToTokens> ToTokens for Traits<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::One(bound) => bound.to_tokens(tokens),
            Self::List(list) => list.to_tokens(tokens),
        }
    }
}

impl Default for Types<'_> {
    fn default() -> Self {
        Self::Pointers(Pointers::default())
    }
}

impl<'a> Definition<'a> {
    /// That of a component with fields of these types and names.
    pub(super) fn of(component: &'a Component<'_>, types: Types<'a>, names: Vec<String>) -> Self {
        Self {
            types,
            names,
            lifetime: lifetime(component),
            key: key(component),
            traits: traits(component),
        }
    }

    /// The function that makes it, and what that is told: the traits, the list of the fields, and
    /// what is behind those that are `Arc`s.
    pub(super) fn function(
        &self,
        root: &Root<'_>,
    ) -> (Ident, Traits<&'a Type>, Option<&TokenStream>, &[&'a Type]) {
        let list = || {
            let list = listed(self.traits.iter().copied(), root);
            Traits::List(match self.key {
                Some(key) => quote!(#root::Qualified<#key, #list>),
                None => list,
            })
        };
        match &self.types {
            Types::Pointers(Pointers { pointed, .. }) => {
                let (of, bound) = match (&*self.traits, self.key) {
                    ([bound], None) => ("bound", Traits::One(*bound)),
                    _ => ("of", list()),
                };
                (format_ident!("{of}{}", pointed.len()), bound, None, pointed)
            }
            Types::List(fields) => (format_ident!("of"), list(), Some(fields), &[]),
        }
    }

    /// As what the `Arc`s are spelt, where there are any.
    pub(super) fn arc(&self, root: Root<'a>) -> Option<Spelt<'a>> {
        match &self.types {
            Types::Pointers(Pointers { arc, .. }) => arc.map(|arc| Spelt { root, arc }),
            Types::List(_) => None,
        }
    }

    /// The names of the fields, and where the struct stands: the line of the struct and not that of
    /// the derive.
    pub(super) fn said(&self, component: &Component<'_>) -> String {
        let (names, span) = (self.names.join(" "), component.name().span());
        format!("{names}@{}:{}", place::file(span), place::line(span))
    }
}

/// `Spelt<Arc<()>>,`, shown at the `Arc`.
pub(super) struct Spelt<'a> {
    root: Root<'a>,
    arc: ArcOfNothing<'a>,
}

impl ToTokens for Spelt<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = self.arc.span();
        let site = site(span);
        self.root.located(span).to_tokens(tokens);
        Token![::](site).to_tokens(tokens);
        Ident::new("Spelt", site).to_tokens(tokens);
        Token![<](site).to_tokens(tokens);
        self.arc.to_tokens(tokens);
        Token![>](site).to_tokens(tokens);
        Token![,](site).to_tokens(tokens);
    }
}

/// The list of the traits, as a type.
pub(crate) fn listed<'a>(
    traits: impl DoubleEndedIterator<Item = &'a Type>,
    root: &Root<'_>,
) -> TokenStream {
    traits.rfold(quote!(()), |rest, bound| quote!(#root::And<#bound, #rest>))
}

/// The traits that a component is bound to.
fn traits<'a>(component: &'a Component<'_>) -> Vec<&'a Type> {
    let bind = &component.options.bind;
    bind.iter().flat_map(|bind| &bind.value).collect()
}

/// The type of a component's key.
fn key<'a>(component: &'a Component<'_>) -> Option<&'a Type> {
    component.options.key.as_ref().map(|key| &key.value)
}

/// The lifetime of a component, where it is not the usual one.
fn lifetime(component: &Component<'_>) -> Option<Ident> {
    let given = component.options.lifetimes.first()?;
    match given.name.unraw().to_string().as_str() {
        "scoped" => Some(format_ident!("Scoped")),
        "transient" => Some(format_ident!("Transient")),
        _ => None,
    }
}
