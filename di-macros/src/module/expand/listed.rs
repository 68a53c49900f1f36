//! `impl Lists` for each component that the module lists as some traits, and the definitions of components.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use crate::crate_path::Root;
use crate::injectable::expand::definition::trait_list;
use crate::injectable::expand::{auto_mock, upcast};
use crate::module::entry::Component;
use crate::module::expand::{LISTED_AS, LISTED_TRAITS, LISTS, Target, span_of};
use crate::module::names::short;
use crate::module::numbered::Numbered;
use crate::span::{respanned, site};

/// Returns `impl Lists` for each component that the module lists as some traits.
pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let components = numbered.components();
    let components = components.iter().enumerate();
    let listed = components.filter(|(_, (component, _))| !component.traits.is_empty());
    let impls = listed.map(|(number, (component, _))| lists(number, component, target));
    let checks = traits_checks(target);
    quote!(#(#impls)* #checks)
}

/// The maximal number of constants that check for missing traits. rustc reports one component in each.
const MOST_CONSTANTS: usize = 32;

/// Returns the constants that fail if a component is listed without `as` and its struct has traits.
fn traits_checks(target: &Target<'_>) -> Option<TokenStream> {
    let checks = require_no_traits(target);
    if checks.is_empty() {
        return None;
    }
    let checks = checks.chunks(checks.len().div_ceil(MOST_CONSTANTS));
    Some(quote!(#(const _: () = { #(#checks)* };)*))
}

/// Returns the checks of the components that are listed without `as`. A constant cannot check a component that
/// the parameters of the module decide: see [`of_generic`].
fn require_no_traits(target: &Target<'_>) -> Vec<TokenStream> {
    let components = target.module.lists.components.iter();
    let without_as =
        components.filter(|component| !component.has_as && !is_generic(component, target));
    without_as
        .map(|component| require_no_traits_of(component, &target.root))
        .collect()
}

/// Returns the part of the graph that lets the importer check a component that the parameters of the module
/// decide, and that is listed without `as`.
pub(crate) fn of_generic(component: &Component, target: &Target<'_>) -> Option<TokenStream> {
    let (root, ty) = (&target.root, &component.ty);
    (!component.has_as && is_generic(component, target))
        .then(|| quote!(.listed_alone(#root::__private::ListedAlone::<#ty>::BOUND_TO)))
}

/// Returns the step by which the installation reports the same component, if no other module imports this one.
pub(crate) fn require_no_traits_of_generic(
    component: &Component,
    target: &Target<'_>,
) -> Option<TokenStream> {
    let (root, ty) = (&target.root, &component.ty);
    let (into, name) = (Ident::new("__into", Span::mixed_site()), short(ty));
    (!component.has_as && is_generic(component, target)).then(
        || quote!(#into.require_no_traits(#root::__private::ListedAlone::<#ty>::BOUND_TO, #name);),
    )
}

fn is_generic(component: &Component, target: &Target<'_>) -> bool {
    let ty = &component.ty;
    target.parameters.are_mentioned_in(&quote!(#ty))
}

fn require_no_traits_of(component: &Component, root: &Root<'_>) -> TokenStream {
    let ty = &component.ty;
    let (private, name) = (quote!(#root::__private), short(ty));
    // rustc reports the failure at the tokens of the call.
    let span = site(span_of(ty));
    let check = respanned(quote!(#private::require_no_traits), span);
    let arguments = quote!(#private::ListedAlone::<#ty>::BOUND_TO, #name);
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(span);
    quote!(#check #arguments;)
}

fn lists(number: usize, component: &Component, target: &Target<'_>) -> TokenStream {
    let (root, ty) = (&target.root, &component.ty);
    let [lists, listed_traits] = [LISTS, LISTED_TRAITS].map(|name| format_ident!("{name}"));
    let traits: Vec<&Type> = component.traits.iter().collect();
    let list = trait_list(traits.iter().copied(), root);
    let name = Ident::new("upcast", Span::mixed_site());
    let upcast = upcast::function(&name, &quote!(#ty), &traits, root);
    let auto_mock = cfg!(feature = "testing").then(|| auto_mock::expand(&traits, &short(ty), root));
    target.implementation(
        &quote!(#lists<#ty, #number>),
        &quote! {
            const TRAITS: #listed_traits = #listed_traits::of::<#list>();
            #upcast
            #auto_mock
        },
    )
}

/// Returns the function that returns the definition of a component as the module lists it.
pub(crate) fn definition(number: usize, component: &Component, target: &Target<'_>) -> TokenStream {
    let (root, ty) = (&target.root, &component.ty);
    if component.traits.is_empty() {
        return quote!(#root::__private::ListedAlone::<#ty>::DEFINITION);
    }
    let listed_as = format_ident!("{LISTED_AS}");
    quote!(#listed_as::<Self, #ty, #number>::DEFINITION)
}
