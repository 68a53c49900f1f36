//! The timeline of a start and a stop, as text.

use std::collections::HashSet;
use std::fmt::{self, Debug, Display, Formatter};
use std::time::{Duration, Instant};

use crate::container::Container;
use crate::runtime::lifecycle::recorder::Bar;
use crate::runtime::model::Store;
use crate::spec::lifecycle::Phase;

/// The times of the steps of a container: its constructors, hooks and tasks that have ended.
///
/// `{}` writes one bar for each step. `*` marks the steps of the critical path of a start: to make one of them faster
/// makes the start faster. `!` marks a step that failed or was cancelled.
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
            is_critical: critical[at],
        });
        Self {
            rows: rows.collect(),
        }
    }
}

/// Returns, for each step, whether the end of the start had to wait for it.
///
/// A step begins as soon as it can. So what it has waited for is the step that ended last before it. If several
/// ended at the same time, one that it depends on counts.
fn critical_path(store: &Store, bars: &[Bar]) -> Vec<bool> {
    let of_start = |bar: &Bar| matches!(bar.step.phase, Phase::Construct | Phase::Start);
    let mut by_end: Vec<usize> = (0..bars.len()).filter(|at| of_start(&bars[*at])).collect();
    by_end.sort_by_key(|at| bars[*at].ended);
    let mut is_critical = vec![false; bars.len()];
    let mut next = by_end.last().copied();
    while let Some(at) = next {
        is_critical[at] = true;
        let step = &bars[at];
        let ended = by_end.partition_point(|other| bars[*other].ended <= step.began);
        let ended = &by_end[..ended];
        let last = ended.last().map(|last| bars[*last].ended);
        let at_once = ended.iter().rev().copied();
        let at_once = at_once.take_while(|other| Some(bars[*other].ended) == last);
        let at_once: Vec<usize> = at_once.filter(|other| !is_critical[*other]).collect();
        next = match &*at_once {
            [] | [_] => at_once.first().copied(),
            several => nearest(store, step, bars, several),
        };
    }
    is_critical
}

/// Returns one of these steps on which the step depends, or else the first.
fn nearest(store: &Store, step: &Bar, bars: &[Bar], others: &[usize]) -> Option<usize> {
    let header = store.header(step.slot);
    let below = header.map_or_else(Vec::new, |header| store.below(header));
    let below: HashSet<u32> = below.into_iter().chain([step.slot]).collect();
    let mut needed = others
        .iter()
        .filter(|other| below.contains(&bars[**other].slot));
    needed.next().or(others.first()).copied()
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
