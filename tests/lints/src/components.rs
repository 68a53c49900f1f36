//! Components of all forms, with all options.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::{Arc, Weak};

use wirework::{Cloned, Injectable, Keyed, Lazy, Provider};

/// A mailer.
pub trait Mailer: Debug + Send + Sync {
    /// Returns the sender.
    fn sender(&self) -> &str;
}

/// An observer.
pub trait Audit: Send + Sync {}

/// A qualifier.
#[derive(Clone, Copy, Debug)]
pub struct Primary;

/// A handle that is cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// The address.
    pub url: Arc<str>,
}

/// A unit struct.
#[derive(Clone, Copy, Debug, Injectable)]
#[non_exhaustive]
pub struct Unit;

/// A tuple struct without fields.
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(transient)]
pub struct Empty();

/// A struct with braces and without fields, and a function without parameters.
#[derive(Clone, Copy, Debug, Default, Injectable)]
#[inject(scoped, new)]
pub struct Braces {}

/// A tuple struct.
#[derive(Debug, Injectable)]
#[inject(singleton, new)]
pub struct Tuple(pub Arc<Unit>, Option<Arc<Empty>>, #[inject(value = 3)] u32);

impl Tuple {
    /// Reads every field.
    #[must_use]
    pub const fn has_empty(&self) -> bool {
        self.1.is_some() && self.2 > 0
    }
}

/// A struct with named fields, each with different options.
#[derive(Debug, Injectable)]
#[inject(external, bind(dyn Mailer, dyn Audit))]
#[inject(key = Primary, scoped, new)]
#[must_use = "it sends nothing by itself"]
pub struct Smtp {
    /// A part.
    pub unit: Arc<Unit>,
    /// Several parts.
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
    /// Reads every field.
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

/// A struct with more fields than clippy allows parameters.
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

/// A struct with a constructor function.
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
    /// Fails if there is no place to connect to.
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

/// A struct with a constructor function without parameters that cannot fail.
#[derive(Clone, Copy, Debug, Injectable)]
#[inject(constructor = zero, transient)]
pub struct Zero(u8);

/// Constructs a [`Zero`].
#[must_use]
pub const fn zero() -> Zero {
    Zero(0)
}

impl Zero {
    /// The value.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// A deprecated struct.
#[deprecated(since = "0.1.0", note = "there is another")]
#[derive(Clone, Copy, Debug, Injectable)]
pub struct Old;

/// A struct with a field of a deprecated type, and with a deprecated field.
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

/// A struct that exists only in some builds, and has some fields only in some builds.
#[cfg(not(any()))]
#[derive(Clone, Debug, Injectable)]
pub struct Conditional {
    /// A field that exists.
    #[cfg(not(any()))]
    pub unit: Arc<Unit>,
    /// A field that does not exist.
    #[cfg(any())]
    pub nothing: Nothing,
}

/// A struct with a name and a layout as in C.
#[derive(Clone, Debug, Injectable)]
#[repr(C)]
pub struct size_t {
    /// A name that is a keyword of Rust.
    pub r#type: Arc<Unit>,
}
