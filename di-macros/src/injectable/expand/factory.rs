//! The factory of a struct with `arg` fields.
//!
//! `Self` in the user's code is the struct and not the factory. So the items of the factory contain the
//! types with `Self` replaced, and the user's expressions stay in a function of the struct.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use crate::generics::{Parameters, replace_self};
use crate::injectable::ast::{Component, Field};
use crate::injectable::expand::definition::Definition;
use crate::injectable::expand::fields::{self, Injected};
use crate::injectable::expand::implementation::Implementation;
use crate::injectable::expand::named::{argument_named, hide_constants, parameter_named};
use crate::injectable::expand::{
    allow, allow_arguments, argument, attributes, doc, root, struct_name,
};

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let injected = Injected::of(component, &root);
    let declaration = declaration(component);
    let injectable = injectable(component, &injected);
    let create = create(component, injected.conditions(), &delegation(component));
    let assembly = assembly(component, &injected);
    quote!(#declaration #injectable #create #assembly)
}

/// Returns the declaration of the factory, and its `Debug`.
pub(crate) fn declaration(component: &Component<'_>) -> TokenStream {
    let (root, product, name) = (root(component), product(component), name(component));
    let (allow, attributes, visibility) = (
        allow(component),
        attributes(component),
        &component.original.vis,
    );
    let parameters = Parameters::of(&component.original.generics);
    let declared = replace_self(parameters.declaration(), &product);
    let generics = replace_self(parameters.implementation(), &product);
    let arguments = parameters.arguments();
    let conditions = replace_self(parameters.where_clause([]), &product);
    let marker = parameters
        .has_types()
        .then(|| quote!(product: ::core::marker::PhantomData<fn() -> #product>));
    let text = name.to_string();
    let doc = doc(&[&format!(
        "The factory of `{}`: its caller passes the arguments, the container injects the rest.",
        struct_name(component)
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

/// Returns the `impl Injectable` of the factory, with these fields and this body.
pub(crate) fn implementation(
    component: &Component<'_>,
    injected: Option<&Injected<'_>>,
    construct: TokenStream,
) -> TokenStream {
    let definition = Definition {
        lifetime: Some(format_ident!("Transient")),
        ..Definition::default()
    };
    let implementation = Implementation {
        name: name(component),
        product: Some(product(component)),
        ..Implementation::of(component, construct)
    };
    let Some(injected) = injected else {
        return Implementation {
            definition,
            ..implementation
        }
        .expand();
    };
    let implementation = Implementation {
        conditions: injected.conditions(),
        answered: component.injected().collect(),
        definition: Definition {
            names: component.injected().map(Field::name).collect(),
            ..definition
        },
        ..implementation
    };
    implementation.expand()
}

/// Returns `create`, the public function of the factory.
pub(crate) fn create(
    component: &Component<'_>,
    conditions: Vec<TokenStream>,
    body: &TokenStream,
) -> TokenStream {
    let (root, product, name) = (root(component), product(component), name(component));
    let (attributes, visibility) = (attributes(component), &component.original.vis);
    let parameters = Parameters::of(&component.original.generics);
    let generics = replace_self(parameters.implementation(), &product);
    let arguments = parameters.arguments();
    let outlives = parameters.has_types().then(|| quote!(#product: 'static));
    let conditions = parameters.where_clause(conditions.into_iter().chain(outlives));
    let conditions = replace_self(conditions, &product);
    let supplied = component.supplied().map(parameter_named);
    let supplied: Vec<_> = supplied
        .map(|parameter| replace_self(parameter, &product))
        .collect();
    let allow = allow_arguments(supplied.len() + 1);
    let text = struct_name(component);
    let doc = doc(&[
        &format!("Constructs a `{text}` with these arguments."),
        "",
        "# Errors",
        "",
        &format!("Returns an error if a dependency of `{text}` cannot be resolved."),
    ]);
    let item = quote! {
        #attributes
        impl #generics #name #arguments #conditions {
            #doc
            #allow
            #visibility fn create(
                &self,
                #(#supplied),*
            ) -> ::core::result::Result<#root::__private::Arc<#product>, #root::ResolveError> {
                #body
            }
        }
    };
    hide_constants(component.supplied(), item)
}

fn injectable(component: &Component<'_>, injected: &Injected<'_>) -> TokenStream {
    let root = root(component);
    let (private, fields) = (root.private(), fields::parameter());
    let product = product(component);
    let assisted = Ident::new("__assisted", Span::mixed_site());
    let has_types = Parameters::of(&component.original.generics).has_types();
    let marker = has_types.then(|| quote!(product: ::core::marker::PhantomData));
    let construct = quote! {
        let #assisted = #private::Assisted::of(
            #fields,
            |#fields| <#product>::__create_from_arguments(#fields, ::core::option::Option::None),
        );
        match #assisted {
            ::core::option::Option::Some(#assisted) => {
                ::core::option::Option::Some(#private::Arc::new(Self {
                    assisted: #assisted,
                    #marker
                }))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    };
    implementation(component, Some(injected), construct)
}

fn delegation(component: &Component<'_>) -> TokenStream {
    let (product, fields) = (product(component), fields::parameter());
    let supplied = supplied();
    let arguments = component.supplied().map(argument_named);
    quote! {
        let #supplied = ::core::option::Option::Some((#(#arguments,)*));
        self.assisted.create(move |#fields| <#product>::__create_from_arguments(#fields, #supplied))
    }
}

/// Returns the function of the struct that describes its fields, or resolves them and constructs the
/// struct from them and from the caller's arguments.
fn assembly(component: &Component<'_>, injected: &Injected<'_>) -> TokenStream {
    let (root, name, fields) = (root(component), component.name(), fields::parameter());
    let (private, attributes) = (root.private(), attributes(component));
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let conditions = parameters.where_clause(injected.conditions());
    let types = component.supplied().map(Field::ty);
    let names: Vec<_> = component.supplied().map(argument).collect();
    let supplied = supplied();
    let prepare = quote!(let (#(#names,)*) = #supplied?;);
    let body = injected.body(&prepare, |literal| literal);
    quote! {
        #attributes
        impl #generics #name #arguments #conditions {
            fn __create_from_arguments(
                #fields: #private::Fields<'_, '_>,
                #supplied: ::core::option::Option<(#(#types,)*)>,
            ) -> ::core::option::Option<Self> {
                #body
            }
        }
    }
}

/// Returns the variable of the arguments, which the user's expressions cannot see.
fn supplied() -> Ident {
    Ident::new("__arguments", Span::mixed_site())
}

fn name(component: &Component<'_>) -> Ident {
    if let Some(given) = &component.options.factory {
        return given.value.clone();
    }
    let name = component.name().unraw().to_string();
    // rustc warns of an underscore inside a name.
    let name = format!("{}Factory", name.trim_end_matches('_'));
    Ident::new(&name, component.name().span())
}

/// Returns the type of the struct.
pub(crate) fn product(component: &Component<'_>) -> TokenStream {
    let (name, generics) = (component.name(), &component.original.generics);
    let (_, arguments, _) = generics.split_for_impl();
    quote!(#name #arguments)
}
