//! `impl Injectable` for the struct itself, and the form that every such `impl` has.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{ExprPath, Token, Type, ext::IdentExt, spanned::Spanned};

use super::fields::{self, ArcOfNothing, Injected};
use super::upcast::upcast;
use super::{allow, attributes, auto_mock, context, located, parts, root, sharing, site, wired};
use crate::expand::Root;
use crate::{
    ast::{Component, Field},
    generics::Parameters,
    place,
};

/// An `impl Injectable`: what is said of a type, and how it is put together.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    pub(crate) generics: Option<TokenStream>,
    pub(crate) conditions: Option<TokenStream>,
    /// What is said beside it.
    pub(crate) definition: Definition<'a>,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// The body of the function that puts it together out of its parts.
    pub(crate) assemble: TokenStream,
    /// What rustc looks at and modules check of it, item by item: to add to a list of tokens takes
    /// rustc a while each time.
    pub(crate) beside: Vec<TokenStream>,
}

/// What a component says of itself.
pub(crate) struct Definition<'a> {
    /// The types of what is injected.
    pub(crate) types: Types<'a>,
    pub(crate) names: Vec<String>,
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
    pub(crate) arc: Option<ArcOfNothing<'a>>,
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
    let generics = parameters.implementation_tokens();
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
        beside: shown
            .into_iter()
            .chain(sharing::expand(component))
            .chain(wired)
            .chain(constructor)
            .collect(),
    };
    implementation.expand()
}

impl Implementation<'_> {
    pub(crate) fn expand(self) -> TokenStream {
        let item = self.item();
        std::iter::once(item).chain(self.beside).collect()
    }

    fn item(&self) -> TokenStream {
        let Self {
            component,
            name,
            generics,
            conditions,
            definition,
            traits,
            assemble,
            beside: _,
        } = self;
        let (root, parts) = (root(component), parts());
        let allow = allow(component);
        let (_, arguments, _) = component.original.generics.split_for_impl();
        let assemble = Group::new(Delimiter::Brace, assemble.clone());
        let upcast = upcast(traits, &root);
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, component, &root));
        // It is written here and not put together out of parts, which would take the macro longer.
        let (function, bound, list, pointed) = definition.of(traits, &root);
        let (arc, said) = (definition.arc(root), definition.said(component));
        let lifetime = definition.lifetime.as_ref();
        let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
        let key = definition.key.as_ref().map(|key| quote!(.key::<#key>()));
        let external = external.then(|| quote!(.external()));
        quote! {
            #[automatically_derived]
            #allow
            impl #generics #root::Injectable for #name #arguments #conditions {
                fn __assemble(#parts: #root::Parts<'_>) -> Self #assemble
                const DEFINITION: #root::Definition =
                    #root::Definition::#function::<Self, #arc #bound, #list #(#pointed),*>(#said)
                        #lifetime #key #external;
                #upcast
                #auto_mock
            }
        }
    }
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

impl<'a> Definition<'a> {
    /// The function that makes it, and what that is told: the traits, the list of the fields, and
    /// what is behind those that are `Arc`s.
    fn of<'t>(
        &self,
        traits: &[&'t Type],
        root: &Root<'_>,
    ) -> (Ident, Traits<&'t Type>, Option<&TokenStream>, &[&'a Type]) {
        let list = || Traits::List(listed(traits.iter().copied(), root));
        match &self.types {
            Types::Pointers(Pointers { pointed, .. }) => {
                let (of, bound) = match traits {
                    [bound] => ("bound", Traits::One(*bound)),
                    _ => ("of", list()),
                };
                (format_ident!("{of}{}", pointed.len()), bound, None, pointed)
            }
            Types::List(fields) => (format_ident!("of"), list(), Some(fields), &[]),
        }
    }

    /// As what the `Arc`s are spelt, where there are any.
    fn arc(&self, root: Root<'a>) -> Option<Spelt<'a>> {
        match &self.types {
            Types::Pointers(Pointers { arc, .. }) => arc.map(|arc| Spelt { root, arc }),
            Types::List(_) => None,
        }
    }

    /// The names of the fields, and where the struct stands: the line of the struct and not that of
    /// the derive.
    fn said(&self, component: &Component<'_>) -> String {
        let (names, span) = (self.names.join(" "), component.name().span());
        format!("{names}@{}:{}", place::file(span), place::line(span))
    }
}

/// `Spelt<Arc<()>>,`, shown at the `Arc`.
struct Spelt<'a> {
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
