//! `impl Injectable` for the struct itself, and the form that every such `impl` has.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{ExprPath, Token, Type, ext::IdentExt, spanned::Spanned};

use super::fields::{self, Injected};
use super::upcast::upcast;
use super::{allow, attributes, auto_mock, context, located, parts, root, site, wired};
use crate::expand::Root;
use crate::{
    ast::{Component, Field, Source},
    generics::Parameters,
    place,
};

/// An `impl Injectable`: what is said of a type, and how it is put together.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    pub(crate) generics: TokenStream,
    pub(crate) conditions: TokenStream,
    /// What is said beside it.
    pub(crate) definition: Definition<'a>,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// The body of the function that puts it together out of its parts.
    pub(crate) assemble: TokenStream,
    /// What rustc looks at and modules check of it.
    pub(crate) beside: TokenStream,
}

/// What a component says of itself.
pub(crate) struct Definition<'a> {
    /// The types of what is injected.
    pub(crate) types: Types<'a>,
    pub(crate) names: Vec<String>,
    /// Whether other fields than those could keep it from being shared.
    pub(crate) has_others: bool,
    /// The lifetime, where it is not the usual one.
    pub(crate) lifetime: Option<Ident>,
    /// The type of its key.
    pub(crate) key: Option<TokenStream>,
}

/// The types of what is injected.
pub(crate) enum Types<'a> {
    /// So many `Arc`s.
    Pointers(Pointers<'a>),
    /// A list.
    List(TokenStream),
}

/// What fields are that are all spelt as the same `Arc`.
#[derive(Clone, Default)]
pub(crate) struct Pointers<'a> {
    /// That `Arc`, of nothing in particular: whether it is the standard library's decides what they
    /// are. None, where there are no fields.
    pub(crate) arc: Option<TokenStream>,
    /// What is behind them.
    pub(crate) pointed: Vec<&'a Type>,
}

pub(super) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let parameters = Parameters::of(&component.original.generics);
    let injected = Injected::of(component, &root);
    let is_constructed = component.options.constructor.is_some();
    let (types, assemble, asked, shown) = if is_constructed {
        let list = quote!(#root::__private::Constructed<Self>);
        let fields = fields::values(&list, &root);
        (Types::List(list), fields, Vec::new(), None)
    } else {
        (
            injected.types(),
            injected.assembly(),
            injected.conditions(),
            injected.shown(),
        )
    };
    let generics = parameters.implementation().into_token_stream();
    let is_shareable = parameters.is_shareable(&quote!(Self));
    let (name, arguments) = (component.name(), parameters.arguments());
    let this = quote!(#name #arguments);
    let wired = wired::expand(component, name, &this, &types, asked.clone());
    let conditions = parameters.where_clause(is_shareable.into_iter().chain(asked));
    let constructor = component.options.constructor.as_ref().map(|constructor| {
        let attributes = attributes(component);
        let constant = constructor_constant(&constructor.value, &root);
        quote! {
            #attributes
            impl #generics #root::__private::ConstructedBy for #name #arguments #conditions {
                #constant
            }
        }
    });
    let from_container = |field: &Field<'_>| matches!(field.source(), Source::Container);
    let key = component.options.key.as_ref();
    let implementation = Implementation {
        component,
        name: component.name().clone(),
        generics,
        conditions,
        definition: Definition {
            types,
            names: if is_constructed {
                Vec::new()
            } else {
                component.injected().map(Field::name).collect()
            },
            has_others: is_constructed || !component.fields.iter().all(from_container),
            lifetime: lifetime(component),
            key: key.map(|key| key.value.to_token_stream()),
        },
        traits: component
            .options
            .bind
            .iter()
            .flat_map(|bind| &bind.value)
            .collect(),
        assemble,
        beside: match shown {
            Some(shown) => quote!(#shown #wired),
            None => wired,
        },
    };
    let mut tokens = implementation.expand();
    tokens.extend(constructor);
    tokens
}

impl Implementation<'_> {
    pub(crate) fn expand(&self) -> TokenStream {
        let Self {
            component,
            name,
            generics,
            conditions,
            definition,
            traits,
            assemble,
            beside,
        } = self;
        let root = root(component);
        let allow = allow(component);
        let (_, arguments, _) = component.original.generics.split_for_impl();
        let definition = definition.expand(component, name, traits, &root);
        let upcast = upcast(traits, &root);
        let parts = parts();
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, component, &root));
        quote! {
            #[automatically_derived]
            #allow
            impl #generics #root::Injectable for #name #arguments #conditions {
                fn __assemble(#parts: #root::Parts<'_>) -> Self {
                    #assemble
                }
                const DEFINITION: #root::Definition = #definition;
                #upcast
                #auto_mock
            }
            #beside
        }
    }
}

impl Definition<'_> {
    fn expand(
        &self,
        component: &Component<'_>,
        name: &Ident,
        traits: &[&Type],
        root: &Root<'_>,
    ) -> TokenStream {
        let span = component.name().span();
        let said = format!(
            "{}@{}:{}",
            self.names.join(" "),
            place::file(span),
            place::line(span)
        );
        let lifetime = self.lifetime.as_ref();
        let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
        let key = self.key.as_ref().map(|key| quote!(.key::<#key>()));
        let external = component
            .options
            .external
            .as_ref()
            .map(|_| quote!(.external()));
        let of = if self.has_others {
            "Structure"
        } else {
            "Component"
        };
        let (function, list, pointed, arc) = match &self.types {
            Types::Pointers(Pointers { arc, pointed }) => {
                let of = if traits.len() == 1 { "bound" } else { "of" };
                let function = format_ident!("{of}{}", pointed.len());
                (function, None, &**pointed, arc.as_ref())
            }
            Types::List(list) => (format_ident!("of"), Some(list), &[][..], None),
        };
        let site = site(name.span());
        let (of, close) = (Ident::new(of, site), Token![>](site));
        let kind = {
            let root = root.located(name.span());
            quote_spanned!(site=> #root::#of<Self, #arc #close)
        };
        let traits = match (&self.types, traits) {
            (Types::Pointers(_), [bound]) => bound.to_token_stream(),
            _ => listed(traits.iter().copied(), root),
        };
        quote! {
            #root::Definition::#function::<#kind, #traits, #list #(#pointed),*>(#said)
                #lifetime #key #external
        }
    }
}

/// The list of the traits, as a type.
pub(crate) fn listed<'a>(
    traits: impl DoubleEndedIterator<Item = &'a Type>,
    root: &Root<'_>,
) -> TokenStream {
    traits.rfold(quote!(()), |rest, bound| quote!(#root::And<#bound, #rest>))
}

/// What the constructor needs and what it makes, in one place: rustc tells once what is wrong with
/// it.
fn constructor_constant(function: &ExprPath, root: &Root<'_>) -> TokenStream {
    let context = context();
    // Where it is no function of dependencies, rustc points at what calls it and at what is given.
    let start = function.span();
    let end = function.path.segments.last().map_or(start, Spanned::span);
    let describe = located(quote!(#root::factory::needs_of::<_, _>), end);
    let construct = located(quote!(#root::factory::construct_with::<Self, _, _, _>), end);
    let reference = located(quote!(&), start);
    quote! {
        const CONSTRUCTOR: #root::__private::Constructor<Self> = #root::__private::Constructor {
            describe: #describe(#reference #function),
            construct: |#context| #construct(#function, #context),
        };
    }
}

pub(super) fn lifetime(component: &Component<'_>) -> Option<Ident> {
    let given = component.options.lifetimes.first()?;
    match given.name.unraw().to_string().as_str() {
        "scoped" => Some(format_ident!("Scoped")),
        "transient" => Some(format_ident!("Transient")),
        _ => None,
    }
}
