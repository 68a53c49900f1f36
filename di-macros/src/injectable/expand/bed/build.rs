//! The functions `bed()` and `build(..)`. `bed()` has another name if the user gives one.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Member;

use crate::generics::Parameters;
use crate::injectable::ast::Source;
use crate::injectable::expand::bed::Bed;
use crate::injectable::expand::named::{argument_named, parameter_named};
use crate::injectable::expand::{allow, allow_arguments, doc, literal, parameter, struct_name};

/// Returns `build`, the function of the bed that constructs the component.
pub(crate) fn expand(bed: &Bed<'_>) -> TokenStream {
    let (component, product) = (bed.component, &bed.product);
    let visibility = bed.visibility();
    let supplied: Vec<_> = component
        .supplied()
        .map(|field| bed.without_self(parameter_named(field)))
        .collect();
    let given = component.supplied().map(argument_named);
    let allow_arguments = allow_arguments(supplied.len() + 1);
    let text = struct_name(component);
    let doc = doc(&[
        &format!("Constructs the `{text}`. The test can program its mocks before and after."),
        "",
        "# Panics",
        "",
        "Panics if a dependency is not set and has no mock, or if it was called before.",
    ]);
    quote! {
        #doc
        #[inline]
        #[track_caller]
        #allow_arguments
        #visibility fn build(&mut self, #(#supplied),*) -> #product {
            <#product>::__build_from_bed(self, #(#given),*)
        }
    }
}

/// Returns the functions of the component: `bed`, and `__build_from_bed`, which `build` calls.
pub(crate) fn functions(bed: &Bed<'_>, assembly: &TokenStream) -> TokenStream {
    let Bed {
        component,
        private,
        name: of_bed,
        arguments,
        ..
    } = bed;
    let (allow, visibility, name) = (allow(component), bed.visibility(), component.name());
    let parameters = Parameters::of(&component.original.generics);
    let (generics, conditions) = (parameters.implementation(), parameters.where_clause([]));
    let supplied: Vec<_> = component.supplied().map(parameter).collect();
    let allow_arguments = allow_arguments(supplied.len() + 1);
    let function = bed.function();
    let (variable, text) = (variable(), struct_name(component));
    // If the user has a function of this name, rustc points at the signature: the derive alone, without the struct.
    let mut returned = of_bed.clone();
    returned.set_span(Span::call_site());
    let doc = doc(&[&format!(
        "Returns a bed for a `{text}`: set the dependencies that the test needs, then `build()`."
    )]);
    quote! {
        #allow
        impl #generics #name #arguments #conditions {
            #doc
            #[inline]
            #[must_use]
            #visibility fn #function() -> #returned #arguments {
                <Self as #private::HasBed>::new_bed()
            }

            #[inline]
            #[track_caller]
            #allow_arguments
            fn __build_from_bed(#variable: &mut #of_bed #arguments, #(#supplied),*) -> Self {
                #assembly
            }
        }
    }
}

/// Returns the expression of a bed without values.
pub(crate) fn empty(bed: &Bed<'_>) -> TokenStream {
    let Bed {
        component,
        private,
        name,
        ..
    } = bed;
    let (text, shared) = (struct_name(component), bed.surroundings());
    let variable = Ident::new("__surroundings", Span::mixed_site());
    let fields = component.fields.iter().filter_map(|field| {
        let (member, text) = (&field.member, field.name());
        match (field.source(), member) {
            (Source::Container, _) => {
                let stub = bed.call_stub(field, "new", quote!(&#variable, #text));
                Some(quote!(#member: #stub))
            }
            (_, Member::Unnamed(_)) => Some(quote!(#member: ())),
            (_, Member::Named(_)) => None,
        }
    });
    quote! {
        let #variable = #private::Surroundings::of(#text);
        #name { #(#fields,)* #shared: #variable }
    }
}

/// Returns the statements that construct the component from the bed.
pub(crate) fn assembly(bed: &Bed<'_>) -> TokenStream {
    let (private, variable, shared) = (&bed.private, variable(), bed.surroundings());
    let [missing, unset] =
        ["__missing", "__unset"].map(|name| Ident::new(name, Span::mixed_site()));
    let parameters = Parameters::of(&bed.component.original.generics);
    let required = bed.component.injected();
    let required = required.filter(|field| field.options.default.is_none());
    let settled = required.map(|field| {
        let member = &field.member;
        let when_unset = if field.options.clone.is_some() {
            quote!(::core::option::Option::None)
        } else {
            let unset = bed.call_stub(field, "unset", quote!(&#variable.#member));
            quote!((&&#unset).when_unset())
        };
        let is_open = parameters.are_mentioned_in(&field.ty().to_token_stream());
        let settle = bed.stub(field, if is_open { "settle_open" } else { "settle" });
        quote! {
            let #unset = #when_unset;
            #settle(&mut #variable.#member, #unset, &mut #missing);
        }
    });
    let literal = literal(bed.component, |field| {
        let member = &field.member;
        let Some(default) = &field.options.default else {
            return bed.call_stub(field, "take", quote!(&mut #variable.#member));
        };
        let (default, given) = (&default.value, Ident::new("__given", Span::mixed_site()));
        let given_value = bed.call_stub(field, "given", quote!(&mut #variable.#member));
        quote! {
            match #given_value {
                ::core::option::Option::None => #default,
                ::core::option::Option::Some(#given) => #given,
            }
        }
    });
    quote! {
        use #private::{Absence as _, AutoMocked as _, Unknown as _};
        let mut #missing = #variable.#shared.start();
        #(#settled)*
        #missing.refuse();
        #literal
    }
}

/// Returns the variable of the bed in `__build_from_bed`, which the user's expressions can't see.
fn variable() -> Ident {
    Ident::new("__bed", Span::mixed_site())
}
