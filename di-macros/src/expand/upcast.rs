//! How a component is handed on as one of its traits.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::quote;
use syn::{Type, TypeParamBound};

use super::{field, site};
use crate::expand::{Applied, Root};
use crate::spelling::without_groups;

/// The component as one of its traits. Where it does not implement one, rustc points at its name.
pub(super) fn upcast(traits: &[&Type], root: &Root<'_>) -> Option<TokenStream> {
    let into = Ident::new("__upcast", Span::mixed_site());
    let kept = traits.iter().map(|bound| {
        let component = Ident::new("__component", coercion_span(bound));
        let (start, end) = field::ends_of(bound);
        let ends = (site(start), site(end));
        let keep = Applied::of(root.located(start), "keep_trait", bound, ends).called();
        quote!(#keep(#into, #component))
    });
    let mut kept: Vec<_> = kept.collect();
    let last = kept.pop()?;
    let body = Group::new(
        Delimiter::Brace,
        if kept.is_empty() {
            last
        } else {
            let numbers = 0..kept.len();
            quote! {
                match #into.number() {
                    #(#numbers => #kept,)*
                    _ => #last,
                }
            }
        },
    );
    let component = Ident::new("__component", Span::mixed_site());
    Some(quote! {
        fn __upcast(
            #component: ::std::sync::Arc<Self>,
            #into: &mut #root::Upcast,
        ) #body
    })
}

/// That of the trait's name.
pub(super) fn coercion_span(bound: &Type) -> Span {
    let name = match without_groups(bound) {
        Type::TraitObject(object) => object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        }),
        _ => None,
    };
    let site = Span::mixed_site();
    name.map_or(site, |segment| site.located_at(segment.ident.span()))
}
