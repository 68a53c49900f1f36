//! What a component is bound to, and what `build()` knows of it: `Injectable::DEFINITION`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, Type, ext::IdentExt};

use crate::crate_path::Root;
use crate::injectable::ast::{Component, Source};
use crate::span;

/// What a component is bound to, and how.
#[derive(Default)]
pub(crate) struct Definition<'a> {
    /// The names of the fields that are injected.
    pub(crate) names: Vec<String>,
    /// The lifetime, if it is no singleton.
    pub(crate) lifetime: Option<Ident>,
    /// The type of its key.
    pub(crate) key: Option<&'a Type>,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// Whether expressions of the user fill some of its fields.
    pub(crate) runs_code: bool,
}

impl<'a> Definition<'a> {
    /// Returns the definition of a component with injected fields of these names.
    pub(crate) fn of(component: &'a Component<'_>, names: Vec<String>) -> Self {
        let bind = &component.options.bind;
        Self {
            names,
            lifetime: lifetime(component),
            key: component.options.key.as_ref().map(|key| &key.value),
            traits: bind.iter().flat_map(|bind| &bind.value).collect(),
            runs_code: runs_code(component),
        }
    }

    /// Returns the constant.
    pub(crate) fn constant(&self, component: &Component<'_>, root: &Root<'_>) -> TokenStream {
        let (private, traits) = (root.private(), self.list(root));
        let said = self.said(component);
        let lifetime = self.lifetime.as_ref();
        let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
        let key = self.key.map(|_| quote!(.keyed()));
        let external = component.options.external.as_ref();
        let external = external.map(|_| quote!(.external()));
        let code = self.runs_code.then(|| quote!(.runs_code()));
        quote! {
            const DEFINITION: #private::Definition =
                #private::Definition::of::<Self, #traits>(#said) #lifetime #key #external #code;
        }
    }

    /// Returns the list of the traits as a type, with the qualifier.
    fn list(&self, root: &Root<'_>) -> TokenStream {
        let list = listed(self.traits.iter().copied(), root);
        match self.key {
            Some(key) => {
                let private = root.private();
                quote!(#private::Qualified<#key, #list>)
            }
            None => list,
        }
    }

    /// Returns the names of the fields, and the line of the struct and not that of the derive, in one
    /// text: rustc takes longer for anything else.
    fn said(&self, component: &Component<'_>) -> String {
        let (names, span) = (self.names.join(" "), component.name().span());
        format!("{names}@{}:{}", span::file(span), span::line(span))
    }
}

/// Returns the list of the traits as a type.
pub(crate) fn listed<'a>(
    traits: impl DoubleEndedIterator<Item = &'a Type>,
    root: &Root<'_>,
) -> TokenStream {
    let private = root.private();
    traits.rfold(
        quote!(()),
        |rest, bound| quote!(#private::And<#bound, #rest>),
    )
}

/// Returns whether an expression of the user, or a `Default` of it, fills one of the fields.
fn runs_code(component: &Component<'_>) -> bool {
    component.fields.iter().any(|field| {
        let default = field.options.default.as_ref().map(|default| &default.value);
        match field.source() {
            Source::Value(value) => !matches!(value, Expr::Lit(_)),
            Source::Default => true,
            Source::Container => default.is_some_and(|value| !matches!(value, Expr::Lit(_))),
            Source::Caller => false,
        }
    })
}

/// Returns the lifetime of a component, if it is no singleton.
fn lifetime(component: &Component<'_>) -> Option<Ident> {
    let given = component.options.lifetimes.first()?;
    match given.name.unraw().to_string().as_str() {
        "scoped" => Some(format_ident!("Scoped")),
        "transient" => Some(format_ident!("Transient")),
        _ => None,
    }
}
