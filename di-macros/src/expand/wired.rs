//! What rustc checks of a component in a module: `impl WiredIn`.
//!
//! The conditions are spelt as the fields are, so that rustc points at the field whose dependency a
//! module does not provide.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, TypeParam};

use super::{
    attributes,
    component::{self, Pointers, Types},
    field,
    fields::Injected,
    respanned, root, upcast,
};
use crate::{
    ast::{Component, Field},
    generics::{Parameters, spell_self_out},
};

/// The impl for the struct, or for its factory, which is called `name`. What a function constructs
/// is not known here.
pub(super) fn expand(
    component: &Component<'_>,
    name: &Ident,
    this: &TokenStream,
    injected: &Injected<'_>,
    conditions: Vec<TokenStream>,
) -> TokenStream {
    if !cfg!(feature = "modules") {
        return TokenStream::new();
    }
    let (root, attributes) = (root(component), attributes(component));
    let own = Parameters::of(&component.original.generics);
    let arguments = own.arguments();
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let asked = Asked::of(component, injected, &root);
    let names: Vec<_> = component.injected().map(Field::name).collect();
    let (module, data) = (
        &asked.module,
        asked.data(&quote!(#name #arguments), &names.join(" "), &root),
    );
    let answered = asked.answered(&root);
    let conditions = own.where_clause(conditions.into_iter().chain(is_shareable).chain(answered));
    let of = respanned(quote!(#root::WiredIn<#module>), component.name().span());
    let said = said(component, &root);
    let mut wired = component.original.generics.clone();
    let parameter = GenericParam::Type(TypeParam::from(module.clone()));
    wired.params.push(parameter);
    let wired = Parameters::of(&wired);
    let generics = wired.implementation();
    let bound = bound(component, &root);
    let wired = quote! {
        #attributes
        impl #generics #of for #name #arguments #conditions {
            const WIRED: #root::__private::Wired = #data #said;
        }
    };
    let wired = if component.is_assisted() {
        spell_self_out(wired, this)
    } else {
        wired
    };
    quote!(#wired #bound)
}

/// What the fields ask of a module.
struct Asked {
    module: Ident,
    fields: Vec<TokenStream>,
    types: Types,
}

impl Asked {
    fn of(component: &Component<'_>, injected: &Injected<'_>, root: &TokenStream) -> Self {
        let is_constructed = component.options.constructor.is_some();
        let fields = component.injected().filter(|_| !is_constructed);
        let fields: Vec<_> = fields.map(|field| field::asked(field, root)).collect();
        Self {
            module: module_parameter(component, &fields),
            fields,
            types: if is_constructed {
                Types::List(quote!(#root::__private::Constructed<Self>))
            } else {
                injected.types()
            },
        }
    }

    /// That the module answers each field.
    fn answered(&self, root: &TokenStream) -> Vec<TokenStream> {
        let (module, fields) = (&self.module, self.fields.iter());
        if let Types::Pointers(pointers) = &self.types {
            let provided = pointers.pointed.iter().zip(fields);
            return provided
                .map(|(pointed, asked)| field::provided(pointed, asked, module, root))
                .collect();
        }
        fields
            .map(|asked| field::answered(asked, module, root))
            .collect()
    }

    /// The same as data.
    fn data(&self, this: &TokenStream, names: &str, root: &TokenStream) -> TokenStream {
        let module = &self.module;
        let (function, types) = match &self.types {
            Types::Pointers(Pointers { pointed, .. }) => {
                (format_ident!("of{}", pointed.len()), quote!(#(#pointed),*))
            }
            Types::List(list) => (format_ident!("of"), list.clone()),
        };
        quote!(#root::__private::Wired::#function::<#this, #module, #types>(#names))
    }
}

/// What it says of itself, where that is not the usual.
fn said(component: &Component<'_>, root: &TokenStream) -> TokenStream {
    let name = match component::lifetime(component) {
        _ if component.is_assisted() => Some(Ident::new("Transient", component.name().span())),
        lifetime => lifetime,
    };
    let lifetime = name.map(|name| quote!(.lifetime(#root::Lifetime::#name)));
    let key = component.options.key.as_ref().map(|_| quote!(.keyed()));
    quote!(#lifetime #key)
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
        let span = upcast::coercion_span(bound);
        let span = span.resolved_at(component.name().span());
        let start = respanned(quote!(impl), span);
        let of = respanned(quote!(#root::BoundTo<#bound> for #name #arguments), span);
        let body = respanned(quote!({}), span);
        quote!(#attributes #start #generics #of #conditions #body)
    });
    bound.collect()
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
