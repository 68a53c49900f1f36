//! Levels of scopes, such as a session that contains requests.

use std::fmt::{self, Debug, Display, Formatter};

use crate::spec::key::Qualifier;
use crate::spec::source_line::SourceLine;

/// A level of scopes, named by a marker type that is never constructed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level(Qualifier);

/// The declared order of levels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels {
    /// All declared pairs, for messages.
    pairs: Vec<DeclaredPair>,
    /// The same pairs of an outer and an inner level, each once.
    distinct: Vec<(Level, Level)>,
}

/// A pair of neighbours, as a list of levels declares it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeclaredPair {
    pub(crate) outer: Level,
    pub(crate) inner: Level,
    /// The line of the list.
    pub(crate) at: SourceLine,
}

/// A list of levels in order, the outermost first: a tuple of two to six marker types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of scope levels",
    label = "expected a tuple of two to six types",
    note = "write the outermost level first, such as `(Session, Request)`"
)]
pub trait ScopeLevels {
    /// Adds the pairs of neighbours to the order.
    #[doc(hidden)]
    fn declare(declare: &mut dyn FnMut(LevelPair));
}

/// A level and the next inner one.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct LevelPair(Level, Level);

impl Level {
    /// Returns the level that the marker type `L` names.
    pub(crate) fn of<L: ?Sized + 'static>() -> Self {
        Self(Qualifier::of::<L>())
    }
}

impl Levels {
    /// Adds the order of a list of levels, which is written at this line.
    pub(crate) fn declare<L: ScopeLevels>(&mut self, at: SourceLine) {
        L::declare(&mut |LevelPair(outer, inner)| {
            self.add(DeclaredPair { outer, inner, at });
        });
    }

    fn add(&mut self, pair: DeclaredPair) {
        let DeclaredPair { outer, inner, .. } = pair;
        self.pairs.push(pair);
        if !self.distinct.contains(&(outer, inner)) {
            self.distinct.push((outer, inner));
        }
    }

    /// Adds the order that another builder or module declares.
    pub(crate) fn extend(&mut self, others: Self) {
        others.pairs.into_iter().for_each(|pair| self.add(pair));
    }

    /// Returns true if one level is declared to be outside of the other, directly or through others.
    pub(crate) fn is_outside(&self, outer: Level, inner: Level) -> bool {
        let mut reached = vec![outer];
        let mut next = 0;
        while let Some(level) = reached.get(next).copied() {
            next += 1;
            for (_, next) in self.distinct.iter().filter(|(outer, _)| *outer == level) {
                if *next == inner {
                    return true;
                }
                if !reached.contains(next) {
                    reached.push(*next);
                }
            }
        }
        false
    }

    /// Returns the circles of levels: each level of a circle is declared to be outside of itself, directly or
    /// through the others.
    ///
    /// A level that a list has twice in a row is a circle of its own.
    pub(crate) fn circles(&self) -> Vec<Vec<Level>> {
        let mut circles: Vec<Vec<Level>> = Vec::new();
        for (level, _) in &self.distinct {
            let is_known = circles.iter().any(|circle| circle.contains(level));
            if !is_known && self.is_outside(*level, *level) {
                circles.push(self.circle_of(*level));
            }
        }
        circles
    }

    fn circle_of(&self, level: Level) -> Vec<Level> {
        let mut circle: Vec<Level> = Vec::new();
        for (other, _) in &self.distinct {
            let is_in_circle = self.is_outside(level, *other) && self.is_outside(*other, level);
            if is_in_circle && !circle.contains(other) {
                circle.push(*other);
            }
        }
        circle
    }

    /// Returns the declared pairs of these levels.
    pub(crate) fn pairs_of(&self, levels: &[Level]) -> impl Iterator<Item = &DeclaredPair> {
        let pairs = self.pairs.iter();
        pairs.filter(|pair| levels.contains(&pair.outer) && levels.contains(&pair.inner))
    }
}

macro_rules! tuples {
    ($(($($level:ident)+);)+) => {$(
        impl<$($level: 'static),+> ScopeLevels for ($($level,)+) {
            fn declare(declare: &mut dyn FnMut(LevelPair)) {
                let levels = [$(Level::of::<$level>()),+];
                for (outer, inner) in levels.iter().zip(&levels[1..]) {
                    declare(LevelPair(*outer, *inner));
                }
            }
        }
    )+};
}

tuples! {
    (A B);
    (A B C);
    (A B C D);
    (A B C D E);
    (A B C D E F);
}

impl Display for Level {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, out)
    }
}

impl Debug for Level {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}
