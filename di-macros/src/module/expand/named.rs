//! Where rustc looks whether each component is bound to the traits that the module names: in the
//! fields of a private type, which is less for it to do than in a function.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Target, first_span};

pub(super) fn expand(target: &Target<'_>) -> TokenStream {
    let root = &target.root;
    let named = target.module.lists.components.iter().flat_map(|component| {
        let ty = &component.ty;
        component.traits.iter().map(move |bound| {
            let span = first_span(bound);
            let root = root.respanned(span);
            quote_spanned!(span=> #root::Named<#ty, #bound>)
        })
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return TokenStream::new();
    }
    let declared = target.parameters.declaration();
    let conditions = target.parameters.where_clause([]);
    let ty = target.ty();
    quote! {
        #[allow(dead_code)]
        struct __Named #declared (::core::marker::PhantomData<#ty>, #(#named),*) #conditions;
    }
}
