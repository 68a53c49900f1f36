//! `impl Module`: the installation of the module.
//!
//! Each binding has the span of its entry, so a message at run time shows the line of the entry.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use crate::crate_path::Root;
use crate::module::expand::provided::exports;
use crate::module::expand::spelling;
use crate::module::expand::{IMPORTED, Target, first_span};
use crate::module::expand::{hooks, listed};
use crate::module::{
    ast::Field,
    entry::{Component, Function, Import, Key},
    numbered::Numbered,
    options::Options,
};
use crate::span::respanned;

pub(crate) fn expand(target: &Target<'_>, numbered: &Numbered<'_>) -> TokenStream {
    let root = &target.root;
    let (into, lists) = (variable("__into"), &target.module.lists);
    let mut steps = Vec::new();
    steps.extend(target.module.values().map(|field| value(field, root)));
    steps.extend(components(target, numbered));
    let listed = lists.components.iter();
    steps.extend(listed.filter_map(|it| listed::require_no_traits_of_generic(it, target)));
    steps.extend(lists.factories.iter().map(|entry| factory(entry, root)));
    steps.extend(
        lists
            .decorators
            .iter()
            .map(|entry| decorator(entry, numbered, root)),
    );
    steps.extend(lists.seeds.iter().map(|key| seed(key, root)));
    if let [first, ..] = &lists.scope_levels[..] {
        let levels = &lists.scope_levels;
        let [method, call] =
            [quote!(scope_levels), quote!(())].map(|it| respanned(it, first_span(first)));
        steps.push(quote!(#into.#method::<(#(#levels,)*)> #call;));
    }
    for entry in &lists.imports {
        steps.push(import(entry, target.module.field_of(entry), root));
    }
    for key in &lists.requires {
        let key = key.value(root);
        steps.push(quote!(#into.require(#key);));
    }
    for key in exports(target, numbered) {
        let key = key.value(root);
        steps.push(quote!(#into.export(#key);));
    }
    let body = body(target, &quote!(#(#steps)*));
    let module = target.implementation(&quote!(#root::Module), &body);
    let without_fields = without_fields(target);
    quote!(#module #without_fields)
}

/// Returns the impl by which another module can import this one without a value, if it has no fields.
fn without_fields(target: &Target<'_>) -> Option<TokenStream> {
    let (root, fields) = (&target.root, &target.module.fields);
    if !fields.iter().all(Field::is_marker) {
        return None;
    }
    let members = fields.iter().map(|field| &field.member);
    let body = quote! {
        fn value() -> Self {
            Self { #(#members: ::core::marker::PhantomData),* }
        }
    };
    Some(target.implementation(&quote!(#root::__private::WithoutFields), &body))
}

/// Returns the body of the `impl`, with these steps.
pub(crate) fn body(target: &Target<'_>, steps: &TokenStream) -> TokenStream {
    let (root, name, into) = (&target.root, target.text(), variable("__into"));
    quote! {
        const NAME: &'static ::core::primitive::str = #name;
        fn install(self, #into: &mut #root::Installation) {
            #steps
        }
    }
}

fn variable(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Returns the step that adds a binding with these keys.
fn add(binding: &TokenStream, keys: &[Key], root: &Root<'_>) -> TokenStream {
    let into = variable("__into");
    let keys = keys.iter().map(|key| key.value(root));
    quote!(#into.add(#binding, &[#(#keys),*]);)
}

fn value(field: &Field<'_>, root: &Root<'_>) -> TokenStream {
    let member = &field.member;
    let span = field
        .original
        .ident
        .as_ref()
        .map_or_else(|| first_span(&field.original.ty), Ident::span);
    let shared_value = variable("__value");
    let keys: Vec<Key> = field.keys().collect();
    let shared = if field.shared().is_some() {
        quote!(self.#member)
    } else {
        quote!(#root::__private::Arc::new(self.#member))
    };
    let adds = keys.iter().map(|key| {
        let (ty, keyed) = (&key.ty, keyed(key.qualifier.as_ref(), span));
        let bind = root.respanned(span);
        let start = quote_spanned!(span=> #bind::bind::<#ty>() #keyed);
        let to = Ident::new("to_arc", span);
        let into = variable("__into");
        let value = key.value(root);
        // Two statements, so that rustc does not infer the type of the clone from the trait object.
        let clone = quote!({
            let __value = ::core::clone::Clone::clone(&#shared_value);
            let __value: #root::__private::Arc<#ty> = __value;
            __value
        });
        quote!(#into.add(#start.#to(#clone), &[#value]);)
    });
    quote! {
        let #shared_value = #shared;
        #(#adds)*
    }
}

/// Returns the steps that add the components. One step adds adjacent components from the graph, if they
/// are bound as listed there. See `docs/compile-time.md`.
fn components(target: &Target<'_>, numbered: &Numbered<'_>) -> Vec<TokenStream> {
    let (root, into) = (&target.root, variable("__into"));
    let components = numbered.components();
    let mut left = components.iter().enumerate().peekable();
    let (mut steps, mut has_listed) = (Vec::new(), false);
    while let Some((number, (entry, place))) = left.next() {
        let definition = listed::definition(number, entry, target);
        let Some(first) = *place else {
            steps.push(component(entry, &definition, root));
            continue;
        };
        let mut definitions = vec![definition];
        while let Some((number, (entry, _))) = left.next_if(|(_, (_, place))| place.is_some()) {
            definitions.push(listed::definition(number, entry, target));
        }
        let all = variable("__components");
        steps.push(quote!(#into.add_components(#all, #first, &[#(#definitions),*]);));
        has_listed = true;
    }
    if has_listed {
        let all = variable("__components");
        let graph = quote!(<Self as #root::__private::Wiring>::GRAPH);
        let value = quote!(const { #root::__private::components(#graph) });
        steps.insert(0, quote!(let #all = #value;));
    }
    steps
}

/// Returns the step that adds a component with options.
fn component(component: &Component, definition: &TokenStream, root: &Root<'_>) -> TokenStream {
    let (into, span) = (variable("__into"), first_span(&component.ty));
    let start = respanned(quote!(#root::__private::listed_component), span);
    let options = options(&component.options, span);
    quote!(#into.add_component(#start(#definition()) #options);)
}

fn factory(factory: &Function, root: &Root<'_>) -> TokenStream {
    let (ty, path) = (&factory.ty, &factory.path);
    let (given, span) = (&factory.options, first_span(path));
    let (key, lifetime) = (keyed(given.key.as_ref(), span), lifetime(given, span));
    let (entry, eager) = (entry(given, span), eager(given, span));
    let to = match factory.asyncness {
        Some(_) => Ident::new("to_async", span),
        None => Ident::new("to", span),
    };
    let bind = root.respanned(span);
    let binding =
        quote_spanned!(span=> #bind::bind::<#ty>() #key #entry.#to(#path) #lifetime #eager);
    let hooks = hooks::expand(given);
    add(&quote!(#binding #hooks), &[factory.key()], root)
}

fn decorator(decorator: &Function, numbered: &Numbered<'_>, root: &Root<'_>) -> TokenStream {
    let (ty, path) = (&decorator.ty, &decorator.path);
    let span = first_span(path);
    let key = keyed(decorator.options.key.as_ref(), span);
    let with = match decorator.asyncness {
        Some(_) => Ident::new("with_async", span),
        None => Ident::new("with", span),
    };
    let decorate = root.respanned(span);
    let binding = quote_spanned!(span=> #decorate::decorate::<#ty>() #key.#with(#path));
    let add = add(&binding, &[], root);
    let checks = spelling::of_decorator(decorator, numbered, root);
    quote!(#checks #add)
}

fn seed(key: &Key, root: &Root<'_>) -> TokenStream {
    let (ty, span) = (&key.ty, first_span(&key.ty));
    let (bind, qualifier) = (root.respanned(span), keyed(key.qualifier.as_ref(), span));
    let binding = quote_spanned!(span=> #bind::bind::<#ty>() #qualifier.to_seed());
    add(&binding, std::slice::from_ref(key), root)
}

fn import(import: &Import, field: Option<&Field<'_>>, root: &Root<'_>) -> TokenStream {
    let (into, module) = (variable("__into"), &import.module);
    let keys = import.keys.iter().map(|key| key.value(root));
    let span = first_span(module);
    let (method, given) = if let Some(field) = field {
        let given = spelling::module_of(field, import, root);
        (quote_spanned!(span=> import::<#module>), quote!(#given,))
    } else {
        let imported = Ident::new(IMPORTED, span);
        (
            Ident::new("import_type", span).into_token_stream(),
            quote_spanned!(span=> #imported::<#module>::OF,),
        )
    };
    quote!(#into.#method(#given &[#(#keys),*]);)
}

/// Returns the methods that set the options. The user's tokens in them keep their own spans.
fn options(options: &Options, span: Span) -> TokenStream {
    let (key, entry) = (keyed(options.key.as_ref(), span), entry(options, span));
    let (lifetime, eager) = (lifetime(options, span), eager(options, span));
    quote!(#key #lifetime #entry #eager)
}

fn keyed(qualifier: Option<&syn::Type>, span: Span) -> Option<TokenStream> {
    qualifier.map(|qualifier| quote_spanned!(span=> .key::<#qualifier>()))
}

fn lifetime(options: &Options, span: Span) -> Option<TokenStream> {
    let lifetime = options.lifetime.as_ref()?;
    let of_level = options.level.as_ref();
    let of_level = of_level.map(|level| quote_spanned!(span=> .scoped_in::<#level>()));
    Some(of_level.unwrap_or_else(|| quote_spanned!(span=> .#lifetime())))
}

fn eager(options: &Options, span: Span) -> Option<TokenStream> {
    options
        .eager
        .as_ref()
        .map(|_| quote_spanned!(span=> .eager()))
}

fn entry(options: &Options, span: Span) -> Option<TokenStream> {
    let (_, value) = options.entry.as_ref()?;
    Some(quote_spanned!(span=> .entry(#value)))
}
