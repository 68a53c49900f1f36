//! The timeline of a start and a stop, as text.

use std::fmt::{self, Debug, Display, Formatter};
use std::time::{Duration, Instant};

use crate::container::Container;
use crate::runtime::lifecycle::recorder::Bar;
use crate::runtime::model::Store;
use crate::runtime::slot::Edge;
use crate::spec::lifecycle::Phase;

/// The times of the steps of a container: its constructors, hooks and tasks that have ended.
///
/// `{}` writes one bar for each step. The steps of the critical path of a start are marked with `*`: to make one
/// of them faster makes the start faster.
pub struct Timeline {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    phase: Phase,
    began: Duration,
    ended: Duration,
    is_success: bool,
    is_critical: bool,
}

/// The number of characters of the longest bar.
const WIDTH: u32 = 40;

impl<M> Container<M> {
    /// Returns the times of the steps that have ended: of the start, and later of the stop.
    ///
    /// ```
    /// use wirework::{Container, bind};
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to_async(async || 80))
    ///     .start()
    ///     .await?;
    /// println!("{}", container.timeline());
    /// # assert!(container.timeline().to_string().contains("construct u16"));
    /// # Ok::<(), wirework::StartError>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        Timeline::of(self.store())
    }
}

impl Timeline {
    fn of(store: &Store) -> Self {
        let mut bars = store.lifecycle.recorder.bars();
        bars.sort_by_key(|bar| (bar.began, bar.ended));
        let critical = critical_path(store, &bars);
        let Some(origin) = bars.first().map(|bar| bar.began) else {
            return Self { rows: Vec::new() };
        };
        let since = |time: Instant| time.saturating_duration_since(origin);
        let rows = bars.iter().enumerate().map(|(at, bar)| Row {
            name: bar.step.label.step(),
            phase: bar.step.phase,
            began: since(bar.began),
            ended: since(bar.ended),
            is_success: bar.is_success,
            is_critical: critical.contains(&at),
        });
        Self {
            rows: rows.collect(),
        }
    }
}

/// Returns the steps that the end of the start had to wait for, from the last one back.
///
/// A step begins as soon as it can. So what it has waited for is the step that ended last before it. If several
/// ended at the same time, one that it depends on counts.
fn critical_path(store: &Store, bars: &[Bar]) -> Vec<usize> {
    let of_start = |bar: &Bar| matches!(bar.step.phase, Phase::Construct | Phase::Start);
    let starts: Vec<usize> = (0..bars.len()).filter(|at| of_start(&bars[*at])).collect();
    let mut path = Vec::new();
    let mut next = starts.iter().copied().max_by_key(|at| bars[*at].ended);
    while let Some(at) = next {
        path.push(at);
        let step = &bars[at];
        let before = starts.iter().copied();
        let before =
            before.filter(|other| !path.contains(other) && bars[*other].ended <= step.began);
        next = before.max_by_key(|other| (bars[*other].ended, depends(store, step, &bars[*other])));
    }
    path
}

/// Returns whether a value depends on another one, or a hook on its own constructor.
fn depends(store: &Store, step: &Bar, other: &Bar) -> bool {
    step.slot == other.slot || {
        let header = store.header(step.slot);
        let below = header.map_or_else(Vec::new, |header| store.below(header));
        below.contains(&other.slot)
            || header.is_some_and(|header| {
                let mut targets = header.edges.iter().flat_map(Edge::targets);
                targets.any(|target| target == other.slot)
            })
    }
}

impl Display for Timeline {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let total = self.rows.iter().map(|row| row.ended).max();
        let total = total.unwrap_or_default().max(Duration::from_nanos(1));
        let names = self.rows.iter().map(|row| row.name.chars().count());
        let width = names.max().unwrap_or_default();
        for (number, row) in self.rows.iter().enumerate() {
            let newline = if number == 0 { "" } else { "\n" };
            let (began, ended) = (position(row.began, total), position(row.ended, total));
            let bar = "=".repeat((ended - began).max(1));
            let mark = match (row.is_critical, row.is_success) {
                (_, false) => "!",
                (true, true) => "*",
                (false, true) => " ",
            };
            let (name, phase) = (&row.name, row.phase.to_string());
            let gap = " ".repeat(began);
            let took = row.ended.saturating_sub(row.began);
            let bars = format!("{gap}{bar}");
            let length = WIDTH as usize + 1;
            write!(
                out,
                "{newline}{mark} {phase:<9} {name:<width$} |{bars:<length$}| {took:.1?}"
            )?;
        }
        Ok(())
    }
}

/// Returns the place of a time in a line.
fn position(time: Duration, total: Duration) -> usize {
    let place = time.as_nanos() * u128::from(WIDTH) / total.as_nanos().max(1);
    usize::try_from(place).unwrap_or(0)
}

impl Debug for Timeline {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
