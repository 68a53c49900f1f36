//! The function that upcasts a component to one of its traits.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Type, TypeParamBound};

use crate::crate_path::{Applied, Root};
use crate::injectable::expand::field;
use crate::span::{in_body, site};
use crate::spelling::without_groups;

/// Returns the function of this name that passes a component to a consumer as one of its traits. If the
/// component does not implement the trait, rustc points at the trait's name.
pub(crate) fn function(
    function: &Ident,
    ty: &TokenStream,
    traits: &[&Type],
    root: &Root<'_>,
) -> Option<TokenStream> {
    let private = root.private();
    let name = |name| Ident::new(name, Span::mixed_site());
    let (component, number, place) = (name("__component"), name("__number"), name("__place"));
    let arms = traits.iter().map(|bound| {
        let component = Ident::new("__component", coercion_span(bound));
        let (start, end) = field::ends_of(bound);
        let ends = (site(start), site(end));
        let root = root.private().located(start);
        let arms = Applied::of(root, "fill_place", in_body(bound), ends).called();
        quote!(#arms(#place, #component))
    });
    let mut arms: Vec<_> = arms.collect();
    let last = arms.pop()?;
    let body = if arms.is_empty() {
        last
    } else {
        let numbers = 0..arms.len();
        quote! {
            match #number {
                #(#numbers => #arms,)*
                _ => #last,
            }
        }
    };
    Some(quote! {
        #[inline]
        fn #function(
            #component: #private::Arc<#ty>,
            #number: ::core::primitive::usize,
            #place: &mut dyn ::core::any::Any,
        ) {
            #body
        }
    })
}

/// Returns the span of the trait's name.
pub(crate) fn coercion_span(bound: &Type) -> Span {
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
