//! What a component says of itself, and what rustc checks of it in a module: `impl WiredIn`.
//!
//! The conditions are spelt as the fields are, so that rustc points at the field whose dependency a
//! module does not provide.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Token, Type, TypeParam};

use super::{
    allow,
    component::Implementation,
    definition::{Pointers, Types},
    field, root, upcast,
};
use crate::expand::{Applied, Root};
use crate::{
    ast::{Component, Field},
    generics::Parameters,
    spelling::{is_mentioned, mentions, plain_path},
};

/// What stands beside an `impl Injectable`.
pub(super) fn expand(implementation: &Implementation<'_>) -> Vec<TokenStream> {
    let module = cfg!(feature = "modules").then(|| module_parameter(implementation.component));
    let mut said = Vec::new();
    if asks_by_list(implementation) {
        said.push(defined(implementation));
    }
    if module.is_some() || said.is_empty() {
        said.push(wired(implementation, module.as_ref()));
    }
    let said = said.into_iter().map(|said| implementation.meant(said));
    said.chain(bound(implementation)).collect()
}

/// Whether it asks by a list of types. There may be a type of the user's in it of which no module
/// knows what it asks for, so what is said where nobody checks does not go by way of a module.
fn asks_by_list(implementation: &Implementation<'_>) -> bool {
    let is_list = matches!(implementation.definition.types, Types::List(_));
    is_list && !implementation.answered.is_empty()
}

/// What it says of itself where nobody checks.
fn defined(implementation: &Implementation<'_>) -> TokenStream {
    let Implementation {
        component,
        name,
        definition,
        ..
    } = implementation;
    let (root, allow) = (root(component), allow(component));
    let own = Parameters::of(&component.original.generics);
    let (generics, arguments) = (own.implementation(), own.arguments());
    let conditions = conditions(implementation, None, &own, &root);
    let (_, bound, list, _) = definition.function(&root);
    let (said, options) = (definition.said(component), options(implementation));
    quote! {
        #allow
        impl #generics #root::Defined for #name #arguments #conditions {
            const DEFINITION: #root::Definition =
                #root::Wired::unchecked::<#name #arguments, #bound, #list>(#said)
                    #options.definition();
        }
    }
}

/// What it says of itself in the module that this parameter stands for, or in that which is none.
fn wired(implementation: &Implementation<'_>, module: Option<&Ident>) -> TokenStream {
    let Implementation {
        component,
        name,
        definition,
        ..
    } = implementation;
    let (root, allow) = (root(component), allow(component));
    let own = Parameters::of(&component.original.generics);
    let arguments = own.arguments();
    let conditions = conditions(implementation, module, &own, &root);
    let mut generics = component.original.generics.clone();
    let parameter = module.cloned().map(TypeParam::from);
    generics.params.extend(parameter.map(GenericParam::Type));
    let generics = Parameters::of(&generics);
    let generics = generics.implementation();
    let module = Module(module, root);
    let span = component.name().span();
    let of = Applied::of(root.respanned(span), "WiredIn", &module, (span, span));
    // It is written here and not put together out of parts, which would take the macro longer.
    let (function, bound, list, pointed) = definition.function(&root);
    let (arc, said) = (definition.arc(root), definition.said(component));
    let options = options(implementation);
    quote! {
        #allow
        impl #generics #of for #name #arguments #conditions {
            const WIRED: #root::Wired =
                #root::Wired::#function::<#name #arguments, #module, #arc #bound, #list #(#pointed),*>(#said)
                    #options;
        }
    }
}

/// The calls that say what is not usual.
fn options(implementation: &Implementation<'_>) -> Option<TokenStream> {
    let Implementation {
        component,
        definition,
        ..
    } = implementation;
    let root = root(component);
    let lifetime = definition.lifetime.as_ref();
    let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
    let key = definition.key.map(|_| quote!(.keyed()));
    let external = component.options.external.as_ref();
    let external = external.map(|_| quote!(.external()));
    let is_usual = lifetime.is_none() && key.is_none() && external.is_none();
    (!is_usual).then(|| quote!(#lifetime #key #external))
}

/// The parameter that stands for a module, or what stands there where there is none.
struct Module<'a>(Option<&'a Ident>, Root<'a>);

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(parameter, root) = self;
        match parameter {
            Some(parameter) => parameter.to_tokens(tokens),
            None => tokens.extend(quote!(#root::Unchecked)),
        }
    }
}

/// The conditions of the struct, and that the module answers each field.
fn conditions<'a>(
    implementation: &'a Implementation<'a>,
    module: Option<&'a Ident>,
    own: &Parameters,
    root: &Root<'a>,
) -> Conditions<'a> {
    let Implementation {
        name,
        answered,
        definition,
        ..
    } = implementation;
    let arguments = own.arguments();
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let conditions = implementation.conditions.iter().cloned();
    let more = conditions.chain(is_shareable);
    let Some(module) = module else {
        return Conditions::Listed(own.where_clause(more));
    };
    let Types::Pointers(Pointers { pointed, .. }) = &definition.types else {
        let answers = asks_by_list(implementation)
            .then(|| quote!(#module: #root::__private::Answers<#name #arguments>));
        let answered = answered.iter().map(|field| field::asked(field, root));
        let answered = answered.map(|asked| field::answered(&asked, module, root));
        let more = more.chain(answers).chain(answered);
        return Conditions::Listed(own.where_clause(more));
    };
    let fields = pointed.iter().zip(answered);
    let provided = fields.map(|(pointed, field)| Provided {
        pointed,
        bound: field::provided(field, module, root),
    });
    let more: Vec<_> = more.collect();
    if more.is_empty() && own.declaration().where_clause.is_none() && !has_twins(pointed) {
        return Conditions::Provided(provided.collect());
    }
    let provided = provided.map(|provided| provided.to_token_stream());
    Conditions::Listed(own.where_clause(more.into_iter().chain(provided)))
}

/// Whether two of these may be the same type.
fn has_twins(types: &[&Type]) -> bool {
    let mut seen = HashSet::new();
    let mut names = types.iter().map(|ty| plain_path(ty)?.segments.last());
    !names.all(|name| name.is_some_and(|name| seen.insert(name.ident.to_string())))
}

/// The conditions of the impl.
enum Conditions<'a> {
    /// That the module provides what is behind the `Arc`s, and no more: they are written out at once,
    /// since a list of tokens for each takes the macro longer.
    Provided(Vec<Provided<'a>>),
    Listed(Option<TokenStream>),
}

impl ToTokens for Conditions<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Provided(provided) if provided.is_empty() => {}
            Self::Provided(provided) => {
                Token![where](Span::call_site()).to_tokens(tokens);
                for condition in provided {
                    condition.to_tokens(tokens);
                    Token![,](Span::call_site()).to_tokens(tokens);
                }
            }
            Self::Listed(conditions) => conditions.to_tokens(tokens),
        }
    }
}

/// `dyn Clock: ProvidedBy<M>`.
struct Provided<'a> {
    pointed: &'a Type,
    bound: Applied<'a, &'a Ident>,
}

impl ToTokens for Provided<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.pointed.to_tokens(tokens);
        Token![:](self.bound.start()).to_tokens(tokens);
        self.bound.to_tokens(tokens);
    }
}

/// That it is bound to its traits, which modules look at.
fn bound(implementation: &Implementation<'_>) -> Vec<TokenStream> {
    if !cfg!(feature = "modules") {
        return Vec::new();
    }
    let component = implementation.component;
    let (root, allow) = (root(component), allow(component));
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let name = component.name();
    let bound = implementation.definition.traits.iter().map(|ty| {
        let conditions = parameters.where_clause(parameters.is_owned(ty));
        // Shown at the trait's name, where rustc has told already what is wrong with it.
        let span = upcast::coercion_span(ty);
        let span = span.resolved_at(name.span());
        let bound = Applied::of(root.respanned(span), "BoundTo", ty, (span, span));
        quote_spanned! {span=>
            #allow
            impl #generics #bound for #name #arguments #conditions {}
        }
    });
    bound.collect()
}

/// The types that a field names.
fn types<'a>(field: &'a Field<'_>) -> impl Iterator<Item = &'a Type> {
    let key = field.options.key.as_ref().map(|key| &key.value);
    std::iter::once(field.ty()).chain(key)
}

/// A name for the module that no type in the impl has.
fn module_parameter(component: &Component<'_>) -> Ident {
    let generics = &component.original.generics;
    let conditions = &generics.where_clause;
    let names = ["M", "Module", "__Module"];
    let options = &component.options;
    let key = options.key.iter().map(|key| &key.value);
    let traits = options.bind.iter().flat_map(|bind| &bind.value);
    let types: Vec<_> = key
        .chain(traits)
        .chain(component.injected().flat_map(types))
        .collect();
    let free = names.iter().find(|name| {
        component.name() != *name
            && !types.iter().any(|ty| is_mentioned(name, ty))
            && !mentions(generics.to_token_stream(), name)
            && !mentions(conditions.to_token_stream(), name)
    });
    Ident::new(free.unwrap_or(&"__M"), Span::mixed_site())
}
