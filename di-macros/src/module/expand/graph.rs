//! The graph of the module as a constant, and the constants that tell what is wrong with it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{Target, first_span};
use crate::{
    expand::{located, respanned},
    module::{
        entry::{Function, Key, Options, short},
        numbered::{Entry, Numbered, Role},
    },
};

/// An entry of the graph.
struct Node {
    tokens: TokenStream,
    /// Where what is wrong with it is shown, if anything can be.
    told: Option<Span>,
}

pub(super) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let (root, ty, name) = (&target.root, target.ty(), target.text());
    let nodes = nodes(target, numbered);
    let tokens = nodes.iter().map(|node| &node.tokens);
    let imports = target.module.lists.imports.iter().map(|import| {
        let module = &import.module;
        let imported = quote!(#root::imported::<#module, #ty>);
        let imported = located(imported, first_span(module));
        quote!(#imported())
    });
    let graph = quote! {
        const GRAPH: &'static #root::__private::Graph = &#root::__private::Graph {
            name: #name,
            nodes: &[#(#tokens),*],
            imports: &[#(#imports),*],
        };
    };
    let wiring = target.implementation(&quote!(#root::__private::Wiring), &graph);
    let check = check(target, numbered, &nodes);
    quote!(#wiring #check)
}

fn nodes(target: &Target<'_>, numbered: &Numbered<'_>) -> Vec<Node> {
    let entries = numbered.entries.iter();
    let mut nodes: Vec<Node> = entries.map(|entry| node(entry, target, numbered)).collect();
    for decorator in &target.module.lists.decorators {
        let key = decorator.key().spelt();
        for (number, entry) in numbered.entries.iter().enumerate() {
            if entry.role.is_own() && entry.key.spelt() == key {
                let outer = decorated(decorator, nodes.len(), target);
                let inner = std::mem::replace(&mut nodes[number], outer);
                nodes.push(inner);
            }
        }
    }
    nodes
}

fn node(entry: &Entry<'_>, target: &Target<'_>, numbered: &Numbered<'_>) -> Node {
    let (root, ty, name) = (&target.root, target.ty(), entry.key.name());
    let private = quote!(#root::__private);
    let plain = |kind: TokenStream| quote!(#private::Node::new(#name, #private::Kind::#kind));
    let (tokens, is_told) = match entry.role {
        Role::Value(_) => (plain(quote!(Made(#root::Lifetime::Singleton))), false),
        Role::Seed => (plain(quote!(Seed)), true),
        Role::Alias(main) => (plain(quote!(Alias(#main))), false),
        Role::Required(number) => (plain(quote!(Required(#number))), false),
        Role::Collection => {
            let members = members(entry, numbered);
            (plain(quote!(Collection(&[#(#members),*]))), true)
        }
        Role::Imported(number, import) => {
            let exported = exported(&import.module, &entry.key, root);
            (plain(quote!(Imported(#number, #exported))), true)
        }
        Role::Component(component) => {
            let component_ty = &component.ty;
            let name = component_name(component_ty, &component.options);
            let is_keyed = component.options.key.is_some();
            let lifetime = lifetime(&component.options, root).map_or_else(
                || quote!(::core::option::Option::None),
                |lifetime| quote!(::core::option::Option::Some(#lifetime)),
            );
            let wired = located(
                quote!(as #root::WiredIn<#ty>>::WIRED),
                first_span(component_ty),
            );
            let tokens = quote! {
                #private::Node::component(#name, <#component_ty #wired, #is_keyed, #lifetime)
            };
            (tokens, true)
        }
        Role::Factory(factory) => {
            let lifetime = lifetime(&factory.options, root)
                .unwrap_or_else(|| quote!(#root::Lifetime::Singleton));
            let edges = edges(factory, "factory_in", target);
            let tokens = quote! {
                #private::Node::made(#name, #private::Kind::Made(#lifetime), #edges)
            };
            (tokens, true)
        }
    };
    Node {
        tokens,
        told: is_told.then(|| entry.span()),
    }
}

fn decorated(decorator: &Function, inner: usize, target: &Target<'_>) -> Node {
    let private = &target.root;
    let private = quote!(#private::__private);
    let name = format!("decorator of {}", decorator.key().name());
    let edges = edges(decorator, "decorator_in", target);
    Node {
        tokens: quote!(#private::Node::made(#name, #private::Kind::Decorator(#inner), #edges)),
        told: Some(first_span(&decorator.path)),
    }
}

/// What the parameters of a function ask for.
fn edges(function: &Function, of: &str, target: &Target<'_>) -> TokenStream {
    let (root, ty, path) = (&target.root, target.ty(), &function.path);
    let of = format_ident!("{of}");
    let of = located(quote!(#root::#of::<#ty, _, _>), first_span(path));
    quote!(#of(&#path))
}

/// The number of an entry in the module that exports it.
fn exported(module: &impl ToTokens, key: &Key, root: &TokenStream) -> TokenStream {
    let (ty, span) = (&key.ty, first_span(&key.ty));
    let call = key.qualifier.as_ref().map_or_else(
        || quote!(#root::exported::<#module, #ty>),
        |qualifier| quote!(#root::exported_keyed::<#module, #ty, #qualifier>),
    );
    let call = located(call, span);
    quote!(#call())
}

fn members(collection: &Entry<'_>, numbered: &Numbered<'_>) -> Vec<usize> {
    let key = collection.key.spelt();
    let members = numbered.entries.iter().enumerate();
    let members = members
        .filter(|(_, entry)| entry.key.spelt() == key && !matches!(entry.role, Role::Collection));
    members.map(|(number, _)| number).collect()
}

fn component_name(ty: &syn::Type, options: &Options) -> String {
    match &options.key {
        Some(key) => format!("{} keyed {}", short(ty), short(key)),
        None => short(ty),
    }
}

fn lifetime(options: &Options, root: &TokenStream) -> Option<TokenStream> {
    let given = options.lifetime.as_ref()?;
    let name = match given.to_string().as_str() {
        "scoped" => "Scoped",
        "transient" => "Transient",
        _ => "Singleton",
    };
    let name = format_ident!("{name}");
    Some(quote!(#root::Lifetime::#name))
}

/// The constants that fail where something is wrong. What a generic module's arguments are decides
/// who imports it, and it is checked there.
fn check(target: &Target<'_>, numbered: &Numbered<'_>, nodes: &[Node]) -> TokenStream {
    if !target.module.original.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let told = nodes.iter().enumerate().filter_map(|(number, node)| {
        let call = quote!(#private::tell::<NODES, EDGES>(GRAPH, FOUND, #number));
        let call = respanned(call, node.told?);
        Some(quote!(const _: () = #call;))
    });
    let told: Vec<_> = told.collect();
    let unused = unused(target, numbered);
    quote! {
        #[allow(long_running_const_eval)]
        const _: () = {
            const GRAPH: &#private::Graph = <#ty as #private::Wiring>::GRAPH;
            const NODES: ::core::primitive::usize = #private::nodes_of(GRAPH);
            const EDGES: ::core::primitive::usize = #private::edges_of(GRAPH);
            #[allow(long_running_const_eval)]
            const FOUND: &[::core::primitive::bool] = &#private::check::<NODES, EDGES>(GRAPH);
            #(#told)*
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
            Role::Imported(..) => (true, vec![entry.key.spelt()]),
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
