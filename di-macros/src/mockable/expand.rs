//! The code that `#[mockable]` generates beside the trait.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ItemTrait, TraitItem, TypeParamBound};

use crate::mockable::forwarder::forwarder;
use crate::mockable::link::Link;
use crate::mockable::method::{Way, is_promised, way};
use crate::mockable::options::Options;

pub(crate) fn expand(declared: &ItemTrait, options: &Options) -> TokenStream {
    let root = options
        .root
        .as_ref()
        .map_or_else(|| quote!(::wirework), ToTokens::to_token_stream);
    let link = Link::of(declared, options, &root);
    if let Some(dynosaur) = &options.dynosaur {
        let double = quote!(#dynosaur::new_arc(#root::testing::Double::new(__mock)));
        let (link, forwarder) = (link.mockable(&double), forwarder(declared, &root, &[]));
        return quote!(#link #forwarder);
    }
    if is_direct(declared, options) {
        return link.mockable(&quote!(__mock.inject()));
    }
    let above = above(declared);
    let forwarder = forwarder(declared, &root, &above);
    let link = match above.first() {
        Some(first) => link.mockable_with_supertraits(first),
        None => link.mockable(&quote! {
            #root::__private::Arc::new(#root::testing::Double::new(__mock))
        }),
    };
    quote!(#link #forwarder)
}

/// Returns `true` if the mock itself is injected, as a double can't forward to it.
fn is_direct(declared: &ItemTrait, options: &Options) -> bool {
    options.direct
        || is_promised(declared)
        || declared
            .items
            .iter()
            .any(|item| matches!(item, TraitItem::Fn(method) if way(method) == Way::Direct))
}

/// Returns the supertraits that a double may not implement.
fn above(declared: &ItemTrait) -> Vec<&TypeParamBound> {
    let has = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => match bound.path.segments.last() {
            Some(last) => ["Debug", "Send", "Sync"]
                .iter()
                .any(|name| last.ident == name),
            None => true,
        },
        _ => true,
    };
    let above = declared.supertraits.iter();
    above.filter(|bound| !has(bound)).collect()
}
