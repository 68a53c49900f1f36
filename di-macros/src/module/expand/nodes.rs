//! The entries of the graph.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Token, Type};

use crate::crate_path::Root;
use crate::module::expand::{
    EXPORTED, EXPORTED_KEYED, IMPORTED, Target, WIRED_IN, first_span, listed, span_of,
};
use crate::module::{
    entry::{Component, Function, Key},
    names::short,
    numbered::{Entry, Numbered, Role},
    options::Options,
};
use crate::span;
use crate::span::{respanned, site};
use crate::spelling::{object_in_arc, readable};

/// An entry of the graph.
pub(crate) struct Node<'a> {
    pub(crate) what: What<'a>,
    /// The span for reports of its problems, if it can have any.
    pub(crate) report_at: Option<Span>,
}

/// The form of an entry in the lists of the graph.
pub(crate) enum What<'a> {
    /// A component, with the number of its other keys.
    Component(&'a Component, usize),
    /// An expression without its number, as a decorator may still move it.
    Other(TokenStream),
    /// An alias that the component before it counts.
    Counted,
}

/// Returns all entries of the graph, by their numbers.
pub(crate) fn nodes<'a>(target: &Target<'_>, numbered: &Numbered<'a>) -> Vec<Node<'a>> {
    let entries = numbered.entries.iter().enumerate();
    let nodes = entries.map(|(number, entry)| node(number, entry, target, numbered));
    let mut nodes: Vec<Node<'_>> = nodes.collect();
    for (number, decorator) in numbered.decorated(target.module) {
        let outer = decorated(decorator, nodes.len(), target);
        let inner = std::mem::replace(&mut nodes[number], outer);
        nodes.push(inner);
    }
    nodes
}

fn node<'a>(
    number: usize,
    entry: &Entry<'a>,
    target: &Target<'_>,
    numbered: &Numbered<'_>,
) -> Node<'a> {
    let root = &target.root;
    let private = quote!(#root::__private);
    let plain = |kind: TokenStream| {
        let name = entry.key.name();
        What::Other(quote!(#private::Node::new(#name, #private::Kind::#kind)))
    };
    let (what, is_checked) = match entry.role {
        Role::Value(_) => (
            plain(quote!(Constructed(#root::Lifetime::Singleton))),
            false,
        ),
        Role::Seed => (plain(quote!(Seed)), true),
        Role::Alias(main) if numbered.counts(main, number) => (What::Counted, false),
        Role::Alias(main) => (plain(quote!(Alias(#main))), false),
        Role::Required(number) => (plain(quote!(Required(#number))), false),
        Role::Collection => {
            let members = members(entry, numbered);
            (plain(quote!(Collection(&[#(#members),*]))), true)
        }
        Role::Imported(number, import) => {
            let exported = exported(&import.module, &entry.key, root);
            (plain(quote!(Imported(#number, #exported))), true)
        }
        Role::Component(component) => (What::Component(component, numbered.aliases(number)), true),
        Role::Factory(factory) => {
            let name = of_factory(entry, factory, numbered);
            let lifetime = lifetime(&factory.options, root)
                .unwrap_or_else(|| quote!(#root::Lifetime::Singleton));
            let edges = edges(factory, "factory_in", target);
            let tokens = quote! {
                #private::Node::constructed(#name, #private::Kind::Constructed(#lifetime), #edges)
            };
            (What::Other(tokens), true)
        }
    };
    Node {
        what,
        report_at: is_checked.then(|| entry.span()),
    }
}

/// Returns the name of a factory's entry. In a collection, the key alone does not tell which one it is.
fn of_factory(entry: &Entry<'_>, factory: &Function, numbered: &Numbered<'_>) -> String {
    let mut entries = numbered.entries.iter();
    let is_member =
        entries.any(|other| matches!(other.role, Role::Collection) && other.text == entry.text);
    let name = entry.key.name();
    if is_member {
        format!("{name} by {}", readable(&factory.path))
    } else {
        name
    }
}

/// The expression of a component's entry.
pub(crate) struct WiredEntry<'a> {
    pub(crate) component: &'a Component,
    pub(crate) target: &'a Target<'a>,
}

impl WiredEntry<'_> {
    /// Returns `<Component as WiredIn<Module>>`.
    pub(crate) fn component(&self) -> TokenStream {
        let ty = &self.component.ty;
        let site = site(span_of(ty));
        let mut tokens = TokenStream::new();
        Token![<](Span::call_site()).to_tokens(&mut tokens);
        ty.to_tokens(&mut tokens);
        Token![as](site).to_tokens(&mut tokens);
        Ident::new(WIRED_IN, site).to_tokens(&mut tokens);
        Token![<](site).to_tokens(&mut tokens);
        self.target.seen().to_tokens(&mut tokens);
        Token![>](site).to_tokens(&mut tokens);
        Token![>](site).to_tokens(&mut tokens);
        tokens
    }
}

impl ToTokens for WiredEntry<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Component { ty, options, .. } = self.component;
        let site = site(span_of(ty));
        self.component().to_tokens(tokens);
        Token![::](site).to_tokens(tokens);
        Ident::new("WIRED", site).to_tokens(tokens);
        if let Some(lifetime) = lifetime(options, &self.target.root) {
            quote!(.lifetime(#lifetime)).to_tokens(tokens);
        }
        if options.key.is_some() {
            quote!(.with_key()).to_tokens(tokens);
        }
        listed::of_generic(self.component, self.target).to_tokens(tokens);
    }
}

/// Returns the line number of a component's entry, or 0 if it is unknown, and the component's name.
pub(crate) fn line(component: &Component) -> String {
    let ty = &component.ty;
    let line = span::place(span_of(ty)).map_or(0, |(_, line)| line);
    let name = short(ty);
    match &component.options.key {
        Some(key) => format!("{line} {name} keyed {}", short(key)),
        None => format!("{line} {name}"),
    }
}

fn decorated<'a>(decorator: &Function, inner: usize, target: &Target<'_>) -> Node<'a> {
    let private = &target.root;
    let private = quote!(#private::__private);
    let name = format!("decorator of {}", decorator.key().name());
    let edges = edges(decorator, "decorator_in", target);
    let kind = quote!(#private::Kind::Decorator(#inner));
    Node {
        what: What::Other(quote!(#private::Node::constructed(#name, #kind, #edges))),
        report_at: Some(first_span(&decorator.path)),
    }
}

/// Returns the edges of a function: the dependencies in its parameters.
fn edges(function: &Function, of: &str, target: &Target<'_>) -> TokenStream {
    let (root, ty, path) = (&target.root, target.seen(), &function.path);
    let (of, span) = (format_ident!("{of}"), first_span(path));
    let call = respanned(quote!(#root::__private::#of::<#ty, _>), span);
    let parameters = respanned(quote!(#root::__private::parameters_of), span);
    let [reference, checked] = [quote!(&), quote!(.checked())].map(|it| respanned(it, span));
    let function = in_parentheses(quote!(#reference #path), span);
    let argument = in_parentheses(quote!(#parameters #function #checked), span);
    quote!(#call #argument)
}

/// Returns the arguments of a call, with parentheses of this span. rustc points at them.
fn in_parentheses(arguments: TokenStream, span: Span) -> Group {
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(span);
    arguments
}

/// Returns the expression of an entry's number in the module that exports it.
fn exported(module: &impl ToTokens, key: &Key, root: &Root<'_>) -> TokenStream {
    let (ty, span) = (&key.ty, span_of(&key.ty));
    let name = key.qualifier.as_ref().map_or(EXPORTED, |_| EXPORTED_KEYED);
    let [exported, imported] = [name, IMPORTED].map(|name| Ident::new(name, span));
    let qualifier = key.qualifier.iter();
    let call = if let Some(object) = object_in_arc(ty) {
        of_arc(key, object, root.respanned(span), span)
    } else {
        quote_spanned!(span=> #exported::<_, #ty #(, #qualifier)*>)
    };
    // The module has its own span, where rustc reports an unknown type already.
    let (open, close) = (
        quote_spanned!(span=> #imported::<),
        quote_spanned!(span=> >::OF),
    );
    let argument = in_parentheses(quote!(#open #module #close), span);
    quote!(#call #argument)
}

/// Returns the function for a key that is spelt as an `Arc` of a trait object, with other words if it is not exported.
fn of_arc(key: &Key, object: &Type, root: Root<'_>, span: Span) -> TokenStream {
    let (ty, private) = (&key.ty, root.private());
    let qualifier = key.qualifier.as_ref().map_or_else(
        || quote_spanned!(span=> #private::Unkeyed),
        |qualifier| quote_spanned!(span=> #private::Under<#qualifier>),
    );
    quote_spanned!(span=> #private::exported_arc::<_, #ty, #object, #qualifier>)
}

fn members(collection: &Entry<'_>, numbered: &Numbered<'_>) -> Vec<usize> {
    let key = &collection.text;
    let members = numbered.entries.iter().enumerate();
    let members =
        members.filter(|(_, entry)| &entry.text == key && !matches!(entry.role, Role::Collection));
    members.map(|(number, _)| number).collect()
}

fn lifetime(options: &Options, root: &Root<'_>) -> Option<TokenStream> {
    let given = options.lifetime.as_ref()?;
    let name = match given.to_string().as_str() {
        "scoped" => "Scoped",
        "transient" => "Transient",
        _ => "Singleton",
    };
    let name = format_ident!("{name}");
    Some(quote!(#root::Lifetime::#name))
}
