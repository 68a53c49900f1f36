//! The shared parts of the tests. Most doubles are mocks. The doubles here are written by hand because they have state:
//! one call reads what another call wrote.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use clap::Parser;
use sqlx::{SqlitePool, sqlite::SqlitePoolOptions};
use tokio::sync::Notify;

use crate::{
    domain::{ClickRecorder, Clock, Code, Insertion, Link, NewLink, Store, StoreError, Target},
    settings::Settings,
    storage::database,
};

pub(crate) fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub(crate) fn target(address: &str) -> Target {
    Target::checked(address.to_owned())
}

pub(crate) fn new_link(name: &str, target: &str) -> NewLink {
    NewLink {
        code: code(name),
        target: self::target(target),
        created_at: noon(),
    }
}

pub(crate) fn noon() -> SystemTime {
    humantime::parse_rfc3339("2024-05-01T12:00:00Z").unwrap()
}

/// Returns a database in memory, with its tables.
pub(crate) async fn memory_database() -> SqlitePool {
    // Each further connection would open a separate database.
    let one = SqlitePoolOptions::new().max_connections(1);
    let pool = one.connect("sqlite::memory:").await.unwrap();
    database::migrate(&pool).await.unwrap();
    pool
}

/// Returns settings with a base URL and any free port. No test opens their database.
pub(crate) fn settings() -> Settings {
    let args = ["shortener", "--base-url", "https://sho.rt/", "--port", "0"];
    Settings::parse_from(args)
}

/// A clock that stands still until the test moves it.
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

/// Returns a function for a mock: it returns the codes of a list, and then the last one again and again.
pub(crate) fn codes(names: &'static [&'static str]) -> impl FnMut() -> Code + Send {
    let (last, first) = names.split_last().unwrap();
    let mut first = first.iter();
    move || code(first.next().unwrap_or(last))
}

/// A store in memory that also counts clicks. It can delay a reader, which a mock cannot.
#[derive(Debug, Default)]
pub(crate) struct FakeStore {
    links: Mutex<Vec<Link>>,
    reads: AtomicUsize,
    gate: Mutex<Option<Arc<Gate>>>,
    deletion: Notify,
}

/// A gate that delays one reader between the read and its return.
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
    /// Returns how often a target was read.
    pub(crate) fn reads(&self) -> usize {
        self.reads.load(SeqCst)
    }

    /// Delays the next reader of a target.
    pub(crate) fn hold_next_read(&self) -> Arc<Gate> {
        let gate = Arc::new(Gate::default());
        *self.gate.lock().unwrap() = Some(gate.clone());
        gate
    }

    /// Waits until a link is deleted.
    pub(crate) async fn deletion(&self) {
        self.deletion.notified().await;
    }

    fn position(links: &[Link], code: &Code) -> Option<usize> {
        links.iter().position(|link| link.code == *code)
    }
}

#[async_trait]
impl Store for FakeStore {
    async fn insert(&self, link: NewLink) -> Result<Insertion, StoreError> {
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
        let links = self.links.lock().unwrap();
        Ok(Self::position(&links, code).map(|at| links[at].clone()))
    }

    async fn newest(&self, limit: u32) -> Result<Vec<Link>, StoreError> {
        let links = self.links.lock().unwrap();
        let newest = links.iter().rev().take(usize::try_from(limit).unwrap());
        Ok(newest.cloned().collect())
    }

    async fn count(&self) -> Result<u64, StoreError> {
        Ok(self.links.lock().unwrap().len().try_into().unwrap())
    }

    async fn delete(&self, code: &Code) -> Result<bool, StoreError> {
        let mut links = self.links.lock().unwrap();
        let Some(at) = Self::position(&links, code) else {
            return Ok(false);
        };
        links.remove(at);
        self.deletion.notify_one();
        Ok(true)
    }
}

impl ClickRecorder for FakeStore {
    fn record(&self, code: &Code) {
        let mut links = self.links.lock().unwrap();
        if let Some(at) = Self::position(&links, code) {
            links[at].clicks += 1;
        }
    }
}
