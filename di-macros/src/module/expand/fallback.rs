//! The items that the derive emits beside its errors, so one error does not cause twenty others.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::GenericParam;

use crate::generics::Parameters;
use crate::module::ast::Module;
use crate::module::expand::{Target, graph, install, provided};
use crate::size::is_unsized;

/// Returns the errors and a module that provides, collects and exports everything, and requires nothing.
///
/// The errors are part of the graph. So rustc evaluates no check of a module that imports this one.
pub(crate) fn fallback(module: &Module<'_>, errors: TokenStream) -> TokenStream {
    let mut fields = module.fields.iter();
    let is_sized = !fields.any(|field| is_unsized(&field.original.ty));
    if !is_sized || module.original.generics.lifetimes().next().is_some() {
        // The traits need `Sized + 'static`.
        return errors;
    }
    let module = module.without_entries();
    let target = Target::of(&module);
    let root = &target.root;
    let private = quote!(#root::__private);
    let [entry, collection] = [quote!(ENTRY), quote!(COLLECTION)]
        .map(|number| quote!(const #number: ::core::primitive::usize = 0;));
    let none = TokenStream::new();
    // rustc shows these names in its lists of impls.
    let of_keyed = ["AnyKey", "AnyQualifier"].map(|name| unused_name(name, &module));
    let of_key = &of_keyed[..1];
    let of_keys = [
        of_each(of_key, &target, &quote!(Provides), &entry),
        of_each(of_key, &target, &quote!(Collects), &collection),
        of_each(of_key, &target, &quote!(Exports), &none),
        of_each(&of_keyed, &target, &quote!(ProvidesKeyed), &entry),
        of_each(&of_keyed, &target, &quote!(CollectsKeyed), &collection),
        of_each(&of_keyed, &target, &quote!(ExportsKeyed), &none),
    ];
    let supplied = provided::supplied(&target);
    let others = [
        target.implementation(&quote!(#root::Standalone), &none),
        target.implementation(&quote!(#root::Complete), &none),
        provided::has_factories(&target),
        graph::summarized(&target, &quote!(&#private::Summary::NONE)),
        target.implementation(
            &quote!(#private::Wiring),
            &quote! {
                const GRAPH: &'static #private::Graph = { #errors loop {} };
            },
        ),
        target.implementation(
            &quote!(#root::Module),
            &install::body(&target, &quote!(loop {})),
        ),
        target.implementation(
            &quote!(#private::WithoutFields),
            &quote!(
                fn value() -> Self {
                    loop {}
                }
            ),
        ),
    ];
    quote!(#(#of_keys)* #supplied #(#others)*)
}

/// Returns the name with underscores before it, until the module and its parameters do not use it.
fn unused_name(name: &str, module: &Module<'_>) -> Ident {
    let original = module.original;
    let (parameters, conditions) = (&original.generics.params, &original.generics.where_clause);
    let used = format!("{} {}", original.ident, quote!(#parameters #conditions));
    let mut name = name.to_owned();
    while used.contains(&name) {
        name.insert(0, '_');
    }
    format_ident!("{name}")
}

/// Returns an `impl` of a trait for each key, or for each key and qualifier.
fn of_each(
    names: &[Ident],
    target: &Target<'_>,
    of: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let parameters = names
        .iter()
        .map(|name| -> GenericParam { syn::parse_quote!(#name: ?::core::marker::Sized) });
    let mut generics = target.module.original.generics.clone();
    generics.params.extend(parameters);
    let generics = Parameters::of(&generics);
    let (generics, conditions) = (
        generics.implementation(),
        target.parameters.where_clause([]),
    );
    let (root, ty) = (&target.root, target.ty());
    quote! {
        #[automatically_derived]
        impl #generics #root::#of<#(#names),*> for #ty #conditions {
            #body
        }
    }
}
