//! The shapes of dependencies, each as a list of requests.

use crate::model::Entry;

/// The type of a dependency on a key `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `Arc<T>`
    Arc,
    /// `Weak<T>`
    Weak,
    /// `Cloned<T>`, of a part alone
    Cloned,
    /// `Lazy<T>`
    Lazy,
    /// `Provider<T>`
    Provider,
    /// `Option<Arc<T>>`
    Option,
    /// `Option<Lazy<T>>`
    OptionLazy,
    /// `Option<(Arc<T>, Arc<T>)>`
    OptionPair,
    /// `Option<Vec<Arc<T>>>`
    OptionVec,
    /// `Option<HashMap<u8, Arc<T>>>`
    OptionMap,
    /// `Option<(Option<Arc<T>>, Arc<T>, Vec<Arc<T>>)>`
    OptionNested,
    /// `(Arc<T>, Vec<Arc<T>>)`
    Pair,
    /// `Vec<Arc<T>>`
    Vec,
    /// `Vec<Lazy<T>>`
    VecLazy,
    /// `Vec<Provider<T>>`
    VecProvider,
    /// `HashMap<u8, Arc<T>>`
    Numbers,
    /// `BTreeMap<&str, Arc<T>>`
    Texts,
    /// `BTreeMap<u8, Lazy<T>>`
    NumbersLazy,
    /// `HashMap<&str, Provider<T>>`
    TextsProvider,
}

pub(crate) const SHAPES: [Shape; 19] = [
    Shape::Arc,
    Shape::Weak,
    Shape::Cloned,
    Shape::Lazy,
    Shape::Provider,
    Shape::Option,
    Shape::OptionLazy,
    Shape::OptionPair,
    Shape::OptionVec,
    Shape::OptionMap,
    Shape::OptionNested,
    Shape::Pair,
    Shape::Vec,
    Shape::VecLazy,
    Shape::VecProvider,
    Shape::Numbers,
    Shape::Texts,
    Shape::NumbersLazy,
    Shape::TextsProvider,
];

/// A part of a shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Request {
    /// The one binding of the key.
    One(Form),
    /// The one binding of the key, or none.
    Maybe(Form),
    /// All bindings of the key.
    All(Form),
    /// All bindings of the key that are entries with this type of key.
    Entries(EntryType, Form),
}

/// The form in which a request receives a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Strong,
    Weak,
    Cloned,
    Lazy,
    Provider,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryType {
    Number,
    Text,
}

impl Shape {
    pub(crate) fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Option
                | Self::OptionLazy
                | Self::OptionPair
                | Self::OptionVec
                | Self::OptionMap
                | Self::OptionNested
        )
    }

    pub(crate) fn requests(self) -> &'static [Request] {
        use EntryType::{Number, Text};
        use Form::{Cloned, Lazy, Provider, Strong, Weak};
        use Request::{All, Entries, Maybe, One};
        match self {
            Self::Arc | Self::Option => &[One(Strong)],
            Self::Weak => &[One(Weak)],
            Self::Cloned => &[One(Cloned)],
            Self::Lazy | Self::OptionLazy => &[One(Lazy)],
            Self::Provider => &[One(Provider)],
            Self::OptionPair => &[One(Strong), One(Strong)],
            Self::OptionNested => &[Maybe(Strong), One(Strong), All(Strong)],
            Self::Pair => &[One(Strong), All(Strong)],
            Self::Vec | Self::OptionVec => &[All(Strong)],
            Self::VecLazy => &[All(Lazy)],
            Self::VecProvider => &[All(Provider)],
            Self::Numbers | Self::OptionMap => &[Entries(Number, Strong)],
            Self::Texts => &[Entries(Text, Strong)],
            Self::NumbersLazy => &[Entries(Number, Lazy)],
            Self::TextsProvider => &[Entries(Text, Provider)],
        }
    }
}

impl Request {
    pub(crate) fn form(self) -> Form {
        let (Self::One(form) | Self::Maybe(form) | Self::All(form) | Self::Entries(_, form)) = self;
        form
    }

    /// Returns whether a binding with this entry, or with none, may be received.
    pub(crate) fn may_receive(self, entry: Option<Entry>) -> bool {
        match self {
            Self::One(_) | Self::Maybe(_) => entry.is_none(),
            Self::All(_) => true,
            Self::Entries(EntryType::Number, _) => matches!(entry, Some(Entry::Number(_))),
            Self::Entries(EntryType::Text, _) => matches!(entry, Some(Entry::Text(_))),
        }
    }

    /// Returns whether the value is resolved after the construction of its consumer.
    pub(crate) fn is_deferred(self) -> bool {
        matches!(self.form(), Form::Lazy | Form::Provider)
    }
}
