//! The graph of the module as a constant, and the constants that report its problems.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Token;

use crate::module::expand::nodes::{self, Node, What, WiredEntry, nodes};
use crate::module::expand::{IMPORT, IMPORTED, Target, first_span};
use crate::module::{
    entry::{Component, Function, Import, Key},
    numbered::{Numbered, Role},
};
use crate::span;
use crate::span::respanned;
use crate::spelling::readable;

pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let (root, seen, name) = (&target.root, target.seen(), target.text());
    let nodes = nodes(target, numbered);
    let lists = Lists::of(&nodes, target);
    let imports = target.module.lists.imports.iter().map(|import| {
        let module = &import.module;
        let [imported, of] = [IMPORT, IMPORTED].map(|name| format_ident!("{name}"));
        let imported = quote!(#imported::<#module, _, #seen>(#of::<#module>::OF));
        respanned(imported, first_span(module))
    });
    let file = span::file(target.module.name().span());
    let Lists {
        items,
        lines,
        entries,
    } = &lists;
    let graph = target.implementation(
        &quote!(#root::__private::Wiring),
        &quote! {
            const GRAPH: &'static #root::__private::Graph =
                &#root::__private::Graph::of(#name, #file, #lines, #entries, &[#(#imports),*]);
        },
    );
    let check = check(target, numbered, &nodes, &lists);
    quote! {
        #items
        #graph
        #check
    }
}

/// The lists of the graph's entries.
struct Lists {
    /// The statics of the lists.
    items: TokenStream,
    /// The lines and names of the components.
    lines: String,
    /// The components, their numbers of other keys, and all other entries.
    entries: TokenStream,
}

impl Lists {
    fn of(nodes: &[Node<'_>], target: &Target<'_>) -> Self {
        let (mut wired, mut lines, mut aliases, mut others) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, node) in nodes.iter().enumerate() {
            match &node.what {
                What::Component(component, count) => {
                    wired.push(WiredEntry { component, target });
                    lines.push(nodes::line(component));
                    aliases.push(u8::try_from(*count).unwrap_or(u8::MAX));
                }
                What::Other(tokens) => others.push(quote!(#tokens.numbered(#number))),
                What::Counted => {}
            }
        }
        let aliases = Literal::byte_string(&aliases);
        let (items, entries) = if target.is_generic() {
            let entries = quote!(&[#(#wired),*], #aliases, &[#(#others),*]);
            (TokenStream::new(), entries)
        } else {
            // Statics instead of constants: see `docs/compile-time.md`.
            let root = &target.root;
            let (components, rest) = (wired.len(), others.len());
            let items = quote! {
                static __COMPONENTS: [#root::__private::Wired; #components] = [#(#wired),*];
                static __OTHERS: [#root::__private::Node; #rest] = [#(#others),*];
            };
            (items, quote!(&__COMPONENTS, #aliases, &__OTHERS))
        };
        Self {
            items,
            lines: lines.join("\n"),
            entries,
        }
    }
}

/// The maximal number of checking constants. rustc reports one problem in each of them.
const MOST_CONSTANTS: usize = 32;

/// Returns the constants that fail if the module has a problem. A generic module is checked in the
/// module that imports it, as that decides its arguments.
fn check(
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
    let reports =
        reports.filter_map(|(entry, node)| node.report_at.map(|span| Report { entry, span }));
    let reports: Vec<_> = reports.collect();
    let reports = reports.chunks(reports.len().div_ceil(MOST_CONSTANTS).max(1));
    let unused = unused(target, numbered);
    let collections = collections(target, numbered);
    let (count, entries) = (nodes.len(), &lists.entries);
    let is_right = if target.module.lists.imports.is_empty() {
        quote!(#private::passes_quick_check::<#count>(#entries))
    } else {
        quote!(false)
    };
    quote! {
        const _: () = {
            const IS_RIGHT: ::core::primitive::bool = #is_right;
            const NODES: ::core::primitive::usize =
                if IS_RIGHT { #count } else { #private::nodes_of::<#ty>() };
            const EDGES: ::core::primitive::usize =
                if IS_RIGHT { 0 } else { #private::edges_of::<#ty>() };
            const FOUND: &[::core::primitive::bool] = &#private::check::<#ty, NODES, EDGES>();
            #[track_caller]
            const fn __report(entry: ::core::primitive::usize) {
                if FOUND[entry] {
                    #private::report::<#ty, NODES, EDGES>(entry);
                }
            }
            #(const _: () = if !IS_RIGHT { #(#reports)* };)*
            #unused
            #collections
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
    (!checks.is_empty()).then(|| {
        quote! {
            use #root::__private::NotExported as _;
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
    // rustc reports the failure at the tokens of the call.
    let span = span::site(first_span(&key.ty));
    let check = respanned(quote!(#private::require_import), span);
    let arguments = quote!(#probe::IS_EXPORTED, #message);
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(span);
    quote!(const _: () = #check #arguments;)
}

/// The call that reports the problem of an entry, at its span.
struct Report {
    entry: usize,
    span: Span,
}

impl ToTokens for Report {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Ident::new("__report", self.span).to_tokens(tokens);
        let mut entry = Group::new(Delimiter::Parenthesis, self.entry.to_token_stream());
        entry.set_span(self.span);
        entry.to_tokens(tokens);
        Token![;](self.span).to_tokens(tokens);
    }
}

/// Returns the warnings for imports, fields, components and factories that are neither needed nor exported.
fn unused(target: &Target<'_>, numbered: &Numbered<'_>) -> Option<TokenStream> {
    let (private, ty) = (&target.root, target.ty());
    let private = quote!(#private::__private);
    let exports = crate::module::expand::provided::exports(target, numbered);
    let exported: Vec<String> = exports.iter().map(Key::text).collect();
    // Collected once instead of extended: see `docs/compile-time.md`.
    let (mut always, mut in_lints) = (Vec::new(), Vec::new());
    for (number, entry) in numbered.entries.iter().enumerate() {
        let kind = match entry.role {
            // `warm_up` constructs it, even if nothing needs it.
            Role::Component(Component { options, .. })
            | Role::Factory(Function { options, .. })
                if options.eager.is_some() =>
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
        let is_exported = |number: usize| exported.contains(&numbered.entries[number].text);
        if keys.clone().any(is_exported) {
            continue;
        }
        let numbers = keys.map(Literal::usize_unsuffixed);
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
        uses.push(quote!(#private::Use::<{ #(NEEDED[#numbers])||* }>::ENTRY.#warn();));
    }
    if always.is_empty() && in_lints.is_empty() {
        return None;
    }
    // For the condition, see `docs/compile-time.md`.
    let in_lints_alone = quote!(#[cfg(any(test, clippy))]);
    let condition = always.is_empty().then_some(&in_lints_alone);
    Some(quote! {
            #condition
            const NEEDED: &[::core::primitive::bool] = &#private::needed_entries::<#ty, NODES, EDGES>();
            #condition
            const _: () = { #(#always)* };
            #in_lints_alone
            const _: () = { #(#in_lints)* };
    })
}
