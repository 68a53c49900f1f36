//! What rustc checks of a component in a module: `impl WiredIn`.
//!
//! The conditions are spelt as the fields are, so that rustc points at the field whose dependency a
//! module does not provide.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{GenericParam, Token, Type, TypeParam};

use super::{
    allow,
    component::{self, Pointers, Types},
    field, root, upcast,
};
use crate::expand::{Applied, Root};
use crate::{
    ast::{Component, Field},
    generics::{Parameters, spell_self_out},
    spelling::{is_mentioned, mentions, plain_path},
};

/// The impl for the struct, or for its factory, which is called `name`.
pub(super) fn expand(
    component: &Component<'_>,
    name: &Ident,
    this: &TokenStream,
    types: &Types<'_>,
    conditions: Vec<TokenStream>,
) -> Vec<TokenStream> {
    if !cfg!(feature = "modules") {
        return Vec::new();
    }
    let (root, allow) = (root(component), allow(component));
    let own = Parameters::of(&component.original.generics);
    let arguments = own.arguments();
    let asked = Asked::of(component, types, &root);
    let module = &asked.module;
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let conditions = asked.conditions(&own, conditions.into_iter().chain(is_shareable));
    let span = component.name().span();
    let of = Applied::of(root.respanned(span), "WiredIn", module, (span, span));
    let names: Vec<_> = component.injected().map(Field::name).collect();
    let names = names.join(" ");
    let (function, list, pointed) = match types {
        Types::Pointers(Pointers { pointed, .. }) => {
            (format_ident!("of{}", pointed.len()), None, &**pointed)
        }
        Types::List(list) => (format_ident!("of"), Some(list), &[][..]),
    };
    let lifetime = lifetime(component).map(|name| quote!(.lifetime(#root::Lifetime::#name)));
    let key = component.options.key.as_ref().map(|_| quote!(.keyed()));
    let mut wired = component.original.generics.clone();
    let parameter = GenericParam::Type(TypeParam::from(module.clone()));
    wired.params.push(parameter);
    let wired = Parameters::of(&wired);
    let generics = wired.implementation();
    let wired = quote! {
        #allow
        impl #generics #of for #name #arguments #conditions {
            const WIRED: #root::Wired =
                #root::Wired::#function::<#name #arguments, #module, #list #(#pointed),*>(#names)
                    #lifetime #key;
        }
    };
    let wired = if component.is_assisted() {
        spell_self_out(wired, this)
    } else {
        wired
    };
    std::iter::once(wired)
        .chain(bound(component, &root))
        .collect()
}

/// What the fields ask of a module.
struct Asked<'a> {
    module: Ident,
    component: &'a Component<'a>,
    /// The fields of a list, with what is around their types.
    listed: Vec<TokenStream>,
    types: &'a Types<'a>,
    root: &'a Root<'a>,
}

impl<'a> Asked<'a> {
    fn of(component: &'a Component<'_>, types: &'a Types<'a>, root: &'a Root<'a>) -> Self {
        // What a function constructs is not known here.
        let is_constructed = component.options.constructor.is_some();
        let listed = match types {
            Types::Pointers(_) => Vec::new(),
            Types::List(_) => {
                let fields = component.injected().filter(|_| !is_constructed);
                fields.map(|field| field::asked(field, root)).collect()
            }
        };
        Self {
            module: module_parameter(component),
            component,
            listed,
            types,
            root,
        }
    }

    /// The conditions of the struct, and that the module answers each field.
    fn conditions(
        &'a self,
        own: &Parameters,
        more: impl Iterator<Item = TokenStream>,
    ) -> Conditions<'a> {
        let (module, root) = (&self.module, self.root);
        let Types::Pointers(Pointers { pointed, .. }) = self.types else {
            let listed = self.listed.iter();
            let answered = listed.map(|asked| field::answered(asked, module, root));
            return Conditions::Listed(own.where_clause(more.chain(answered)));
        };
        let fields = pointed.iter().zip(self.component.injected());
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

/// The lifetime, where it is not the usual one.
fn lifetime(component: &Component<'_>) -> Option<Ident> {
    if component.is_assisted() {
        return Some(Ident::new("Transient", component.name().span()));
    }
    component::lifetime(component)
}

/// That it is bound to its traits.
fn bound(component: &Component<'_>, root: &Root<'_>) -> Vec<TokenStream> {
    let allow = allow(component);
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let name = component.name();
    let traits = component.options.bind.iter().flat_map(|bind| &bind.value);
    let bound = traits.map(|ty| {
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

/// A name for the module that no type in the impl has.
fn module_parameter(component: &Component<'_>) -> Ident {
    let generics = &component.original.generics;
    let conditions = &generics.where_clause;
    let names = ["M", "Module", "__Module"];
    let free = names.iter().find(|name| {
        let mut fields = component.injected();
        let is_in_field = fields.any(|field| {
            let key = field.options.key.as_ref().map(|key| &key.value);
            let mut types = std::iter::once(field.ty()).chain(key);
            types.any(|ty| is_mentioned(name, ty))
        });
        !is_in_field
            && !mentions(generics.to_token_stream(), name)
            && !mentions(conditions.to_token_stream(), name)
    });
    Ident::new(free.unwrap_or(&"__M"), Span::mixed_site())
}
