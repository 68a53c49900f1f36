//! The check that the fields which are not injected can be shared between threads. rustc points at the
//! field that can't.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use crate::injectable::ast::{Component, Field, Source};
use crate::injectable::expand::field::ends_of;
use crate::injectable::expand::{allow, root};
use crate::spelling::mentions;

/// Returns a function that is never called, only type-checked. rustc checks a generic component where it
/// is used.
pub(crate) fn expand(component: &Component<'_>) -> Option<TokenStream> {
    if !component.original.generics.params.is_empty() {
        return None;
    }
    let is_constructed = component.options.constructor.is_some();
    let is_filled = |field: &&Field<'_>| matches!(field.source(), Source::Container);
    let fields = component.fields.iter();
    let fields = fields.filter(|field| is_constructed || !is_filled(field));
    let types = fields.map(Field::ty);
    let types = types.filter(|ty| !mentions(ty.to_token_stream(), "Self"));
    // With the user's span, rustc writes fewer notes.
    let checks = types.map(|ty| {
        let (start, _) = ends_of(ty);
        quote_spanned!(start=> .field::<#ty>())
    });
    let checks: Vec<_> = checks.collect();
    let (root, name, allow) = (root(component), component.name(), allow(component));
    (!checks.is_empty()).then(|| {
        quote! {
            const _: () = {
                #allow
                fn __sharing() {
                    use #root::__private::{IsNotShared as _, IsShared as _};
                    let __check = #root::__private::Sharing::<#name>::PROBE.result();
                    #(__check #checks;)*
                }
            };
        }
    })
}
