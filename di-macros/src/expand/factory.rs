//! The factory of a struct with `arg` fields.
//!
//! What the user wrote may say `Self` and means the struct: types are spelt out where they stand in
//! the factory's items, and expressions stay in a function of the struct.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    allow, allow_arguments, argument, attributes,
    component::Implementation,
    context,
    definition::{Definition, Types},
    doc,
    fields::{self, Injected},
    parameter, root, spelt,
};
use crate::{
    ast::{Component, Field},
    generics::{Parameters, spell_self_out},
};

pub(super) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let injected = Injected::of(component, &root);
    let declaration = declaration(component);
    let injectable = injectable(component, &injected);
    let create = create(component, injected.conditions(), &delegation(component));
    let assembly = assembly(component, &injected);
    quote!(#declaration #injectable #create #assembly)
}

/// The factory as others see it.
pub(crate) fn declaration(component: &Component<'_>) -> TokenStream {
    let (root, product, name) = (root(component), product(component), name(component));
    let (allow, attributes, visibility) = (
        allow(component),
        attributes(component),
        &component.original.vis,
    );
    let parameters = Parameters::of(&component.original.generics);
    let declared = spell_self_out(parameters.declaration(), &product);
    let generics = spell_self_out(parameters.implementation(), &product);
    let arguments = parameters.arguments();
    let conditions = spell_self_out(parameters.where_clause([]), &product);
    let marker = parameters
        .has_types()
        .then(|| quote!(product: ::core::marker::PhantomData<fn() -> #product>));
    let text = name.to_string();
    let doc = doc(&[&format!(
        "Makes `{}`s: its caller gives the arguments, the container everything else.",
        spelt(component)
    )]);
    quote! {
        #doc
        #allow
        #visibility struct #name #declared #conditions {
            assisted: #root::__private::Assisted,
            #marker
        }
        #attributes
        impl #generics ::core::fmt::Debug for #name #arguments #conditions {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __formatter.debug_struct(#text).finish_non_exhaustive()
            }
        }
    }
}

/// The `impl Injectable` of the factory, with these fields and this body.
pub(crate) fn implementation(
    component: &Component<'_>,
    injected: Option<&Injected<'_>>,
    assemble: TokenStream,
) -> TokenStream {
    let implementation = Implementation {
        name: name(component),
        product: Some(product(component)),
        definition: Definition {
            lifetime: Some(format_ident!("Transient")),
            ..Definition::default()
        },
        ..Implementation::of(component, assemble)
    };
    let Some(injected) = injected else {
        return implementation.expand();
    };
    let shown = injected.shown().map(|shown| implementation.meant(shown));
    let definition = Definition {
        types: Types::List(later(component, injected)),
        names: component.injected().map(Field::name).collect(),
        ..implementation.definition
    };
    let implementation = Implementation {
        conditions: injected.conditions(),
        answered: component.injected().collect(),
        definition,
        beside: shown.into_iter().collect(),
        ..implementation
    };
    implementation.expand()
}

/// The function of the factory that its users call.
pub(crate) fn create(
    component: &Component<'_>,
    conditions: Vec<TokenStream>,
    body: &TokenStream,
) -> TokenStream {
    let (root, product, name) = (root(component), product(component), name(component));
    let (attributes, visibility) = (attributes(component), &component.original.vis);
    let parameters = Parameters::of(&component.original.generics);
    let generics = spell_self_out(parameters.implementation(), &product);
    let arguments = parameters.arguments();
    let outlives = parameters.has_types().then(|| quote!(#product: 'static));
    let conditions = parameters.where_clause(conditions.into_iter().chain(outlives));
    let conditions = spell_self_out(conditions, &product);
    let supplied = component.supplied().map(parameter);
    let supplied: Vec<_> = supplied
        .map(|parameter| spell_self_out(parameter, &product))
        .collect();
    let allow = allow_arguments(supplied.len());
    let text = spelt(component);
    let doc = doc(&[
        &format!("Makes one `{text}` of these arguments."),
        "",
        "# Errors",
        "",
        &format!("When a dependency of `{text}` cannot be resolved."),
    ]);
    quote! {
        #attributes
        impl #generics #name #arguments #conditions {
            #doc
            #allow
            #visibility fn create(
                &self,
                #(#supplied),*
            ) -> ::core::result::Result<::std::sync::Arc<#product>, #root::ResolveError> {
                #body
            }
        }
    }
}

fn injectable(component: &Component<'_>, injected: &Injected<'_>) -> TokenStream {
    let (root, list) = (root(component), later(component, injected));
    let has_types = Parameters::of(&component.original.generics).has_types();
    let marker = has_types.then(|| quote!(product: ::core::marker::PhantomData));
    let assisted = fields::values(&list, &root);
    let assemble = quote!(Self { assisted: #assisted, #marker });
    implementation(component, Some(injected), assemble)
}

/// The list of what is fetched for each that is created.
fn later(component: &Component<'_>, injected: &Injected<'_>) -> TokenStream {
    let (root, list) = (root(component), injected.list());
    spell_self_out(quote!(#root::Later<#list>), &product(component))
}

fn delegation(component: &Component<'_>) -> TokenStream {
    let (product, context) = (product(component), context());
    let arguments = component.supplied().map(argument);
    quote! {
        self.assisted.create(move |#context| <#product>::__create(#context, #(#arguments),*))
    }
}

/// The function of the struct that puts it together.
fn assembly(component: &Component<'_>, injected: &Injected<'_>) -> TokenStream {
    let (root, name, context) = (root(component), component.name(), context());
    let attributes = attributes(component);
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let conditions = parameters.where_clause(injected.conditions());
    let supplied: Vec<_> = component.supplied().map(parameter).collect();
    let allow = allow_arguments(supplied.len());
    let (fields, list, literal) = (fields::variable(), injected.list(), injected.literal());
    quote! {
        #attributes
        impl #generics #name #arguments #conditions {
            #allow
            fn __create(
                #context: &mut #root::Context<'_>,
                #(#supplied),*
            ) -> ::core::result::Result<Self, #root::ResolveError> {
                let #fields = <#list as #root::Fields>::try_resolve(#context)?;
                ::core::result::Result::Ok(#literal)
            }
        }
    }
}

fn name(component: &Component<'_>) -> Ident {
    format_ident!("{}Factory", component.name())
}

/// The struct as a type.
pub(super) fn product(component: &Component<'_>) -> TokenStream {
    let (name, generics) = (component.name(), &component.original.generics);
    let (_, arguments, _) = generics.split_for_impl();
    quote!(#name #arguments)
}
