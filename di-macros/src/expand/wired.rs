//! What rustc checks of a component in a module: `impl WiredIn`.
//!
//! The conditions are spelt as the fields are, so that rustc points at the field whose dependency a
//! module does not provide.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, TypeParam};

use super::{attributes, component, field, respanned, root};
use crate::{
    ast::Component,
    generics::{Parameters, spell_self_out},
};

/// The impl for the struct, or for its factory, which is called `name`. What a function constructs
/// is not known here.
pub(super) fn expand(
    component: &Component<'_>,
    name: &Ident,
    this: &TokenStream,
) -> Option<TokenStream> {
    if !cfg!(feature = "modules") {
        return None;
    }
    let (root, attributes) = (root(component), attributes(component));
    let module = module_parameter(component);
    let is_constructed = component.options.constructor.is_some();
    let injected = component.injected().filter(|_| !is_constructed);
    let asked: Vec<_> = injected
        .map(|field| (field.name(), field::asked(field, &root)))
        .collect();
    let mut generics = component.original.generics.clone();
    generics
        .params
        .push(GenericParam::Type(TypeParam::from(module.clone())));
    let (own, wired) = (
        Parameters::of(&component.original.generics),
        Parameters::of(&generics),
    );
    let arguments = own.arguments();
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let answered = asked
        .iter()
        .map(|(_, asked)| field::answered(asked, &module, &root));
    let conditions = own.where_clause(is_shareable.into_iter().chain(answered));
    let edges = asked.iter().map(|(name, asked)| {
        quote!(#root::__private::Edge {
            name: #name,
            targets: <#asked as #root::DependencyIn<#module>>::TARGETS,
        })
    });
    let generics = spell_self_out(wired.implementation().into_token_stream(), this);
    let conditions = spell_self_out(conditions, this);
    let edges = spell_self_out(quote!(&[#(#edges),*]), this);
    let span = component.name().span();
    let wired_in = respanned(quote!(#root::WiredIn<#module>), span);
    let lifetime = match component::lifetime(component) {
        _ if component.is_assisted() => format_ident!("Transient"),
        Some(lifetime) => lifetime,
        None => format_ident!("Singleton"),
    };
    let is_keyed = component.options.key.is_some();
    let bound = bound(component, &root);
    Some(quote! {
        #attributes
        #[allow(private_bounds)]
        impl #generics #wired_in for #name #arguments #conditions {
            const WIRED: #root::__private::Wired = #root::__private::Wired {
                lifetime: #root::Lifetime::#lifetime,
                is_keyed: #is_keyed,
                edges: #edges,
            };
        }
        #bound
    })
}

/// That it is bound to its traits.
fn bound(component: &Component<'_>, root: &TokenStream) -> TokenStream {
    let attributes = attributes(component);
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let (name, conditions) = (component.name(), parameters.where_clause([]));
    let traits = component.options.bind.iter().flat_map(|bind| &bind.value);
    // Shown at the trait's name, where rustc has told already what is wrong with it.
    let bound = traits.map(|bound| {
        let span = component::coercion_span(bound);
        let span = span.resolved_at(component.name().span());
        let start = respanned(quote!(impl), span);
        let of = respanned(quote!(#root::BoundTo<#bound> for #name #arguments), span);
        let body = respanned(quote!({}), span);
        quote!(#attributes #start #generics #of #conditions #body)
    });
    bound.collect()
}

/// A name for the module that nothing in the struct has.
fn module_parameter(component: &Component<'_>) -> Ident {
    let taken = component.original.to_token_stream();
    let names = ["M", "Module", "__Module"];
    let free = names.iter().find(|name| !mentions(taken.clone(), name));
    Ident::new(free.unwrap_or(&"__M"), Span::mixed_site())
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
