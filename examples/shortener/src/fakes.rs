//! Hand-written stand-ins for tests.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::sync::Notify;

use crate::{
    database::{self, Database},
    domain::{
        ClickRecorder, Clock, Code, CodeGenerator, Deed, Insertion, Journal, Link, NewLink,
        Recorded, Store, StoreError, Target,
    },
};

pub(crate) fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub(crate) fn new_link(name: &str, target: &str) -> NewLink {
    NewLink {
        code: code(name),
        target: Target::checked(target.to_owned()),
        created_at: noon(),
    }
}

pub(crate) fn noon() -> SystemTime {
    humantime::parse_rfc3339("2024-05-01T12:00:00Z").unwrap()
}

/// A database in memory, with its tables.
pub(crate) async fn memory_database() -> Database {
    // Each connection would have a database of its own.
    let one = SqlitePoolOptions::new().max_connections(1);
    let pool = one.connect("sqlite::memory:").await.unwrap();
    database::migrate(&pool).await.unwrap();
    Database {
        readers: pool.clone(),
        writer: pool,
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub(crate) struct FakeClock(Mutex<SystemTime>);

impl FakeClock {
    pub(crate) fn at(time: SystemTime) -> Self {
        Self(Mutex::new(time))
    }

    pub(crate) fn set(&self, time: SystemTime) {
        *self.0.lock().unwrap() = time;
    }

    pub(crate) fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }
}

/// Gives the codes of a list; the last one for ever.
#[derive(Debug)]
pub(crate) struct ScriptedCodes {
    codes: Vec<Code>,
    given: AtomicUsize,
}

impl ScriptedCodes {
    pub(crate) fn new(codes: &[&str]) -> Self {
        Self {
            codes: codes.iter().map(|text| code(text)).collect(),
            given: AtomicUsize::new(0),
        }
    }
}

impl CodeGenerator for ScriptedCodes {
    fn generate(&self) -> Code {
        let next = self.given.fetch_add(1, SeqCst);
        self.codes[next.min(self.codes.len() - 1)].clone()
    }
}

/// Keeps what was noted.
#[derive(Debug, Default)]
pub(crate) struct FakeJournal(Mutex<Vec<Deed>>);

impl FakeJournal {
    pub(crate) fn deeds(&self) -> Vec<Deed> {
        self.0.lock().unwrap().clone()
    }
}

impl Journal for FakeJournal {
    fn note(&self, deed: Deed) {
        self.0.lock().unwrap().push(deed);
    }

    fn close(&self, _status: u16) {}
}

/// Keeps links in memory, counts their clicks, and fails when told to.
#[derive(Debug, Default)]
pub(crate) struct FakeStore {
    links: Mutex<Vec<Link>>,
    reads: AtomicUsize,
    fails: AtomicBool,
    fails_to_count: AtomicBool,
    vanishes_when_counted: AtomicBool,
    gate: Mutex<Option<Arc<Gate>>>,
    deletion: Notify,
}

/// Holds up one reader between its reading and its answer.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    entered: Notify,
    released: Notify,
}

impl Gate {
    pub(crate) async fn entered(&self) {
        self.entered.notified().await;
    }

    pub(crate) fn release(&self) {
        self.released.notify_one();
    }
}

impl FakeStore {
    /// How often a target was read.
    pub(crate) fn reads(&self) -> usize {
        self.reads.load(SeqCst)
    }

    /// Lets everything fail from now on.
    pub(crate) fn fail(&self) {
        self.fails.store(true, SeqCst);
    }

    /// Lets the counting of clicks fail from now on.
    pub(crate) fn fail_to_count(&self) {
        self.fails_to_count.store(true, SeqCst);
    }

    /// Lets each link be gone when its click is to be counted.
    pub(crate) fn vanish_when_counted(&self) {
        self.vanishes_when_counted.store(true, SeqCst);
    }

    /// Holds up the next reader of a target.
    pub(crate) fn hold_next_read(&self) -> Arc<Gate> {
        let gate = Arc::new(Gate::default());
        *self.gate.lock().unwrap() = Some(gate.clone());
        gate
    }

    /// Waits until a link was deleted.
    pub(crate) async fn deletion(&self) {
        self.deletion.notified().await;
    }

    fn check(&self) -> Result<(), StoreError> {
        if self.fails.load(SeqCst) {
            return Err(StoreError::new("the fake store was told to fail"));
        }
        Ok(())
    }

    fn position(links: &[Link], code: &Code) -> Option<usize> {
        links.iter().position(|link| link.code == *code)
    }
}

#[async_trait]
impl Store for FakeStore {
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError> {
        self.check()?;
        let mut links = self.links.lock().unwrap();
        if Self::position(&links, &link.code).is_some() {
            return Ok(Insertion::CodeTaken);
        }
        let link = Link::from(link);
        links.push(link.clone());
        Ok(Insertion::Kept(link))
    }

    async fn target(&self, code: &Code) -> Result<Option<Target>, StoreError> {
        self.reads.fetch_add(1, SeqCst);
        let found = self.find(code).await?;
        let gate = self.gate.lock().unwrap().take();
        if let Some(gate) = gate {
            gate.entered.notify_one();
            gate.released.notified().await;
        }
        Ok(found.map(|link| link.target))
    }

    async fn find(&self, code: &Code) -> Result<Option<Link>, StoreError> {
        self.check()?;
        let links = self.links.lock().unwrap();
        Ok(Self::position(&links, code).map(|at| links[at].clone()))
    }

    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError> {
        self.check()?;
        let links = self.links.lock().unwrap();
        let newest = links.iter().rev().take(usize::try_from(limit).unwrap());
        Ok(newest.cloned().collect())
    }

    async fn count(&self) -> Result<u64, StoreError> {
        self.check()?;
        Ok(self.links.lock().unwrap().len().try_into().unwrap())
    }

    async fn delete(&self, code: &Code) -> Result<bool, StoreError> {
        self.check()?;
        let mut links = self.links.lock().unwrap();
        let Some(at) = Self::position(&links, code) else {
            return Ok(false);
        };
        links.remove(at);
        self.deletion.notify_one();
        Ok(true)
    }
}

#[async_trait]
impl ClickRecorder for FakeStore {
    async fn record(&self, code: &Code) -> Result<Recorded, StoreError> {
        if self.fails_to_count.load(SeqCst) {
            return Err(StoreError::new("the fake store was told not to count"));
        }
        if self.vanishes_when_counted.load(SeqCst) {
            return Ok(Recorded::NoSuchLink);
        }
        let mut links = self.links.lock().unwrap();
        let Some(at) = Self::position(&links, code) else {
            return Ok(Recorded::NoSuchLink);
        };
        links[at].clicks += 1;
        Ok(Recorded::Counted)
    }
}
