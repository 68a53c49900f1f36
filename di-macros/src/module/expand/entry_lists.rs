//! The lists of the graph's entries, as tokens.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::module::expand::Target;
use crate::module::expand::nodes::{self, Node, What, WiredEntry};

/// The lists of the graph's entries.
pub(crate) struct EntryLists {
    /// The statics of the lists.
    pub(crate) items: TokenStream,
    /// The lines and names of the components.
    pub(crate) lines: String,
    /// The components, their numbers of other keys, and all other entries.
    pub(crate) entries: TokenStream,
}

impl EntryLists {
    pub(crate) fn of(nodes: &[Node<'_>], target: &Target<'_>) -> Self {
        let (mut wired, mut lines, mut aliases, mut others) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, node) in nodes.iter().enumerate() {
            match &node.what {
                What::Component(component, count) => {
                    wired.push(WiredEntry { component, target });
                    lines.push(nodes::line(component));
                    aliases.push(u8::try_from(*count).unwrap_or(u8::MAX));
                }
                What::Other(tokens) => others.push(quote!(#tokens.numbered(#number))),
                What::Counted => {}
            }
        }
        let aliases = Literal::byte_string(&aliases);
        let (items, entries) = if target.is_generic() {
            let entries = quote!(&[#(#wired),*], #aliases, &[#(#others),*]);
            (TokenStream::new(), entries)
        } else {
            // Statics instead of constants: see `docs/compile-time.md`.
            let root = &target.root;
            let (components, rest) = (wired.len(), others.len());
            let items = quote! {
                static __COMPONENTS: [#root::__private::Wired; #components] = [#(#wired),*];
                static __OTHERS: [#root::__private::Node; #rest] = [#(#others),*];
            };
            (items, quote!(&__COMPONENTS, #aliases, &__OTHERS))
        };
        Self {
            items,
            lines: lines.join("\n"),
            entries,
        }
    }
}
