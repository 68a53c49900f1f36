//! The derive macros of [`wirework`](https://docs.rs/wirework).
//!
//! An implementation detail of that crate: depend on `wirework`, which re-exports everything here.

mod bare_object;
mod crate_path;
mod errors;
mod generics;
mod injectable;
#[cfg(feature = "testing")]
mod mockable;
#[cfg(feature = "modules")]
mod module;
mod similar;
mod size;
mod span;
mod spelling;
#[cfg(feature = "testing")]
mod test;
#[cfg(not(feature = "modules"))]
mod without_modules;

#[cfg(test)]
mod tests;

#[doc = include_str!("injectable/expand/injectable.md")]
#[cfg_attr(feature = "testing", doc = include_str!("injectable/expand/bed/bed.md"))]
#[proc_macro_derive(Injectable, attributes(inject))]
pub fn derive_injectable(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    injectable::derive(input.into()).into()
}

#[doc = include_str!("module/module.md")]
#[cfg(feature = "modules")]
#[proc_macro_derive(Module, attributes(module))]
pub fn derive_module(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    module::derive(input.into()).into()
}

/// Reports that the feature `modules` is missing.
#[cfg(not(feature = "modules"))]
#[proc_macro_derive(Module, attributes(module))]
pub fn derive_module(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    without_modules::derive(input.into()).into()
}

#[doc = include_str!("mockable/mockable.md")]
#[cfg(feature = "testing")]
#[proc_macro_attribute]
pub fn mockable(
    options: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    mockable::mockable(options.into(), &item.into()).into()
}

#[doc = include_str!("test/test.md")]
#[cfg(feature = "testing")]
#[proc_macro_attribute]
pub fn test(
    options: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    test::test(options.into(), &item.into()).into()
}
