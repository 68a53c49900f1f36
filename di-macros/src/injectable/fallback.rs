//! The items that the derive emits beside its errors. They have the names of the real items, so one
//! error does not cause twenty others.

use proc_macro2::TokenStream;
use quote::quote;

use crate::injectable::ast::Component;
#[cfg(feature = "testing")]
use crate::injectable::expand::bed;
use crate::injectable::expand::{factory, implementation::Implementation, new};

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let body = quote!(loop {});
    let mut tokens = if component.is_assisted() {
        let declaration = factory::declaration(component);
        let injectable = factory::implementation(component, None, body.clone());
        let create = factory::create(component, Vec::new(), &body);
        quote!(#declaration #injectable #create)
    } else {
        Implementation::of(component, body.clone()).expand()
    };
    if component.options.new.is_some() {
        tokens.extend(new::with_body(component, &body));
    }
    #[cfg(feature = "testing")]
    tokens.extend(bed::stub(component));
    tokens
}
