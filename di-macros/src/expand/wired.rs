//! What rustc checks of a component in a module: `impl WiredIn`.
//!
//! The conditions are spelt as the fields are, so that rustc points at the field whose dependency a
//! module does not provide.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{GenericParam, TypeParam};

use super::{
    allow,
    component::{self, Pointers, Types},
    field, root, upcast,
};
use crate::expand::Root;
use crate::{
    ast::{Component, Field},
    generics::{Parameters, spell_self_out},
};

/// The impl for the struct, or for its factory, which is called `name`.
pub(super) fn expand(
    component: &Component<'_>,
    name: &Ident,
    this: &TokenStream,
    types: &Types<'_>,
    conditions: Vec<TokenStream>,
) -> TokenStream {
    if !cfg!(feature = "modules") {
        return TokenStream::new();
    }
    let (root, allow) = (root(component), allow(component));
    let own = Parameters::of(&component.original.generics);
    let arguments = own.arguments();
    let asked = Asked::of(component, types, &root);
    let (module, data) = (
        &asked.module,
        asked.data(&quote!(#name #arguments), component, &root),
    );
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let conditions = conditions.into_iter().chain(is_shareable);
    let conditions = own.where_clause(conditions.chain(asked.conditions(component, &root)));
    let span = component.name().span();
    let of = {
        let root = root.respanned(span);
        quote_spanned!(span=> #root::WiredIn<#module>)
    };
    let said = said(component, &root);
    let mut wired = component.original.generics.clone();
    let parameter = GenericParam::Type(TypeParam::from(module.clone()));
    wired.params.push(parameter);
    let wired = Parameters::of(&wired);
    let generics = wired.implementation();
    let wired = quote! {
        #[automatically_derived]
        #allow
        impl #generics #of for #name #arguments #conditions {
            const WIRED: #root::__private::Wired = #data #said;
        }
    };
    let mut wired = if component.is_assisted() {
        spell_self_out(wired, this)
    } else {
        wired
    };
    bound(component, &root, &mut wired);
    wired
}

/// What the fields ask of a module.
struct Asked<'a> {
    module: Ident,
    /// The fields of a list, with what is around their types.
    listed: Vec<TokenStream>,
    types: &'a Types<'a>,
}

impl<'a> Asked<'a> {
    fn of(component: &Component<'_>, types: &'a Types<'a>, root: &Root<'_>) -> Self {
        // What a function constructs is not known here.
        let is_constructed = component.options.constructor.is_some();
        let (listed, spelt) = match types {
            Types::Pointers(Pointers { pointed, .. }) => {
                let spelt = pointed.iter().map(ToTokens::to_token_stream);
                (Vec::new(), spelt.collect())
            }
            Types::List(_) => {
                let fields = component.injected().filter(|_| !is_constructed);
                let fields: Vec<_> = fields.map(|field| field::asked(field, root)).collect();
                (fields.clone(), fields)
            }
        };
        Self {
            module: module_parameter(component, &spelt),
            listed,
            types,
        }
    }

    /// That the module answers each field.
    fn conditions(&self, component: &Component<'_>, root: &Root<'_>) -> Vec<TokenStream> {
        let module = &self.module;
        if let Types::Pointers(Pointers { pointed, .. }) = self.types {
            let provided = pointed.iter().zip(component.injected());
            return provided
                .map(|(pointed, field)| field::provided(pointed, field, module, root))
                .collect();
        }
        let listed = self.listed.iter();
        listed
            .map(|asked| field::answered(asked, module, root))
            .collect()
    }

    /// The same as data.
    fn data(&self, this: &TokenStream, component: &Component<'_>, root: &Root<'_>) -> TokenStream {
        let module = &self.module;
        let names: Vec<_> = component.injected().map(Field::name).collect();
        let names = names.join(" ");
        match self.types {
            Types::Pointers(Pointers { pointed, .. }) => {
                let of = format_ident!("of{}", pointed.len());
                quote!(#root::__private::Wired::#of::<#this, #module, #(#pointed),*>(#names))
            }
            Types::List(list) => {
                quote!(#root::__private::Wired::of::<#this, #module, #list>(#names))
            }
        }
    }
}

/// What it says of itself, where that is not the usual.
fn said(component: &Component<'_>, root: &Root<'_>) -> TokenStream {
    let name = match component::lifetime(component) {
        _ if component.is_assisted() => Some(Ident::new("Transient", component.name().span())),
        lifetime => lifetime,
    };
    let lifetime = name.map(|name| quote!(.lifetime(#root::Lifetime::#name)));
    let key = component.options.key.as_ref().map(|_| quote!(.keyed()));
    quote!(#lifetime #key)
}

/// Adds that it is bound to its traits.
fn bound(component: &Component<'_>, root: &Root<'_>, tokens: &mut TokenStream) {
    let allow = allow(component);
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let (name, conditions) = (component.name(), parameters.where_clause([]));
    let traits = component.options.bind.iter().flat_map(|bind| &bind.value);
    for bound in traits {
        // Shown at the trait's name, where rustc has told already what is wrong with it.
        let span = upcast::coercion_span(bound);
        let span = span.resolved_at(component.name().span());
        let root = root.respanned(span);
        tokens.extend(quote_spanned! {span=>
            #[automatically_derived]
            #allow
            impl #generics #root::BoundTo<#bound> for #name #arguments #conditions {}
        });
    }
}

/// A name for the module that no type in the impl has.
fn module_parameter(component: &Component<'_>, asked: &[TokenStream]) -> Ident {
    let generics = &component.original.generics;
    let names = ["M", "Module", "__Module"];
    let free = names.iter().find(|name| {
        let of_struct = [
            generics.to_token_stream(),
            generics.where_clause.to_token_stream(),
        ];
        let mut taken = of_struct.iter().chain(asked);
        !taken.any(|tokens| mentions(tokens.clone(), name))
    });
    Ident::new(free.unwrap_or(&"__M"), Span::mixed_site())
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
