//! `impl Injectable` for the struct itself, and the form that every such `impl` has.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{ExprPath, Type, TypeParamBound, ext::IdentExt, spanned::Spanned};

use super::{attributes, auto_mock, context, fetched, fetches, field, literal, located, root};
use crate::{
    ast::{Component, Field, Source},
    generics::Parameters,
    spelling::without_groups,
};

/// An `impl Injectable`: the definition and the constructor of a type.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    pub(crate) generics: TokenStream,
    pub(crate) conditions: TokenStream,
    pub(crate) lifetime: Ident,
    pub(crate) qualifier: TokenStream,
    pub(crate) fields: Vec<TokenStream>,
    /// The traits that it is bound to.
    pub(crate) traits: Vec<&'a Type>,
    /// The body of the constructor.
    pub(crate) construct: TokenStream,
}

pub(super) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let parameters = Parameters::of(&component.original.generics);
    let asked = match component.options.constructor {
        Some(_) => Vec::new(),
        None => component
            .injected()
            .map(|field| field::asked(field, &root))
            .collect(),
    };
    let (fields, construct) = match &component.options.constructor {
        Some(_) => by_function(&root),
        None => by_fields(component, &asked, &root),
    };
    let generics = parameters.implementation().into_token_stream();
    let conditions = parameters.where_clause(
        parameters
            .is_shareable(&quote!(Self))
            .into_iter()
            .chain(parameters.implement(&asked, &quote!(#root::Dependency))),
    );
    let constructor = component.options.constructor.as_ref().map(|constructor| {
        let (attributes, name) = (attributes(component), component.name());
        let (arguments, constant) = (
            parameters.arguments(),
            constructor_constant(&constructor.value, &root),
        );
        quote!(#attributes impl #generics #name #arguments #conditions { #constant })
    });
    let implementation = Implementation {
        component,
        name: component.name().clone(),
        generics,
        conditions,
        lifetime: lifetime(component),
        qualifier: qualifier(component, &root),
        fields,
        traits: component
            .options
            .bind
            .iter()
            .flat_map(|bind| &bind.value)
            .collect(),
        construct,
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
            lifetime,
            qualifier,
            fields,
            traits,
            construct,
        } = self;
        let root = root(component);
        let attributes = attributes(component);
        let parameters = Parameters::of(&component.original.generics);
        let arguments = parameters.arguments();
        let context = context();
        // In the user's own span, so that it is the line of the struct and not that of the derive.
        // The span brings its edition along, and in that of 2015 there is no `::core`.
        let declared = quote_spanned!(component.name().span()=> ::std::panic::Location::caller());
        let upcast = upcast(traits, &root);
        let keep = keep(component, name, &root);
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, component, &root));
        quote! {
            #attributes
            impl #generics #root::Injectable for #name #arguments #conditions {
                const DEFINITION: #root::__private::Definition = #root::__private::Definition {
                    declared: #declared,
                    lifetime: #root::Lifetime::#lifetime,
                    qualifier: #qualifier,
                    external: #external,
                    fields: &[#(#fields),*],
                    traits: &[#(#root::Key::of::<#traits>()),*],
                };
                #keep
                fn construct(
                    #context: &mut #root::Context<'_>,
                ) -> ::core::result::Result<Self, #root::ResolveError> {
                    #construct
                }
                #upcast
                #auto_mock
            }
        }
    }
}

/// How its type is forgotten, for which it has to be `Send` and `Sync`. Where all fields come from
/// the container, rustc has said of each of them what is to say.
fn keep(component: &Component<'_>, name: &Ident, root: &TokenStream) -> TokenStream {
    let from_container = |field: &Field<'_>| matches!(field.source(), Source::Container);
    let is_told =
        component.options.constructor.is_none() && component.fields.iter().all(from_container);
    let keep = if is_told {
        quote!(KeepComponent)
    } else {
        quote!(KeepStruct)
    };
    let keep = located(quote!(<Self as #root::#keep>::keep), name.span());
    quote!(const KEEP: fn(::std::sync::Arc<Self>) -> #root::__private::Kept = #keep;)
}

fn by_fields(
    component: &Component<'_>,
    asked: &[TokenStream],
    root: &TokenStream,
) -> (Vec<TokenStream>, TokenStream) {
    let rows = component
        .injected()
        .zip(asked)
        .map(|(field, asked)| field::description(field, asked, root));
    let fetches = fetches(component, root);
    let literal = literal(component, |field| fetched(field).into_token_stream());
    let body = quote! {
        #fetches
        ::core::result::Result::Ok(#literal)
    };
    (rows.collect(), body)
}

fn by_function(root: &TokenStream) -> (Vec<TokenStream>, TokenStream) {
    let context = context();
    let row = quote! {
        #root::__private::Field { name: "", describe: Self::__CONSTRUCTOR.describe }
    };
    (vec![row], quote!((Self::__CONSTRUCTOR.construct)(#context)))
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
        const __CONSTRUCTOR: #root::__private::Constructor<Self> = #root::__private::Constructor {
            describe: #describe(#reference #function),
            construct: |#context| #construct(#function, #context),
        };
    }
}

fn lifetime(component: &Component<'_>) -> Ident {
    let given = component
        .options
        .lifetimes
        .first()
        .map(|lifetime| lifetime.name.unraw().to_string());
    match given.as_deref() {
        Some("scoped") => format_ident!("Scoped"),
        Some("transient") => format_ident!("Transient"),
        _ => format_ident!("Singleton"),
    }
}

fn qualifier(component: &Component<'_>, root: &TokenStream) -> TokenStream {
    let Some(key) = &component.options.key else {
        return quote!(::core::option::Option::None);
    };
    let key = &key.value;
    quote!(::core::option::Option::Some(#root::__private::Qualifier::of::<#key>()))
}

/// The component as one of its traits. Where it does not implement one, rustc points at its name.
fn upcast(traits: &[&Type], root: &TokenStream) -> Option<TokenStream> {
    let arms = traits.iter().enumerate().map(|(number, bound)| {
        let component = Ident::new("__component", coercion_span(bound));
        let trait_path = quote!(#root::KeepTrait);
        let keep = field::qualified(&bound.to_token_stream(), &trait_path, "keep");
        quote!(#number => ::core::option::Option::Some(#keep(#component)),)
    });
    let arms: Vec<_> = arms.collect();
    let component = Ident::new("__component", Span::mixed_site());
    let number = Ident::new("__number", Span::mixed_site());
    (!arms.is_empty()).then(|| {
        quote! {
            fn upcast(
                #component: ::std::sync::Arc<Self>,
                #number: ::core::primitive::usize,
            ) -> ::core::option::Option<#root::__private::Kept> {
                match #number {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    })
}

/// That of the trait's name.
fn coercion_span(bound: &Type) -> Span {
    let name = match without_groups(bound) {
        Type::TraitObject(object) => object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        }),
        _ => None,
    };
    let site = Span::mixed_site();
    name.map_or(site, |segment| site.located_at(segment.ident.span()))
}
