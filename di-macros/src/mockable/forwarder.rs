//! `impl Trait for Double<I>`: each method calls the same method of the mock.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Attribute, FnArg, ItemTrait, ReturnType, TraitItem, TraitItemFn, TraitItemType, Type,
    TypeParamBound, ext::IdentExt, spanned::Spanned,
};

use crate::mockable::method::{Object, Way, is_for_sized, object, way};
use crate::mockable::valid::is_async_trait;
use crate::spelling::mentions;

/// Returns `impl Trait for Double<I>`, for each `I` whose mock implements the trait. So the impl serves
/// subtraits too.
pub(crate) fn forwarder(
    declared: &ItemTrait,
    root: &TokenStream,
    above: &[&TypeParamBound],
) -> TokenStream {
    let name = &declared.ident;
    let object = parameter(declared);
    let (_, arguments, _) = declared.generics.split_for_impl();
    let mut generics = declared.generics.clone();
    generics.params.push(syn::parse_quote!(#object));
    let conditions = &mut generics.make_where_clause().predicates;
    conditions.push(syn::parse_quote!(#object: ?::core::marker::Sized + #root::testing::Mockable));
    let mock = quote!(<#object as #root::testing::Mockable>::Mock);
    let implemented = quote!(#name #arguments);
    conditions.push(syn::parse_quote!(#mock: #implemented));
    for item in &declared.items {
        match item {
            TraitItem::Type(TraitItemType {
                ident, generics, ..
            }) if !is_for_sized(generics) => {
                conditions.push(syn::parse_quote!(<#mock as #implemented>::#ident: 'static));
            }
            _ => {}
        }
    }
    let this = quote!(#root::testing::Double<#object>);
    if !above.is_empty() {
        conditions.push(syn::parse_quote!(#this: #(#above)+*));
    }
    let (parameters, _, conditions) = generics.split_for_impl();
    let forward = Forward {
        root,
        called: quote!(<#mock as #implemented>),
    };
    let asynchronous = declared.attrs.iter().filter(|it| is_async_trait(it));
    let allowed = allowed(declared);
    let items = declared.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => forward.method(method),
        TraitItem::Type(item) => forward.assigned(item),
        _ => None,
    });
    quote! {
        #[automatically_derived]
        #(#allowed)*
        #(#asynchronous)*
        impl #parameters #implemented for #this #conditions {
            #(#items)*
        }
    }
}

/// Returns a name for the double's parameter that the trait doesn't use: a plain one, as rustc shows it
/// in messages.
pub(crate) fn parameter(declared: &ItemTrait) -> Ident {
    let name = if mentions(declared.to_token_stream(), "I") {
        "__I"
    } else {
        "I"
    };
    Ident::new(name, Span::mixed_site())
}

/// Returns the user's `allow` attributes, and one for deprecated methods, which are only implemented.
fn allowed(declared: &ItemTrait) -> Vec<Attribute> {
    let allowed = declared
        .attrs
        .iter()
        .filter(|it| it.path().is_ident("allow"));
    let is_deprecated = declared.items.iter().any(|item| match item {
        TraitItem::Fn(method) => method
            .attrs
            .iter()
            .any(|it| it.path().is_ident("deprecated")),
        _ => false,
    });
    let deprecated = is_deprecated
        .then(|| syn::parse_quote!(#[allow(deprecated, reason = "declared is not used")]));
    allowed.cloned().chain(deprecated).collect()
}

struct Forward<'a> {
    root: &'a TokenStream,
    /// `<MockTrait as Trait>`
    called: TokenStream,
}

impl Forward<'_> {
    fn assigned(&self, item: &TraitItemType) -> Option<TokenStream> {
        if is_for_sized(&item.generics) {
            return None;
        }
        let (name, called) = (&item.ident, &self.called);
        Some(quote!(type #name = #called::#name;))
    }

    fn method(&self, method: &TraitItemFn) -> Option<TokenStream> {
        let way = way(method);
        let is_left_out = matches!(way, Way::Never | Way::Unreachable);
        if is_left_out && method.default.is_some() {
            return None;
        }
        let conditional = method.attrs.iter().filter(|it| it.path().is_ident("cfg"));
        let allowed = method.attrs.iter().filter(|it| it.path().is_ident("allow"));
        let (signature, arguments) = renamed(&method.sig, is_left_out);
        let body = self.body(&signature, &arguments, way);
        Some(quote!(#(#conditional)* #(#allowed)* #signature { #body }))
    }

    fn body(&self, signature: &syn::Signature, arguments: &[Ident], way: Way) -> TokenStream {
        let (root, called, name) = (self.root, &self.called, &signature.ident);
        let mock = Ident::new("__mock", Span::mixed_site());
        // A macro may be given the `self`, which is then another one than that of the macro's own tokens.
        let receiver = signature.receiver();
        let itself = receiver.map(|receiver| &receiver.self_token);
        let (this, mocked) = match receiver.map(object) {
            Some(Object::Shared) => (quote!(&*#itself), quote!(#mock)),
            _ => (quote!(#itself), quote!(&*#mock)),
        };
        let at = Span::call_site().located_at(signature.output.span());
        let call = quote_spanned!(at=> #called::#name(#mocked, #(#arguments),*));
        let double = quote!(#root::testing::Double);
        let awaited = quote!(#double::call_async(#this, move |#mock| async move { #call.await }));
        match way {
            Way::Call => match &signature.output {
                // `!` is no type that generated code can name.
                ReturnType::Type(_, returned) if matches!(**returned, Type::Never(_)) => {
                    quote!(#double::call(#this, move |#mock| #call))
                }
                returned => {
                    let returned = match returned {
                        ReturnType::Default => quote!(()),
                        ReturnType::Type(_, returned) => returned.to_token_stream(),
                    };
                    let fallback = quote!(#root::__private::testing::fallback);
                    quote! {
                        use #fallback::*;
                        let __fallback = (&__Returned::<#returned>::new()).fallback();
                        #double::call_or(#this, __fallback, move |#mock| #call)
                    }
                }
            },
            Way::Await => quote!(#awaited.await),
            Way::Native => awaited,
            Way::Borrowing => quote!(#root::__private::Box::pin(#awaited)),
            Way::Owned => quote! {
                let __future = #double::call(#this, move |#mock| #call);
                #root::__private::Box::pin(#double::watch(#this, __future))
            },
            Way::Unreachable => {
                let name = name.unraw().to_string();
                quote!(#root::__private::testing::not_behind_an_arc(#name))
            }
            Way::Never | Way::Direct => {
                let name = name.unraw().to_string();
                quote!(#root::__private::testing::not_behind_a_double(#name))
            }
        }
    }
}

/// Returns the signature with generated names for the arguments, or with `_`, and these names.
fn renamed(signature: &syn::Signature, unnamed: bool) -> (syn::Signature, Vec<Ident>) {
    let mut signature = signature.clone();
    let mut names = Vec::new();
    for (number, argument) in signature.inputs.iter_mut().enumerate() {
        if let FnArg::Typed(argument) = argument {
            let name = Ident::new(&format!("__argument_{number}"), Span::mixed_site());
            argument.attrs.clear();
            *argument.pat = if unnamed {
                syn::parse_quote!(_)
            } else {
                syn::parse_quote!(#name)
            };
            names.push(name);
        }
    }
    (signature, names)
}
