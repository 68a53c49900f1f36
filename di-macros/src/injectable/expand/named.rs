//! The functions that the user calls with a value for each field. Their parameters have the names of the fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::injectable::ast::Field;
use crate::injectable::expand::argument;

/// Returns the parameter for a field: its name, or a generated one for a field without a name.
pub(crate) fn argument_named(field: &Field<'_>) -> Ident {
    let Some(name) = &field.original.ident else {
        return argument(field);
    };
    let mut name = name.clone();
    name.set_span(Span::mixed_site().located_at(name.span()));
    name
}

/// Returns `name: Type`, the parameter for a field.
pub(crate) fn parameter_named(field: &Field<'_>) -> TokenStream {
    let (argument, ty) = (argument_named(field), field.ty());
    quote!(#argument: #ty)
}

/// Returns the item with a function that has these fields as parameters.
///
/// If the user has a constant with the name of a field, such as one of a glob import, rustc takes the parameter as a
/// pattern. In the block, a function hides the constant. The item contains no expression of the user, which would not
/// see the constant either.
pub(crate) fn hide_constants<'a>(
    fields: impl Iterator<Item = &'a Field<'a>>,
    item: TokenStream,
) -> TokenStream {
    let fields = fields.filter(|field| field.original.ident.is_some());
    let names: Vec<_> = fields.map(argument_named).collect();
    if names.is_empty() {
        return item;
    }
    quote! {
        const _: () = {
            #(fn #names() {})*
            #item
        };
    }
}
