//! The graph of the module as a constant, and the constants that tell what is wrong with it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Target, first_span,
    nodes::{Node, nodes},
};
use crate::{
    expand::{located, respanned},
    module::{
        entry::Key,
        numbered::{Numbered, Role},
    },
    place,
};

pub(super) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let (root, ty, name) = (&target.root, target.ty(), target.text());
    let nodes = nodes(target, numbered);
    let tokens = nodes.iter().map(|node| &node.tokens);
    let tokens = tokens.filter(|tokens| !tokens.is_empty());
    let imports = target.module.lists.imports.iter().map(|import| {
        let module = &import.module;
        let imported = quote!(#root::imported::<#module, #ty>);
        let imported = located(imported, first_span(module));
        quote!(#imported())
    });
    let file = place::file(target.module.name().span());
    let (list, nodes_of) = list(target, &tokens.collect::<Vec<_>>());
    let graph = target.implementation(
        &quote!(#root::__private::Wiring),
        &quote! {
            const GRAPH: &'static #root::__private::Graph = {
                #list
                &#root::__private::Graph {
                    name: #name,
                    file: #file,
                    nodes: &#nodes_of,
                    imports: &[#(#imports),*],
                }
            };
        },
    );
    let check = check(target, numbered, &nodes);
    quote! {
        #graph
        #check
    }
}

/// The list of the entries, and how it is named. It is a constant of its own where it can be one:
/// rustc takes long to find out that a list of so many calls is constant.
fn list(target: &Target<'_>, tokens: &[&TokenStream]) -> (TokenStream, TokenStream) {
    let (root, count) = (&target.root, tokens.len());
    if target.module.original.generics.params.is_empty() {
        let list = quote!(const __NODES: [#root::__private::Node; #count] = [#(#tokens),*];);
        return (list, quote!(__NODES));
    }
    (TokenStream::new(), quote!([#(#tokens),*]))
}

/// rustc goes on to the next constant where one fails: so many mistakes are told at once, or more.
const MOST_CONSTANTS: usize = 64;

/// The constants that fail where something is wrong. What a generic module's arguments are decides
/// who imports it, and it is checked there.
fn check(target: &Target<'_>, numbered: &Numbered<'_>, nodes: &[Node]) -> TokenStream {
    if !target.module.original.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let told = nodes.iter().enumerate().filter_map(|(number, node)| {
        let call = respanned(quote!(__tell(#number)), node.told?);
        Some(quote!(#call;))
    });
    let told: Vec<_> = told.collect();
    let told = told.chunks(told.len().div_ceil(MOST_CONSTANTS).max(1));
    let unused = unused(target, numbered);
    quote! {
        #[allow(long_running_const_eval)]
        const _: () = {
            const GRAPH: &#private::Graph = <#ty as #private::Wiring>::GRAPH;
            const NODES: ::core::primitive::usize = #private::nodes_of(GRAPH);
            const EDGES: ::core::primitive::usize = #private::edges_of(GRAPH);
            #[allow(long_running_const_eval)]
            const FOUND: &[::core::primitive::bool] = &#private::check::<NODES, EDGES>(GRAPH);
            #[track_caller]
            const fn __tell(entry: ::core::primitive::usize) {
                if FOUND[entry] {
                    #private::tell::<#ty, NODES, EDGES>(entry);
                }
            }
            #(const _: () = { #(#told)* };)*
            #unused
        };
    }
}

/// What is imported, or given as a field, and is neither needed nor exported.
fn unused(target: &Target<'_>, numbered: &Numbered<'_>) -> Option<TokenStream> {
    let private = &target.root;
    let private = quote!(#private::__private);
    let exports = super::provided::exports(target, numbered);
    let exported: Vec<String> = exports.iter().map(Key::spelt).collect();
    let mut uses = Vec::new();
    for (number, entry) in numbered.entries.iter().enumerate() {
        let (is_import, keys) = match entry.role {
            Role::Imported(..) => (true, vec![entry.spelt.clone()]),
            Role::Value(field) => (false, field.keys().map(|key| key.spelt()).collect()),
            _ => continue,
        };
        if keys.iter().any(|key| exported.contains(key)) {
            continue;
        }
        let needed = (number..number + keys.len()).map(|number| quote!(NEEDED[#number]));
        let span = match entry.role {
            Role::Value(field) => field
                .original
                .ident
                .as_ref()
                .map_or(entry.span(), Ident::span),
            _ => entry.span(),
        };
        let warn = Ident::new(if is_import { "import" } else { "field" }, span);
        uses.push(quote!(#private::Use::<{ #(#needed)||* }>::ENTRY.#warn();));
    }
    if uses.is_empty() {
        return None;
    }
    let allowed = allowed(target);
    Some(quote! {
        #[allow(long_running_const_eval)]
        const NEEDED: &[::core::primitive::bool] = &#private::needed::<NODES, EDGES>(GRAPH);
        #allowed
        const _: () = { #(#uses)* };
    })
}

/// Keeps quiet what the user keeps quiet.
fn allowed(target: &Target<'_>) -> TokenStream {
    let fields = target.module.fields.iter();
    let fields = fields.flat_map(|field| &field.original.attrs);
    let attributes = target.module.original.attrs.iter().chain(fields);
    let allowed = attributes.filter(|attribute| {
        let path = attribute.path();
        path.is_ident("allow") || path.is_ident("expect")
    });
    let given = allowed.filter_map(|attribute| attribute.meta.require_list().ok());
    let lints = given.map(|given| &given.tokens);
    quote!(#(#[allow(#lints)])*)
}
