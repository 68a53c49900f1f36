//! What is injected into a struct: its type, a list, and the struct that is put together out of it.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Path, PathArguments, PathSegment, Token, Type, TypePath};

use super::{
    allow,
    definition::{Pointers, Types},
    field, literal, parts, site,
};
use crate::expand::Root;
use crate::{
    ast::{Component, Field},
    generics::Parameters,
    spelling::without_groups,
};

/// How many parts a tuple has at most.
const MOST: usize = 12;

/// How many `Arc`s are fetched together at most.
const MOST_POINTERS: usize = 8;

/// The injected fields of a struct.
pub(crate) struct Injected<'a> {
    component: &'a Component<'a>,
    root: &'a Root<'a>,
    asked: Vec<Asked<'a>>,
    /// The `Arc`s, where all fields are that and no more, and spelt alike.
    pointers: Option<Vec<Pointer<'a>>>,
}

/// The type that is asked for in a field.
struct Asked<'a> {
    field: &'a Field<'a>,
    /// Whether it is an `Arc` whatever the arguments of the struct are. One that is spelt otherwise
    /// is an `Arc` as well: this decides where rustc points, and how long it takes.
    is_plain: bool,
    /// That `Arc`, where it is no more.
    pointer: Option<Pointer<'a>>,
}

/// The values of a list.
pub(super) fn values(list: &TokenStream, root: &Root<'_>) -> TokenStream {
    let parts = parts();
    quote!(#root::values::<#list>(#parts))
}

/// The variable that holds what was fetched, which the user's expressions cannot see.
pub(super) fn variable() -> Ident {
    Ident::new("__fields", Span::mixed_site())
}

/// The last segment of a path to a type.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match without_groups(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn is_arc(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "Arc")
}

/// What is spelt as an `Arc<T>`.
#[derive(Clone, Copy)]
struct Pointer<'a> {
    arc: &'a Path,
    pointed: &'a Type,
}

impl<'a> Pointer<'a> {
    fn of(ty: &'a Type) -> Option<Self> {
        let Type::Path(TypePath { qself: None, path }) = without_groups(ty) else {
            return None;
        };
        let last = path.segments.last().filter(|last| last.ident == "Arc")?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let mut arguments = arguments.args.iter();
        match (arguments.next(), arguments.next()) {
            (Some(GenericArgument::Type(pointed)), None) => Some(Self { arc: path, pointed }),
            _ => None,
        }
    }

    /// Whether both are spelt as the same `Arc`.
    fn is_like(&self, other: &Self) -> bool {
        let names = |path: &'a Path| path.segments.iter().map(|segment| &segment.ident);
        self.arc.leading_colon.is_some() == other.arc.leading_colon.is_some()
            && names(self.arc).eq(names(other.arc))
    }
}

/// An `Arc` as it is spelt in a field, of nothing in particular: rustc's words about it point there.
#[derive(Clone, Copy)]
pub(crate) struct ArcOfNothing<'a>(&'a Path);

impl ArcOfNothing<'_> {
    /// Where its name stands.
    pub(super) fn span(self) -> Span {
        let last = self.0.segments.last();
        last.map_or_else(Span::call_site, |last| last.ident.span())
    }
}

impl ToTokens for ArcOfNothing<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Path {
            leading_colon,
            segments,
        } = self.0;
        let span = site(self.span());
        leading_colon.to_tokens(tokens);
        for segment in segments.pairs() {
            segment.value().ident.to_tokens(tokens);
            segment.punct().to_tokens(tokens);
        }
        Token![<](span).to_tokens(tokens);
        let mut nothing = Group::new(Delimiter::Parenthesis, TokenStream::new());
        nothing.set_span(span);
        nothing.to_tokens(tokens);
        Token![>](span).to_tokens(tokens);
    }
}

/// Whether this is spelt as an `Arc`, or as one that may be absent or has a key.
fn is_plain(ty: &Type) -> bool {
    if is_arc(ty) {
        return true;
    }
    let Some(last) = last_segment(ty) else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    let inner = arguments.args.last();
    let wraps = last.ident == "Option" || last.ident == "Keyed";
    wraps && matches!(inner, Some(GenericArgument::Type(inner)) if is_plain(inner))
}

impl<'a> Asked<'a> {
    fn of(field: &'a Field<'a>, parameters: &Parameters, root: &Root<'_>) -> Self {
        let options = &field.options;
        let is_open =
            || !parameters.are_none() && parameters.are_mentioned_in(&field::asked(field, root));
        let is_plain = options.clone.is_none() && is_plain(field.ty()) && !is_open();
        let is_bare = is_plain && options.key.is_none() && options.default.is_none();
        Self {
            field,
            is_plain,
            pointer: Pointer::of(field.ty()).filter(|_| is_bare),
        }
    }

    fn ty(&self, root: &Root<'_>) -> TokenStream {
        field::asked(self.field, root)
    }
}

impl<'a> Injected<'a> {
    pub(super) fn of(component: &'a Component<'a>, root: &'a Root<'a>) -> Self {
        let parameters = Parameters::of(&component.original.generics);
        let fields = component.injected();
        let asked = fields.map(|field| Asked::of(field, &parameters, root));
        let asked: Vec<_> = asked.collect();
        Self {
            component,
            root,
            pointers: pointers(&asked),
            asked,
        }
    }

    /// That those are dependencies of which it is not plain, so that rustc points at the field where
    /// one is none.
    pub(super) fn conditions(&self) -> Vec<TokenStream> {
        let doubtful = self.asked.iter().filter(|asked| !asked.is_plain);
        doubtful
            .map(|asked| field::condition(&asked.ty(self.root), self.root))
            .collect()
    }

    /// The types of the fields.
    pub(super) fn types(&self) -> Types<'a> {
        let Some(pointers) = &self.pointers else {
            return Types::List(self.list());
        };
        let pointed = pointers.iter().map(|pointer| pointer.pointed);
        Types::Pointers(Pointers {
            arc: pointers.first().map(|first| ArcOfNothing(first.arc)),
            pointed: pointed.collect(),
        })
    }

    /// What rustc looks at beside the component, where not all fields are `Arc`s: whether what is
    /// plainly a dependency can be shared. Conditions, which would do, take it three times as long.
    pub(super) fn shown(&self) -> Option<TokenStream> {
        if self.pointers.is_some() {
            return None;
        }
        let plain = self.asked.iter().filter(|asked| asked.is_plain);
        let shown: Vec<_> = plain
            .map(|asked| field::shown(&asked.ty(self.root), self.root))
            .collect();
        let allow = allow(self.component);
        (!shown.is_empty()).then(|| {
            quote! {
                const _: () = {
                    #allow
                    #[allow(dead_code)]
                    struct __Shown(#(#shown),*);
                };
            }
        })
    }

    /// The type of the list: a tuple, or lists of lists where there are too many.
    pub(super) fn list(&self) -> TokenStream {
        let root = self.root;
        let fields = self.asked.iter();
        let fields = fields.map(|asked| field::injected(&asked.ty(root), asked.is_plain, root));
        nested(fields, |lists| quote!(#root::Several<(#(#lists,)*)>))
    }

    /// The body of the function that puts the struct together out of its parts.
    pub(super) fn assembly(&self) -> TokenStream {
        if self.pointers.is_some() {
            let struct_literal = literal(self.component, |field| field::Pointer(field, *self.root));
            return struct_literal;
        }
        let (variable, literal) = (variable(), self.literal());
        let values = values(&self.list(), self.root);
        quote! {
            let #variable = #values;
            #literal
        }
    }

    /// The struct, put together out of the values of the list.
    pub(super) fn literal(&self) -> TokenStream {
        let mut position = 0;
        literal(self.component, |field| {
            let fetched = self.fetched(position);
            position += 1;
            field::value(field, &fetched)
        })
    }

    /// Where the list has the field of this position.
    fn fetched(&self, position: usize) -> TokenStream {
        let part = |number| Literal::usize_unsuffixed(number % MOST);
        let mut path = vec![part(position)];
        let (mut position, mut lists) = (position, self.asked.len().div_ceil(MOST));
        while lists > 1 {
            position /= MOST;
            path.push(part(position));
            lists = lists.div_ceil(MOST);
        }
        let (path, fields) = (path.iter().rev(), variable());
        quote!(#fields #(.#path)*)
    }
}

/// The `Arc`s, where all that is asked for is that and no more, and spelt alike.
fn pointers<'a>(asked: &[Asked<'a>]) -> Option<Vec<Pointer<'a>>> {
    if asked.len() > MOST_POINTERS {
        return None;
    }
    let pointers: Vec<_> = asked
        .iter()
        .map(|asked| asked.pointer)
        .collect::<Option<_>>()?;
    let are_alike = pointers.windows(2).all(|two| two[0].is_like(&two[1]));
    are_alike.then_some(pointers)
}

/// A tuple of these types, or tuples of tuples where there are too many.
fn nested(
    types: impl Iterator<Item = TokenStream>,
    several: impl Fn(&[TokenStream]) -> TokenStream,
) -> TokenStream {
    let types: Vec<_> = types.collect();
    let mut lists: Vec<_> = types
        .chunks(MOST)
        .map(|types| quote!((#(#types,)*)))
        .collect();
    while lists.len() > 1 {
        lists = lists.chunks(MOST).map(&several).collect();
    }
    lists.pop().unwrap_or_else(|| quote!(()))
}
