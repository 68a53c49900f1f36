//! The function `bed()` of a component with a `constructor`, which can't be called.
//!
//! The derive sees the path of the function, and neither the names nor the types of its parameters. So
//! a call of `bed()` is an error that says so.

use proc_macro2::TokenStream;
use quote::quote;

use crate::generics::Parameters;
use crate::injectable::ast::Component;
use crate::injectable::expand::bed::function;
use crate::injectable::expand::{allow, doc, root, visibility};

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let (allow, name, root) = (allow(component), component.name(), root(component));
    let parameters = Parameters::of(&component.original.generics);
    let (generics, conditions) = (parameters.implementation(), parameters.where_clause([]));
    let arguments = parameters.arguments();
    let (visibility, function) = (visibility(component), function(component));
    let has_bed = quote!(#root::__private::testing::HasBed);
    let doc = doc(&["Can't be called: a component with a `constructor` has no bed."]);
    // `for<'__any>` lets rustc check the condition only in calls.
    quote! {
        #allow
        impl #generics #name #arguments #conditions {
            #doc
            #[doc(hidden)]
            #visibility fn #function() -> <Self as #has_bed>::Bed
            where
                for<'__any> Self: #has_bed,
            {
                <Self as #has_bed>::new_bed()
            }
        }
    }
}
