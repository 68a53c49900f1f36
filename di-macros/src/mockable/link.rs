//! `impl Mockable for dyn Trait`, which links the trait object to its mock.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Generics, ItemTrait, PathArguments,
    TypeParamBound, ext::IdentExt, spanned::Spanned,
};

use crate::mockable::options::Options;

pub(crate) struct Link<'a> {
    root: &'a TokenStream,
    /// `dyn Trait`
    object: TokenStream,
    mock: TokenStream,
    generics: Generics,
}

impl<'a> Link<'a> {
    pub(crate) fn of(declared: &ItemTrait, options: &Options, root: &'a TokenStream) -> Self {
        let name = &declared.ident;
        let mock = mock(declared, options);
        let (mut generics, object) = if let Some(dynosaur) = &options.dynosaur {
            (Generics::default(), quote!(#dynosaur<'static>))
        } else if let Some(object) = &options.object {
            (Generics::default(), object.to_token_stream())
        } else {
            let (_, arguments, _) = declared.generics.split_for_impl();
            let object = quote_spanned!(name.span()=> dyn #name #arguments);
            (declared.generics.clone(), object)
        };
        let types: Vec<_> = generics.type_params().map(|it| it.ident.clone()).collect();
        let is_generic = !generics.params.is_empty();
        let conditions = &mut generics.make_where_clause().predicates;
        for parameter in types {
            conditions.push(syn::parse_quote!(#parameter: 'static));
        }
        if is_generic {
            conditions.push(syn::parse_quote! {
                #mock: ::core::default::Default
                    + ::core::marker::Send + ::core::marker::Sync + 'static
            });
        }
        // As a condition, rustc shows a missing bound at the name of the trait.
        let shareable = quote_spanned!(name.span()=> : #root::Shareable);
        conditions.push(syn::parse_quote!(#object #shareable));
        Link {
            root,
            object,
            mock,
            generics,
        }
    }

    /// Returns the `impl`, with this double.
    pub(crate) fn mockable(&self, double: &TokenStream) -> TokenStream {
        let Link {
            root,
            object,
            mock,
            generics,
        } = self;
        let (parameters, _, conditions) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #parameters #root::testing::Mockable for #object #conditions {
                type Mock = #mock;

                fn double(__mock: &#root::testing::Mock<Self>) -> #root::__private::Arc<Self> {
                    #double
                }
            }
        }
    }

    /// Returns the `impl` for a trait with supertraits. `impl CoerceTo<dyn Trait> for Double<I>` replaces
    /// the cast: if a double lacks a supertrait, its message says what to do.
    pub(crate) fn mockable_with_supertraits(&self, above: &TypeParamBound) -> TokenStream {
        let Link {
            root,
            object,
            generics,
            ..
        } = self;
        let any = Ident::new("__I", Span::mixed_site());
        let mut generics = generics.clone();
        generics.params.push(syn::parse_quote!(#any));
        let coerce_to = quote!(#root::__private::testing::CoerceTo<#object>);
        let double = quote!(#root::testing::Double<#any>);
        let conditions = &mut generics.make_where_clause().predicates;
        conditions.push(syn::parse_quote!(#any: ?::core::marker::Sized + #root::testing::Mockable));
        let bounds = object.clone().into_iter().skip(1).collect::<TokenStream>();
        conditions.push(syn::parse_quote!(#double: #bounds));
        let (parameters, _, conditions) = generics.split_for_impl();
        let as_mocked = Ident::new("as_mocked", above.span());
        let link = self.mockable(&quote! {
            #root::__private::testing::#as_mocked(#root::testing::Double::new(__mock))
        });
        quote! {
            #link
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #parameters #coerce_to for #double #conditions {
                fn coerce(self: #root::__private::Arc<Self>) -> #root::__private::Arc<#object> {
                    self
                }
            }
        }
    }
}

/// Returns the type of the mock: the user's path, or mockall's name.
fn mock(declared: &ItemTrait, options: &Options) -> TokenStream {
    let arguments = if let Some(object) = &options.object {
        object.bounds.iter().find_map(given_arguments)
    } else {
        let (_, arguments, _) = declared.generics.split_for_impl();
        Some(arguments.to_token_stream())
    };
    let Some(path) = &options.mock else {
        let name = format!("Mock{}", declared.ident.unraw());
        let name = Ident::new(&name, declared.ident.span());
        return quote!(#name #arguments);
    };
    match path.segments.last() {
        Some(last) if last.arguments.is_none() => quote!(#path #arguments),
        _ => path.to_token_stream(),
    }
}

/// Returns the `<T>` of a `Trait<T, Item = U>`.
fn given_arguments(bound: &TypeParamBound) -> Option<TokenStream> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
        &bound.path.segments.last()?.arguments
    else {
        return None;
    };
    let given: Vec<_> = args
        .iter()
        .filter(|argument| {
            matches!(
                argument,
                GenericArgument::Type(_) | GenericArgument::Const(_)
            )
        })
        .collect();
    (!given.is_empty()).then(|| quote!(<#(#given),*>))
}
