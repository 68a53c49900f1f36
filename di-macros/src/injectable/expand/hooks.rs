//! `impl HasHooks` for a component with hooks.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, ExprPath, ext::IdentExt, spanned::Spanned};

use crate::crate_path::Root;
use crate::generics::Parameters;
use crate::injectable::ast::Component;
use crate::injectable::attr::Given;
use crate::injectable::expand::{attributes, root};
use crate::span::site;

/// Returns the impl, or `None` for a component without hooks.
pub(crate) fn expand(component: &Component<'_>) -> Option<TokenStream> {
    let hooks = &component.options.hooks;
    let (root, name) = (root(component), component.name());
    let functions = hooks.functions().map(|hook| add(hook, &root));
    let settings = hooks.settings().map(|(setting, ..)| set(setting));
    let statements: Vec<TokenStream> = functions.chain(settings).collect();
    if statements.is_empty() {
        return None;
    }
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let conditions = parameters.where_clause(parameters.is_shareable(&quote!(#name #arguments)));
    let (private, attributes, list) = (root.private(), attributes(component), list());
    Some(quote! {
        #attributes
        impl #generics #private::HasHooks for #name #arguments #conditions {
            fn add_hooks(#list: &mut #private::HooksOf<Self>) {
                #(#statements)*
            }
        }
    })
}

/// Returns the statement that adds a hook. Its function has the span of the path, so rustc points there.
fn add(hook: &Given<ExprPath>, root: &Root<'_>) -> TokenStream {
    let (list, path) = (list(), &hook.value);
    let span = path
        .path
        .segments
        .last()
        .map_or_else(|| path.span(), Spanned::span);
    let function = Ident::new(&format!("{}_hook", hook.name.unraw()), site(span));
    let private = root.private().located(span);
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#list, #path));
    arguments.set_span(site(span));
    quote_spanned!(site(span)=> #private::#function #arguments;)
}

/// Returns the statement that sets a limit or a policy. It is a constant, so `build()` runs no code of the user.
fn set(setting: &Given<Expr>) -> TokenStream {
    let (list, value) = (list(), &setting.value);
    let name = setting.name.unraw();
    let method = Ident::new(&name.to_string(), site(name.span()));
    quote!(#list.#method(const { #value });)
}

/// Returns the parameter, which the user's expressions cannot see.
fn list() -> Ident {
    Ident::new("__hooks", Span::mixed_site())
}
