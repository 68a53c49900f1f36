//! `impl Injectable` for the struct itself, and the form that every such `impl` has.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{ExprPath, Type, ext::IdentExt, spanned::Spanned};

use super::fields::{self, Injected};
use super::upcast::upcast;
use super::{attributes, auto_mock, context, located, root, wired};
use crate::{
    ast::{Component, Field, Source},
    generics::Parameters,
};

/// An `impl Injectable`: what is said of a type, and how it is put together.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    pub(crate) generics: TokenStream,
    pub(crate) conditions: TokenStream,
    /// The private type beside it, `__Private`.
    pub(crate) private_type: TokenStream,
    /// The type of what is injected.
    pub(crate) fields: TokenStream,
    /// The type of its values.
    pub(crate) values: TokenStream,
    /// What is said beside it.
    pub(crate) definition: Definition,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// The body of the function that puts it together out of `__fields`.
    pub(crate) assemble: TokenStream,
    /// What modules check of it.
    pub(crate) wired: TokenStream,
}

/// What a component says of itself.
#[derive(Default)]
pub(crate) struct Definition {
    pub(crate) names: Vec<String>,
    /// The lifetime, where it is not the usual one.
    pub(crate) lifetime: Option<Ident>,
    /// The type of its key.
    pub(crate) key: Option<TokenStream>,
}

pub(super) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let parameters = Parameters::of(&component.original.generics);
    let injected = Injected::of(component, &root);
    let (fields, values, assemble, asked, private_type) = match &component.options.constructor {
        Some(_) => {
            let fields = fields::variable();
            (
                quote!(#root::__private::Constructed<Self>),
                quote!(Self),
                quote!(#fields),
                Vec::new(),
                quote!(
                    struct __Private;
                ),
            )
        }
        None => (
            injected.ty(),
            injected.values(),
            injected.literal(),
            injected.conditions(),
            injected.private_type(),
        ),
    };
    let generics = parameters.implementation().into_token_stream();
    let is_shareable = parameters.is_shareable(&quote!(Self));
    let (name, arguments) = (component.name(), parameters.arguments());
    let wired = wired::expand(component, name, &quote!(#name #arguments), asked.clone());
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
    let names = match component.options.constructor {
        Some(_) => Vec::new(),
        None => component.injected().map(Field::name).collect(),
    };
    let implementation = Implementation {
        component,
        name: component.name().clone(),
        generics,
        conditions,
        private_type,
        fields,
        values,
        definition: Definition {
            names,
            lifetime: lifetime(component),
            key: component
                .options
                .key
                .as_ref()
                .map(|key| key.value.to_token_stream()),
        },
        traits: component
            .options
            .bind
            .iter()
            .flat_map(|bind| &bind.value)
            .collect(),
        assemble,
        wired,
    };
    let implementation = implementation.expand();
    quote!(#implementation #constructor)
}

impl Implementation<'_> {
    pub(crate) fn expand(&self) -> TokenStream {
        let Self {
            component,
            name,
            generics,
            conditions,
            private_type,
            fields,
            values,
            definition,
            traits,
            assemble,
            wired,
        } = self;
        let root = root(component);
        let attributes = attributes(component);
        let parameters = Parameters::of(&component.original.generics);
        let arguments = parameters.arguments();
        let definition = definition.expand(component, &root);
        let (keep, listed) = (keep(component, traits, name, &root), listed(traits, &root));
        let stored = upcast(traits, &root).map(|upcast| {
            quote! {
                #attributes
                impl #generics #root::Stored for #name #arguments #conditions {
                    #upcast
                }
            }
        });
        let variable = fields::variable();
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, component, &root));
        // Where one of them is no dependency, rustc points at the list.
        let fields = shown(fields, name.span());
        quote! {
            const _: () = {
                #private_type
                #attributes
                impl #generics #root::Parts<__Private> for #name #arguments #conditions {
                    type Fields = #fields;
                    type Traits = #listed;
                    type Keep = #keep;
                    fn assemble(
                        #variable: #values,
                    ) -> Self {
                        #assemble
                    }
                }
                #stored
                #attributes
                impl #generics #root::Injectable for #name #arguments #conditions {
                    const DEFINITION: #root::__private::Definition = #definition;
                    #auto_mock
                }
                #wired
            };
        }
    }
}

/// A list of fields, shown at `span`.
fn shown(list: &TokenStream, span: Span) -> TokenStream {
    let shown = list.clone().into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut shown = Group::new(group.delimiter(), group.stream());
            shown.set_span(group.span().located_at(span));
            TokenTree::Group(shown)
        }
        other => other,
    });
    shown.collect()
}

impl Definition {
    fn expand(&self, component: &Component<'_>, root: &TokenStream) -> TokenStream {
        // In the user's own span, so that it is the line of the struct and not that of the derive.
        // The span brings its edition along, and in that of 2015 there is no `::core`.
        let declared = quote_spanned!(component.name().span()=> ::std::panic::Location::caller());
        let names = self.names.join(" ");
        let lifetime = self.lifetime.as_ref();
        let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
        let key = self.key.as_ref().map(|key| quote!(.key::<#key>()));
        let external = component
            .options
            .external
            .as_ref()
            .map(|_| quote!(.external()));
        quote! {
            #root::__private::Definition::of::<Self, __Private>(#declared, #names)
                #lifetime #key #external
        }
    }
}

/// How its type is forgotten, for which it has to be `Send` and `Sync`. Where all fields come from
/// the container, rustc has said of each of them what is to say.
fn keep(
    component: &Component<'_>,
    traits: &[&Type],
    name: &Ident,
    root: &TokenStream,
) -> TokenStream {
    let from_container = |field: &Field<'_>| matches!(field.source(), Source::Container);
    let is_told =
        component.options.constructor.is_none() && component.fields.iter().all(from_container);
    let keep = match (is_told, traits.is_empty()) {
        (true, true) => quote!(OfComponent),
        (false, true) => quote!(OfStruct),
        (true, false) => quote!(OfBoundComponent),
        (false, false) => quote!(OfBoundStruct),
    };
    located(quote!(#root::#keep), name.span())
}

/// The list of the traits, as a type.
fn listed(traits: &[&Type], root: &TokenStream) -> TokenStream {
    traits
        .iter()
        .rfold(quote!(()), |rest, bound| quote!(#root::And<#bound, #rest>))
}

/// What the constructor needs and what it makes, in one place: rustc tells once what is wrong with
/// it.
fn constructor_constant(function: &ExprPath, root: &TokenStream) -> TokenStream {
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
