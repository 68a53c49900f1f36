//! The constants that report the problems of the module's graph.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Token, Type};

use crate::module::expand::graph::Lists;
use crate::module::expand::nodes::Node;
use crate::module::expand::rejection::rejection;
use crate::module::expand::{Target, first_span, provided, spelling, structs};
use crate::module::{
    entry::{Component, Function, Import, Key},
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
    lists: &Lists,
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
    let unused = unused(target, numbered, nodes.len());
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

/// Returns the warnings for imports, fields, components and factories that are neither needed nor exported.
///
/// A member of a collection is needed if the collection is.
fn unused(target: &Target<'_>, numbered: &Numbered<'_>, count: usize) -> Option<TokenStream> {
    let (private, ty) = (&target.root, target.ty());
    let private = quote!(#private::__private);
    let exports = provided::exports(target, numbered);
    let exported: HashSet<String> = exports.iter().map(Key::text).collect();
    // Names without paths, as a key may be spelt in two ways. Most modules have no paths.
    let has_paths = numbered.has_paths() || exported.iter().any(|text| text.contains("::"));
    let names = exports.iter().filter(|_| has_paths).map(Key::name);
    let names: HashSet<String> = names.collect();
    let collections = numbered.collections();
    // Collected once instead of extended: see `docs/compile-time.md`.
    let (mut always, mut in_lints) = (Vec::new(), Vec::new());
    for (number, entry) in numbered.entries.iter().enumerate() {
        let kind = match entry.role {
            // `warm_up` or `start` constructs it, even if nothing needs it.
            Role::Component(Component { options, .. })
            | Role::Factory(Function { options, .. })
                if options.eager.is_some() || options.start.is_some() || options.stop.is_some() =>
            {
                continue;
            }
            Role::Imported(..) => "import",
            Role::Value(_) => "field",
            Role::Component(_) => "component",
            Role::Factory(_) => "factory",
            _ => continue,
        };
        let keys = numbered.keys_of(number);
        let is_exported = |number: usize| {
            let entry = &numbered.entries[number];
            exported.contains(&entry.text) || has_paths && names.contains(&entry.key.name())
        };
        if keys.clone().any(is_exported) {
            continue;
        }
        let of_collection =
            |number: usize| collections.get(&*numbered.entries[number].text).copied();
        let numbers = keys.clone().chain(keys.filter_map(of_collection));
        let numbers = numbers.map(Literal::usize_unsuffixed);
        let span = match entry.role {
            Role::Value(field) => field
                .original
                .ident
                .as_ref()
                .map_or(entry.span(), Ident::span),
            _ => entry.span(),
        };
        let warn = Ident::new(kind, span);
        let uses = match entry.role {
            Role::Component(_) | Role::Factory(_) => &mut in_lints,
            _ => &mut always,
        };
        let is_root = match entry.role {
            Role::Component(Component { ty, .. }) => Some(quote!(|| #private::is_root::<#ty>())),
            _ => None,
        };
        let is_needed = quote!(#private::is_needed(__NEEDED, &[#(#numbers),*]) #is_root);
        uses.push(quote!(#private::Use::<{ #is_needed }>::MARKER.#warn();));
    }
    if always.is_empty() && in_lints.is_empty() {
        return None;
    }
    // For the condition, see `docs/compile-time.md`.
    let in_lints_alone = quote!(#[cfg(any(test, clippy))]);
    let condition = always.is_empty().then_some(&in_lints_alone);
    Some(quote! {
            #condition
            const __NEEDED: &[::core::primitive::bool] = &#private::needed_entries::<#ty, #count>();
            #condition
            const _: () = { use #private::Needed as _; #(#always)* };
            #in_lints_alone
            const _: () = { use #private::Needed as _; #(#in_lints)* };
    })
}
