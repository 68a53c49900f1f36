//! The constants that report the problems of the module's graph.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Token, Type};

use crate::module::expand::entry_lists::EntryLists;
use crate::module::expand::nodes::Node;
use crate::module::expand::rejection::rejection;
use crate::module::expand::{Target, first_span, spelling, structs, unused};
use crate::module::{
    entry::{Import, Key},
    numbered::{Numbered, Role},
};
use crate::spelling::{readable, without_groups};

/// The maximal number of checking constants. rustc reports one problem in each of them.
const MOST_CONSTANTS: usize = 32;

/// Returns the constants that fail if the module has a problem. A generic module is checked in the
/// module that imports it, as that decides its arguments.
pub(crate) fn expand(
    target: &Target<'_>,
    numbered: &Numbered<'_>,
    nodes: &[Node<'_>],
    lists: &EntryLists,
) -> TokenStream {
    if target.is_generic() {
        return TokenStream::new();
    }
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let reports = nodes.iter().enumerate();
    let reports = reports.filter_map(|(entry, node)| {
        node.report_at.map(|span| Report {
            function: "__report",
            entry,
            span,
        })
    });
    let reports: Vec<_> = reports.collect();
    let reports = reports.chunks(reports.len().div_ceil(MOST_CONSTANTS).max(1));
    let unused = unused::expand(target, numbered, nodes.len());
    let collections = collections(target, numbered);
    let structs = structs::expand(target, numbered);
    let imports = generic_imports(target);
    let (count, entries) = (nodes.len(), &lists.entries);
    let is_right = if target.module.lists.imports.is_empty() {
        quote!(#private::passes_quick_check::<#count>(#entries))
    } else {
        quote!(false)
    };
    quote! {
        const _: () = {
            const __IS_RIGHT: ::core::primitive::bool = #is_right;
            const __NODES: ::core::primitive::usize =
                if __IS_RIGHT { #count } else { #private::nodes_of::<#ty>() };
            const __EDGES: ::core::primitive::usize =
                if __IS_RIGHT { 0 } else { #private::edges_of::<#ty>() };
            const __FOUND: &[::core::primitive::bool] = &#private::check::<#ty, __NODES, __EDGES>();
            #[track_caller]
            const fn __report(__entry: ::core::primitive::usize) {
                if __FOUND[__entry] {
                    #private::report::<#ty, __NODES, __EDGES>(__entry);
                }
            }
            #(const _: () = if !__IS_RIGHT { #(#reports)* };)*
            #imports
            #unused
            #collections
            #structs
        };
    }
}

/// Returns the constants that fail if an import exports members of a collection that the module does not
/// import.
fn collections(target: &Target<'_>, numbered: &Numbered<'_>) -> Option<TokenStream> {
    let imports = &target.module.lists.imports;
    let collections = numbered.entries.iter();
    let collections = collections.filter(|entry| matches!(entry.role, Role::Collection));
    let pairs = collections.flat_map(|collection| {
        let lacks_key = |import: &&Import| {
            let mut keys = import.keys.iter().map(Key::text);
            keys.all(|key| key != collection.text)
        };
        let forgotten = imports.iter().filter(lacks_key);
        forgotten.map(move |import| (collection, import))
    });
    let checks: Vec<_> = pairs
        .map(|(collection, import)| require_import(&collection.key, import, target))
        .collect();
    let root = &target.root;
    let comparison = spelling::comparison(root);
    (!checks.is_empty()).then(|| {
        quote! {
            use #root::__private::NotExported as _;
            #comparison
            #(#checks)*
        }
    })
}

fn require_import(key: &Key, import: &Import, target: &Target<'_>) -> TokenStream {
    let (root, module, ty) = (&target.root, &import.module, &key.ty);
    let private = quote!(#root::__private);
    let (module_name, written) = (readable(module), key.written());
    let message = format!(
        "`{module_name}` exports `{written}`, but this collection does not import it: write \
         `imports({module_name} {{ {written} }})`, or remove it from the exports of `{module_name}`"
    );
    let keyed = key.qualifier.as_ref();
    let keyed = keyed.map(|key| quote!(#private::KeyedExportProbe::<#module, #ty, #key>));
    let probe = keyed.unwrap_or_else(|| quote!(#private::ExportProbe::<#module, #ty>));
    // The import may list the key in another spelling.
    let listed = import.keys.iter();
    let listed = listed.filter(|it| it.qualifier.is_some() == key.qualifier.is_some());
    let listed = listed.map(|listed| spelling::are_same(key, listed, root));
    let is_forgotten = quote!(#probe::IS_EXPORTED #(&& !(#listed))*);
    rejection(&is_forgotten, &message, first_span(&key.ty), root)
}

/// Returns the constants that report the problems of imported modules with arguments, which no check of
/// their own covers.
fn generic_imports(target: &Target<'_>) -> Option<TokenStream> {
    let imports = target.module.lists.imports.iter().enumerate();
    let generic = imports.filter(|(_, import)| has_arguments(&import.module));
    let (root, ty) = (&target.root, target.ty());
    let private = quote!(#root::__private);
    let reports = generic.map(|(entry, import)| {
        let report = Report {
            function: "__report_import",
            entry,
            span: first_span(&import.module),
        };
        quote! {
            const _: () = {
                const __FAULTY: #private::Faulty = #private::faulty::<#ty>(#entry);
                const __NODES: ::core::primitive::usize = #private::size_of_faulty(__FAULTY).0;
                const __EDGES: ::core::primitive::usize = #private::size_of_faulty(__FAULTY).1;
                #[track_caller]
                const fn __report_import(_: ::core::primitive::usize) {
                    #private::report_faulty::<__NODES, __EDGES>(__FAULTY);
                }
                #report
            };
        }
    });
    let reports: TokenStream = reports.collect();
    (!reports.is_empty()).then_some(reports)
}

fn has_arguments(module: &Type) -> bool {
    let path = match without_groups(module) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    path.is_some_and(|last| !last.arguments.is_none())
}

/// The call that reports the problem of an entry or an import, at its span.
struct Report {
    function: &'static str,
    entry: usize,
    span: Span,
}

impl ToTokens for Report {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Ident::new(self.function, self.span).to_tokens(tokens);
        let mut entry = Group::new(Delimiter::Parenthesis, self.entry.to_token_stream());
        entry.set_span(self.span);
        entry.to_tokens(tokens);
        Token![;](self.span).to_tokens(tokens);
    }
}
