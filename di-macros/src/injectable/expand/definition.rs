//! The constant `Injectable::DEFINITION`, which `build()` reads.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, Type, ext::IdentExt};

use crate::crate_path::Root;
use crate::injectable::ast::{Component, Source};
use crate::span;
use crate::spelling::readable;

/// The definition of a component.
#[derive(Default)]
pub(crate) struct Definition<'a> {
    /// The names of the injected fields.
    pub(crate) names: Vec<String>,
    /// The lifetime, or `None` for a singleton.
    pub(crate) lifetime: Option<Ident>,
    /// The level, if it is scoped to one.
    pub(crate) level: Option<&'a Type>,
    /// The qualifier.
    pub(crate) key: Option<&'a Type>,
    /// The traits that the component is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// If `true`, expressions of the user fill some of the fields.
    pub(crate) runs_code: bool,
    /// If `true`, the component has hooks.
    pub(crate) is_hooked: bool,
}

impl<'a> Definition<'a> {
    /// Returns the definition of a component with these injected fields.
    pub(crate) fn of(component: &'a Component<'_>, names: Vec<String>) -> Self {
        let bind = &component.options.bind;
        Self {
            names,
            lifetime: lifetime(component),
            level: component.options.level.as_ref(),
            key: component.options.key.as_ref().map(|key| &key.value),
            traits: bind.iter().flat_map(|bind| &bind.value).collect(),
            runs_code: runs_code(component),
            is_hooked: component.options.hooks.functions().next().is_some(),
        }
    }

    /// Returns the constant `DEFINITION`.
    pub(crate) fn constant(&self, component: &Component<'_>, root: &Root<'_>) -> TokenStream {
        let (private, traits) = (root.private(), self.list(root));
        let declaration = self.declaration(component);
        let lifetime = self.lifetime.as_ref().map(|lifetime| {
            let of_level = self.level.map(|level| quote!(.scoped_in::<#level>()));
            of_level.unwrap_or_else(|| quote!(.lifetime(#root::Lifetime::#lifetime)))
        });
        let eager = component.options.eager.as_ref().map(|_| quote!(.eager()));
        let key = self.key.map(|_| quote!(.keyed()));
        let external = component.options.external.as_ref();
        let external = external.map(|_| quote!(.external()));
        let code = self.runs_code.then(|| quote!(.runs_code()));
        let hooked = self.is_hooked.then(|| quote!(.hooked::<Self>()));
        quote! {
            const DEFINITION: #private::Definition =
                #private::Definition::of::<Self, #traits>(#declaration) #lifetime #eager #key #external #code #hooked;
        }
    }

    /// Returns the constant with the traits as the entry of a module lists them.
    pub(crate) fn bound_to(&self) -> Option<TokenStream> {
        if !cfg!(feature = "modules") {
            return None;
        }
        let traits: Vec<String> = self.traits.iter().map(readable).collect();
        let text = match &*traits {
            [] => return None,
            [one] => one.clone(),
            several => format!("({})", several.join(", ")),
        };
        Some(quote!(const __BOUND_TO: &'static ::core::primitive::str = #text;))
    }

    /// Returns the type-level list of the traits, with the qualifier.
    fn list(&self, root: &Root<'_>) -> TokenStream {
        let list = trait_list(self.traits.iter().copied(), root);
        match self.key {
            Some(key) => {
                let private = root.private();
                quote!(#private::Qualified<#key, #list>)
            }
            None => list,
        }
    }

    /// Returns the names of the fields, and the file and line of the struct, in one string. See
    /// `docs/compile-time.md`.
    pub(crate) fn declaration(&self, component: &Component<'_>) -> TokenStream {
        let names = self.names.join(" ");
        if let Some((file, line)) = span::place(component.name().span()) {
            format!("{names}@{file}:{line}").into_token_stream()
        } else {
            quote!(::core::concat!(#names, "@", ::core::file!(), ":", ::core::line!()))
        }
    }
}

/// Returns the type-level list of the traits.
pub(crate) fn trait_list<'a>(
    traits: impl DoubleEndedIterator<Item = &'a Type>,
    root: &Root<'_>,
) -> TokenStream {
    let private = root.private();
    traits.rfold(quote!(()), |rest, bound| {
        let bound = span::in_body(bound);
        quote!(#private::And<#bound, #rest>)
    })
}

/// Returns `true` if an expression or a `Default` of the user fills one of the fields.
pub(crate) fn runs_code(component: &Component<'_>) -> bool {
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

/// Returns the lifetime of a component, or `None` for a singleton.
fn lifetime(component: &Component<'_>) -> Option<Ident> {
    let given = component.options.lifetimes.first()?;
    match given.name.unraw().to_string().as_str() {
        "scoped" => Some(format_ident!("Scoped")),
        "transient" => Some(format_ident!("Transient")),
        _ => None,
    }
}
