//! The graph of the module as a constant.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::module::expand::entry_lists::EntryLists;
use crate::module::expand::nodes::nodes;
use crate::module::expand::{IMPORT, IMPORTED, Target, check, first_span};
use crate::module::numbered::Numbered;
use crate::span;
use crate::span::respanned;

pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let (root, seen, name) = (&target.root, target.seen(), target.text());
    let nodes = nodes(target, numbered);
    let lists = EntryLists::of(&nodes, target);
    let imports = target.module.lists.imports.iter().map(|import| {
        let module = &import.module;
        let [imported, of] = [IMPORT, IMPORTED].map(|name| format_ident!("{name}"));
        let imported = quote!(#imported::<#module, _, #seen>(#of::<#module>::OF));
        respanned(imported, first_span(module))
    });
    let file = span::place(target.module.name().span()).map_or_else(
        || quote!(::core::file!()),
        |(file, _)| file.into_token_stream(),
    );
    let EntryLists {
        items,
        lines,
        entries,
    } = &lists;
    let value =
        quote!(#root::__private::Graph::of(#name, #file, #lines, #entries, &[#(#imports),*]));
    // A static instead of a constant: see `docs/compile-time.md`.
    let (graph_item, value) = if target.is_generic() {
        (None, quote!(&#value))
    } else {
        let item = quote!(static __GRAPH: #root::__private::Graph = #value;);
        (Some(item), quote!(&__GRAPH))
    };
    let summary = summarized(target, &summary(target, nodes.len()));
    let graph = target.implementation(
        &quote!(#root::__private::Wiring),
        &quote! {
            const GRAPH: &'static #root::__private::Graph = #value;
        },
    );
    let check = check::expand(target, numbered, &nodes, &lists);
    quote! {
        #items
        #graph_item
        #graph
        #summary
        #check
    }
}

/// Returns the expression of the summary of the graph, for the importers of the module.
///
/// rustc evaluates it only if there are importers. For its size, see `Layout` in `di-core`.
fn summary(target: &Target<'_>, entries: usize) -> TokenStream {
    let (root, is_generic) = (&target.root, target.is_generic());
    let requirements = target.module.lists.requires.len();
    let size = 2 * entries + 2 * entries * requirements + 4 * requirements + 1;
    let private = quote!(#root::__private);
    let cells = quote!(#private::summary_cells::<#entries, #size>);
    quote! {
        &#private::Summary::of(
            #entries,
            #requirements,
            &#cells(<Self as #private::Wiring>::GRAPH, #requirements, #is_generic),
        )
    }
}

/// Returns the impl for a summary. It has a parameter, so that rustc evaluates the summary only if it is needed.
pub(crate) fn summarized(target: &Target<'_>, summary: &TokenStream) -> TokenStream {
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let (unused, generics) = target.with_parameter("__Unused");
    let generics = generics.implementation();
    let conditions = target.parameters.where_clause(target.of_imports());
    quote! {
        #[automatically_derived]
        impl #generics #private::Summarized<#unused> for #ty #conditions {
            const SUMMARY: &'static #private::Summary = #summary;
        }
    }
}
