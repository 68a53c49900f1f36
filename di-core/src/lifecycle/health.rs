//! The health of a container: the checks of its components, and its readiness.

use std::fmt::{self, Debug, Display, Formatter};
use std::ops::ControlFlow;
use std::time::Duration;

use crate::container::Container;
use crate::lifecycle::polled_checks::{polled, polled_checks};
use crate::runtime::lifecycle::health::Health;
use crate::runtime::lifecycle::hooks::Hooked;
use crate::runtime::lifecycle::race::within;
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::model::Store;

/// The health of a container: one row for each component with a `health` hook.
#[derive(Clone, Debug)]
pub struct HealthReport {
    rows: Vec<HealthRow>,
    /// True if the container was stopped or dropped.
    is_stopped: bool,
}

/// The health of one component.
#[derive(Clone, Debug)]
pub struct HealthRow {
    component: String,
    health: Health,
    took: Duration,
}

impl<M> Container<M> {
    /// Runs the `health` hooks of all singletons at the same time.
    ///
    /// A check that panics or exceeds its [limit](crate::Limits::health) makes its component unhealthy. A
    /// component that is not constructed is [`NotStarted`](Health::NotStarted), and so are all components once
    /// the container is stopped.
    ///
    /// A call inside of a check does not run the checks again. It returns a report in which the component of that check
    /// is unhealthy.
    pub async fn health(&self) -> HealthReport {
        health_of(self.store()).await
    }

    /// Returns whether the container is ready to serve: it has started, and its stop has not begun.
    ///
    /// A container that was built without a start is never ready.
    #[must_use]
    pub fn readiness(&self) -> bool {
        is_ready(self.store())
    }
}

/// Runs the `health` hooks of all singletons at the same time.
pub(crate) async fn health_of(store: &Store) -> HealthReport {
    let asking = polled_checks(store.address());
    if !asking.is_empty() {
        return HealthReport::of_asking(store, &asking);
    }
    let checked = store.lifecycle.hooked.iter();
    let checked: Vec<&Hooked> = checked.filter(|it| it.hooks.health.is_some()).collect();
    let mut rows = vec![None; checked.len()];
    let all_at_once = Schedule::upwards(checked.iter().map(|_| &[][..]));
    let done = |at: usize, row| {
        rows[at] = Some(row);
        ControlFlow::<()>::Continue(())
    };
    // It always continues, so its result says nothing.
    let _ = all_at_once
        .run(None, |at| check(store, checked[at]), done)
        .await;
    HealthReport {
        rows: rows.into_iter().flatten().collect(),
        is_stopped: store.lifecycle.is_stopped(),
    }
}

pub(crate) fn is_ready(store: &Store) -> bool {
    store.lifecycle.stage() == Stage::Started
}

async fn check(store: &Store, hooked: &Hooked) -> HealthRow {
    let settings = &store.lifecycle.settings;
    let began = settings.now();
    let slot = store.slot(hooked.slot);
    let value = slot.and_then(|slot| slot.cell.get());
    let value = value.filter(|_| store.lifecycle.stage() < Stage::Stopped);
    let check = hooked.hooks.health.as_ref().zip(value);
    let check = async {
        match check.and_then(|(check, value)| check(value, ())) {
            Some(check) => within(settings, settings.limits.of_health(), check)
                .await
                .unwrap_or_else(|cause| Health::Unhealthy(format!("the check {cause}"))),
            None => Health::NotStarted,
        }
    };
    HealthRow {
        component: name(store, hooked.slot),
        health: polled(store.address(), hooked.slot, check).await,
        took: settings.now().saturating_duration_since(began),
    }
}

/// Returns the name of the component in a slot.
fn name(store: &Store, slot: u32) -> String {
    let header = store.header(slot);
    header.map_or_else(String::new, |header| header.label.step())
}

impl HealthReport {
    /// Returns the report for checks of these slots that ask for the health of their own container.
    fn of_asking(store: &Store, slots: &[u32]) -> Self {
        let rows = slots.iter().map(|slot| HealthRow {
            component: name(store, *slot),
            health: Health::Unhealthy("its check asks for the health of its container".to_owned()),
            took: Duration::ZERO,
        });
        Self {
            rows: rows.collect(),
            is_stopped: store.lifecycle.is_stopped(),
        }
    }

    /// Returns the report of a container that was dropped.
    pub(crate) fn of_dropped() -> Self {
        Self {
            rows: Vec::new(),
            is_stopped: true,
        }
    }

    /// Returns the rows, in the order of registration.
    #[must_use]
    pub fn rows(&self) -> &[HealthRow] {
        &self.rows
    }

    /// Returns whether no component is unhealthy or not started. A degraded one still works.
    ///
    /// A container that was stopped or dropped is not healthy, even if it has no checks.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        let mut rows = self.rows.iter();
        !self.is_stopped
            && rows.all(|row| matches!(row.health, Health::Healthy | Health::Degraded(_)))
    }
}

impl HealthRow {
    /// Returns the name of the component.
    #[must_use]
    pub fn component(&self) -> &str {
        &self.component
    }

    /// Returns the health of the component.
    #[must_use]
    pub fn health(&self) -> &Health {
        &self.health
    }

    /// Returns the time that the check took.
    #[must_use]
    pub fn took(&self) -> Duration {
        self.took
    }
}

/// Writes one line for each component: `Pool: healthy`.
impl Display for HealthReport {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if self.is_stopped && self.rows.is_empty() {
            return out.write_str("the container is stopped");
        }
        for (number, row) in self.rows.iter().enumerate() {
            let newline = if number == 0 { "" } else { "\n" };
            write!(out, "{newline}{}: {}", row.component, row.health)?;
        }
        Ok(())
    }
}
