//! Many bindings: 1,000 types, one for each number of three digits, under up to ten keys each.

use std::sync::Arc;

/// A component of which there are as many as numbers of three digits.
///
/// Each depends on two singletons that all share.
#[derive(wirework::Injectable)]
pub(crate) struct Node<const A: u8, const B: u8, const C: u8> {
    pub(crate) settings: Arc<Settings>,
    pub(crate) limits: Arc<Limits>,
}

/// A dependency of every node.
#[derive(wirework::Injectable)]
pub(crate) struct Settings;

/// Another dependency of every node.
#[derive(wirework::Injectable)]
pub(crate) struct Limits;

/// A qualifier for the further bindings of a node.
pub(crate) struct Variant<const D: u8>;

/// The node that is resolved.
pub(crate) type Chosen = Node<0, 0, 7>;

impl<const A: u8, const B: u8, const C: u8> Node<A, B, C> {
    pub(crate) fn components(&self) -> u64 {
        let counts = [
            Arc::strong_count(&self.settings),
            Arc::strong_count(&self.limits),
        ];
        u64::from(counts.iter().all(|count| *count > 1))
    }
}

/// A number of bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    Ten,
    Hundred,
    Thousand,
    /// 1,000 types without a qualifier, and under each of nine qualifiers.
    TenThousand,
}

impl Size {
    pub(crate) const ALL: [Self; 4] = [Self::Ten, Self::Hundred, Self::Thousand, Self::TenThousand];

    pub(crate) fn count(self) -> u32 {
        match self {
            Self::Ten => 10,
            Self::Hundred => 100,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
        }
    }
}

/// Calls a function or a method with each digit as a constant.
macro_rules! each_digit {
    ($builder:ident, |$digit:ident| $call:expr) => {
        each_digit!(@ $builder, $digit, $call, 0 1 2 3 4 5 6 7 8 9)
    };
    (@ $builder:ident, $digit:ident, $call:expr, $($value:literal)*) => {{
        $(let $builder = { const $digit: u8 = $value; $call };)*
        $builder
    }};
}

/// A builder that nodes can be added to.
pub(crate) trait Register: Sized {
    /// Adds one node.
    #[must_use]
    fn node<const A: u8, const B: u8, const C: u8>(self) -> Self;

    /// Adds one node under the qualifier `Variant<D>`.
    #[must_use]
    fn variant<const A: u8, const B: u8, const C: u8, const D: u8>(self) -> Self;
}

/// Adds as many nodes as the size says.
pub(crate) fn register<R: Register>(builder: R, size: Size) -> R {
    match size {
        Size::Ten => units::<0, 0, 0, R>(builder),
        Size::Hundred => tens::<0, 0, R>(builder),
        Size::Thousand => hundreds::<0, R>(builder),
        Size::TenThousand => each_digit!(builder, |D| hundreds::<D, R>(builder)),
    }
}

fn hundreds<const D: u8, R: Register>(builder: R) -> R {
    each_digit!(builder, |A| tens::<A, D, R>(builder))
}

fn tens<const A: u8, const D: u8, R: Register>(builder: R) -> R {
    each_digit!(builder, |B| units::<A, B, D, R>(builder))
}

fn units<const A: u8, const B: u8, const D: u8, R: Register>(builder: R) -> R {
    if D == 0 {
        each_digit!(builder, |C| builder.node::<A, B, C>())
    } else {
        each_digit!(builder, |C| builder.variant::<A, B, C, D>())
    }
}
