//! Components of all shapes, with all options.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::{Arc, Weak};

use wirework::{Cloned, Injectable, Keyed, Lazy, Provider};

/// Sends mail.
pub trait Mailer: Debug + Send + Sync {
    /// Who sends it.
    fn sender(&self) -> &str;
}

/// Looks at what happens.
pub trait Audit: Send + Sync {}

/// A qualifier.
#[derive(Clone, Copy, Debug)]
pub struct Primary;

/// A handle that is cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// Where it leads.
    pub url: Arc<str>,
}

/// Of no fields.
#[derive(Clone, Copy, Debug, Injectable)]
#[non_exhaustive]
pub struct Unit;

/// Of no fields, in parentheses.
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(transient)]
pub struct Empty();

/// Of no fields, in braces, with a function that takes none.
#[derive(Clone, Copy, Debug, Default, Injectable)]
#[inject(scoped, new)]
pub struct Braces {}

/// Of numbered fields.
#[derive(Debug, Injectable)]
#[inject(singleton, new)]
pub struct Tuple(pub Arc<Unit>, Option<Arc<Empty>>, #[inject(value = 3)] u32);

impl Tuple {
    /// Looks at every field.
    #[must_use]
    pub const fn has_empty(&self) -> bool {
        self.1.is_some() && self.2 > 0
    }
}

/// Of named fields, each with other options.
#[derive(Debug, Injectable)]
#[inject(external, bind(dyn Mailer, dyn Audit))]
#[inject(key = Primary, scoped, new)]
#[must_use = "it sends nothing by itself"]
pub struct Smtp {
    /// A part.
    pub unit: Arc<Unit>,
    /// Some of them.
    pub(crate) empty: Option<Arc<Empty>>,
    mailers: Vec<Arc<dyn Mailer>>,
    by_name: HashMap<&'static str, Arc<Unit>>,
    in_order: BTreeMap<u8, Arc<Unit>>,
    weak: Weak<Unit>,
    lazy: Lazy<Braces>,
    provider: Provider<Empty>,
    keyed: Keyed<Primary, Arc<Unit>>,
    cloned: Cloned<Pool>,
    pair: (Arc<Unit>, Option<Arc<Unit>>),
    #[inject(clone)]
    pool: Pool,
    #[inject(key = Primary)]
    primary: Arc<Pool>,
    #[inject(key = Primary, clone)]
    primary_pool: Pool,
    #[inject(default = Arc::new(Unit))]
    fallback: Arc<Unit>,
    #[inject(key = Primary, clone, default = Pool::default())]
    fallback_pool: Pool,
    #[inject(value = "ada".into())]
    sender: String,
    #[inject(skip)]
    sent: Option<u64>,
    #[inject(value = |number| number + 1)]
    next: fn(u8) -> u8,
    #[expect(clippy::option_option, reason = "a field has reasons of its own")]
    #[inject(skip)]
    twice: Option<Option<u8>>,
}

impl Smtp {
    /// Looks at every field.
    #[must_use]
    pub fn count(&self) -> usize {
        let single = [
            self.empty.is_some(),
            self.weak.upgrade().is_some(),
            self.lazy.get().is_ok(),
            self.provider.get().is_ok(),
            self.pair.1.is_some(),
            Arc::ptr_eq(&self.keyed, &self.pair.0),
            Arc::ptr_eq(&self.fallback, &self.unit),
            self.sent.is_some(),
            self.twice.is_some(),
            (self.next)(1) == 2,
        ];
        let pools = [&self.cloned, &self.pool, &self.primary, &self.primary_pool];
        let urls = pools.into_iter().chain([&self.fallback_pool]);
        single.into_iter().filter(|holds| *holds).count()
            + self.mailers.len()
            + self.by_name.len()
            + self.in_order.len()
            + urls.map(|pool| pool.url.len()).sum::<usize>()
    }
}

impl Mailer for Smtp {
    fn sender(&self) -> &str {
        &self.sender
    }
}

impl Audit for Smtp {}

/// Of more fields than clippy wants a function to have parameters.
#[derive(Debug, Injectable)]
#[inject(new)]
pub struct Wide {
    /// The first.
    pub one: Arc<Unit>,
    /// The second.
    pub two: Arc<Unit>,
    /// The third.
    pub three: Arc<Unit>,
    /// The fourth.
    pub four: Arc<Unit>,
    /// The fifth.
    pub five: Arc<Unit>,
    /// The sixth.
    pub six: Arc<Unit>,
    /// The seventh.
    pub seven: Arc<Unit>,
    /// The eighth.
    pub eight: Arc<Unit>,
}

/// Made by a function.
#[derive(Clone, Debug, Injectable)]
#[inject(external, constructor = Self::connect, bind(dyn Audit))]
pub struct Connected {
    url: String,
}

impl Connected {
    /// Connects.
    ///
    /// # Errors
    ///
    /// Where there is no place to connect to.
    pub fn connect(pool: Arc<Pool>, unit: Option<Arc<Unit>>) -> Result<Self, std::fmt::Error> {
        let url = Arc::clone(&pool.url).to_string();
        if url.is_empty() && drop_all(pool, unit) {
            return Err(std::fmt::Error);
        }
        Ok(Self { url })
    }

    /// The place.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Audit for Connected {}

fn drop_all(pool: Arc<Pool>, unit: Option<Arc<Unit>>) -> bool {
    drop(pool);
    unit.is_none_or(|shared| Arc::into_inner(shared).is_none())
}

/// Made by a function that takes nothing and cannot fail.
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(constructor = zero, transient)]
pub struct Zero(u8);

/// Makes a [`Zero`].
#[must_use]
pub const fn zero() -> Zero {
    Zero(0)
}

impl Zero {
    /// What it holds.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Not to be used any more.
#[deprecated(since = "0.1.0", note = "there is another")]
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Old;

/// Holds what is not to be used any more, and has a field that is not.
#[expect(deprecated, reason = "it is older")]
#[derive(Clone, Debug, Injectable)]
#[inject(new)]
pub struct Older {
    /// A part.
    pub old: Arc<Old>,
    /// Another part.
    #[deprecated]
    #[inject(skip)]
    pub flag: bool,
}

/// Exists in some builds, with some of its fields.
#[cfg(not(any()))]
#[derive(Clone, Debug, Injectable)]
pub struct Conditional {
    /// There.
    #[cfg(not(any()))]
    pub unit: Arc<Unit>,
    /// Not there.
    #[cfg(any())]
    pub nothing: Nothing,
}

/// Named as in C, and laid out so.
#[derive(Clone, Debug, Injectable)]
#[repr(C)]
pub struct size_t {
    /// A name that Rust has for itself.
    pub r#type: Arc<Unit>,
}
