//! The code that the derive generates.

mod check;
mod entry_lists;
mod fallback;
mod graph;
mod hooks;
mod install;
mod listed;
mod nodes;
mod provided;
mod rejection;
mod spelling;
mod structs;
mod unused;
mod without_key;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Token, Type, TypeParam, ext::IdentExt};

pub(crate) use self::fallback::fallback;
use crate::crate_path::Root;
use crate::generics::Parameters;
use crate::module::ast::Module;
use crate::module::entry::Key;
use crate::module::names::plain_path;
use crate::module::numbered::{Entry, Numbered, Role};
use crate::span::in_body;
use crate::spelling::mentions;

/// Short names for the items in each entry. See `docs/compile-time.md`.
const PROVIDED_BY: &str = "__ProvidedBy";
const WIRED_IN: &str = "__WiredIn";
const LISTS: &str = "__Lists";
const LISTED_AS: &str = "__ListedAs";
const LISTED_TRAITS: &str = "__ListedTraits";
const NUMBER: &str = "__Number";
const IMPORT: &str = "__import";
const IMPORTED: &str = "__Imported";
const EXPORTED: &str = "__exported";
const EXPORTED_KEYED: &str = "__exported_keyed";

pub(crate) fn expand(module: &Module<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let target = Target::of(module);
    let provided = provided::expand(&target, numbered);
    let graph = graph::expand(&target, numbered);
    let listed = listed::expand(&target, numbered);
    let install = install::expand(&target, numbered);
    let root = &target.root;
    let short = [
        PROVIDED_BY,
        WIRED_IN,
        LISTS,
        LISTED_AS,
        LISTED_TRAITS,
        NUMBER,
    ];
    let [
        provided_by,
        wired_in,
        lists,
        listed_as,
        listed_traits,
        number,
    ] = short.map(|name| format_ident!("{name}"));
    let (allowed, of_imports) = (allowed(&target), of_imports(&target));
    quote! {
        #allowed
        const _: () = {
            use #root::ProvidedBy as #provided_by;
            use #root::__private::{
                ListedAs as #listed_as, ListedOther as _, ListedTraits as #listed_traits, Lists as #lists,
                WiredIn as #wired_in,
            };
            #of_imports
            type #number = ::core::primitive::usize;
            #provided
            #graph
            #listed
            #install
        };
    }
}

/// Returns the short names for the code of the imports.
///
/// They can have the spans of the user, so the messages of rustc do not point at the derive.
fn of_imports(target: &Target<'_>) -> Option<TokenStream> {
    let root = &target.root;
    let [import, imported, exported, keyed] =
        [IMPORT, IMPORTED, EXPORTED, EXPORTED_KEYED].map(|name| format_ident!("{name}"));
    (!target.module.lists.imports.is_empty()).then(|| {
        quote! {
            use #root::__private::{
                Imported as #imported, ImportedOther as _, exported as #exported, exported_keyed as #keyed,
                imported as #import,
            };
        }
    })
}

/// Returns an `#[allow(..)]` of the lints that the user allows.
fn allowed(target: &Target<'_>) -> TokenStream {
    let fields = target.module.fields.iter();
    let fields = fields.flat_map(|field| &field.original.attrs);
    let attributes = target.module.original.attrs.iter().chain(fields);
    let allowed = attributes.filter(|attribute| {
        let path = attribute.path();
        path.is_ident("allow") || path.is_ident("expect")
    });
    let given = allowed.filter_map(|attribute| attribute.meta.require_list().ok());
    let lints = given.map(|given| &given.tokens);
    quote!(#(#[allow(#lints)])*)
}

/// The struct that derives `Module`.
pub(crate) struct Target<'a> {
    pub(crate) module: &'a Module<'a>,
    pub(crate) root: Root<'a>,
    pub(crate) parameters: Parameters,
}

/// The module type in the bounds of its components: for a generic module, a `GenericModule`.
pub(crate) struct Seen<'a>(&'a Target<'a>);

impl ToTokens for Seen<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let target = self.0;
        if target.is_generic() {
            let (root, ty) = (&target.root, target.ty());
            return quote!(#root::__private::GenericModule<#ty>).to_tokens(tokens);
        }
        target.module.name().to_tokens(tokens);
    }
}

impl<'a> Target<'a> {
    fn of(module: &'a Module<'a>) -> Self {
        Self {
            module,
            root: Root::of(module.lists.root.as_ref()),
            parameters: Parameters::of(&module.original.generics),
        }
    }

    /// Returns the type of the struct.
    pub(crate) fn ty(&self) -> TokenStream {
        let (name, arguments) = (self.module.name(), self.parameters.arguments());
        quote!(#name #arguments)
    }

    /// Returns the module type in the bounds of its components.
    pub(crate) fn seen(&self) -> Seen<'_> {
        Seen(self)
    }

    /// Returns `true` if the module has parameters.
    pub(crate) fn is_generic(&self) -> bool {
        !self.module.original.generics.params.is_empty()
    }

    /// Returns the name of the struct as text.
    pub(crate) fn text(&self) -> String {
        self.module.name().unraw().to_string()
    }

    /// Returns `true` if the module has an async function.
    pub(crate) fn is_async(&self) -> bool {
        let lists = &self.module.lists;
        let mut functions = lists.factories.iter().chain(&lists.decorators);
        functions.any(|function| function.asyncness.is_some())
    }

    /// Returns the conditions on imported modules that are type parameters: this module supplies what they require.
    pub(crate) fn of_imports(&self) -> Vec<TokenStream> {
        let imports = self.module.lists.imports.iter();
        let parameters = imports.filter(|import| {
            let mut own = self.module.original.generics.type_params();
            matches!(&import.module, Type::Path(path) if own.any(|own| path.path.is_ident(&own.ident)))
        });
        let (root, seen) = (&self.root, self.seen());
        let conditions = parameters.map(|import| {
            let module = &import.module;
            quote!(#module: #root::__private::SuppliedBy<#seen>)
        });
        conditions.collect()
    }

    /// Returns a type parameter, and the parameters of the module with this one. Messages of rustc show its name, unless
    /// the module mentions a type of that name.
    pub(crate) fn with_parameter(&self, name: &str) -> (Ident, Parameters) {
        // A name with underscores is never taken, and not worth a walk over all tokens.
        let is_taken =
            !name.starts_with("__") && mentions(self.module.original.to_token_stream(), name);
        let name = if is_taken {
            format_ident!("__{name}", span = Span::mixed_site())
        } else {
            Ident::new(name, Span::mixed_site())
        };
        let mut generics = self.module.original.generics.clone();
        let parameter = GenericParam::Type(TypeParam::from(name.clone()));
        generics.params.push(parameter);
        (name, Parameters::of(&generics))
    }

    /// Returns an `impl` for the struct.
    pub(crate) fn implementation(&self, of: &TokenStream, body: &TokenStream) -> TokenStream {
        let generics = self.parameters.implementation();
        let conditions = self.parameters.where_clause(self.of_imports());
        let ty = self.ty();
        quote! {
            #[automatically_derived]
            impl #generics #of for #ty #conditions {
                #body
            }
        }
    }
}

impl Key {
    /// Returns `path<K>`, or `pathKeyed<K, Q>`.
    fn applied<'a>(&'a self, root: Root<'a>, span: Span, plain: &'static str) -> OfKey<'a> {
        OfKey {
            key: self,
            root,
            plain,
            span,
        }
    }

    /// Returns the expression of the key.
    fn value(&self, root: &Root<'_>) -> TokenStream {
        let ty = in_body(&self.ty);
        let keyed = self.qualifier.as_ref().map(|key| quote!(.keyed::<#key>()));
        quote!(#root::Key::of::<#ty>() #keyed)
    }
}

/// `path<K>`, or `pathKeyed<K, Q>`.
struct OfKey<'a> {
    key: &'a Key,
    root: Root<'a>,
    plain: &'static str,
    span: Span,
}

impl ToTokens for OfKey<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Key { ty, qualifier } = self.key;
        let keyed = if qualifier.is_some() { "Keyed" } else { "" };
        self.root.to_tokens(tokens);
        Token![::](self.span).to_tokens(tokens);
        format_ident!("{}{keyed}", self.plain, span = self.span).to_tokens(tokens);
        Token![<](self.span).to_tokens(tokens);
        ty.to_tokens(tokens);
        if let Some(qualifier) = qualifier {
            Token![,](self.span).to_tokens(tokens);
            qualifier.to_tokens(tokens);
        }
        Token![>](self.span).to_tokens(tokens);
    }
}

impl Entry<'_> {
    /// Returns the span for messages about the entry.
    fn span(&self) -> Span {
        match self.role {
            Role::Component(component) => span_of(&component.ty),
            Role::Factory(factory) => first_span(&factory.path),
            _ => span_of(&self.key.ty),
        }
    }
}

/// Returns the span of the last name in the tokens, which are usually a path, before its arguments.
fn first_span(tokens: &impl ToTokens) -> Span {
    let tokens = tokens.to_token_stream().into_iter();
    let mut span = None;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => span = Some(name.span()),
            TokenTree::Punct(mark) if mark.as_char() == '<' && span.is_some() => break,
            _ => {}
        }
    }
    span.unwrap_or_else(Span::call_site)
}

/// Returns the span of the last name in a type. See `docs/compile-time.md` for the fast path.
fn span_of(ty: &Type) -> Span {
    match plain_path(ty).and_then(|path| path.segments.last()) {
        Some(last) if last.arguments.is_none() => last.ident.span(),
        _ => first_span(ty),
    }
}
