//! The script of a part: the steps that it takes, and the log of those that it took.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::faults::simulation::time_of;
use crate::support::yields;

/// A step of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Construct,
    Start,
    Run,
    Drain,
    Stop,
}

/// A fault of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Fails,
    Panics,
    Hangs,
}

pub(super) const FAULTS: [Fault; 3] = [Fault::Fails, Fault::Panics, Fault::Hangs];

/// The step of a part that goes wrong, and the record of all steps.
#[derive(Debug)]
pub(super) struct Script {
    fault: Option<(usize, Step, Fault)>,
    /// False on an executor without virtual time, where a step takes a few polls instead.
    has_clock: bool,
    began: Mutex<Vec<(usize, Step)>>,
    ended: Mutex<Vec<(usize, Step)>>,
    alive: Arc<AtomicUsize>,
}

/// Counts the values that are not dropped.
#[derive(Debug)]
pub(super) struct Alive(Arc<AtomicUsize>);

impl Script {
    pub(super) fn new(fault: Option<(usize, Step, Fault)>) -> Self {
        Self {
            fault,
            has_clock: true,
            began: Mutex::default(),
            ended: Mutex::default(),
            alive: Arc::default(),
        }
    }

    /// Returns the same script for an executor without virtual time.
    pub(super) fn without_clock(self) -> Self {
        Self {
            has_clock: false,
            ..self
        }
    }

    /// Does a step: it takes its time, and goes wrong if it has to.
    pub(super) async fn step(&self, part: usize, step: Step) -> Result<(), String> {
        self.began.lock().unwrap().push((part, step));
        if self.has_clock {
            tokio::time::sleep(Duration::from_millis(time_of(part, step))).await;
        } else {
            yields(part % 4 + 1).await;
        }
        match self.fault {
            Some((faulty, at, fault)) if (faulty, at) == (part, step) => match fault {
                Fault::Fails => return Err(format!("{part} was told to fail")),
                Fault::Panics => panic!("{part} was told to panic"),
                Fault::Hangs => std::future::pending().await,
            },
            _ => {}
        }
        self.ended.lock().unwrap().push((part, step));
        Ok(())
    }

    /// Returns whether this step of the part hangs.
    pub(super) fn hangs(&self, part: usize, step: Step) -> bool {
        self.fault == Some((part, step, Fault::Hangs))
    }

    /// Returns whether the parts have tasks. Their steps need the clock.
    pub(super) fn has_tasks(&self) -> bool {
        self.has_clock
    }

    pub(super) fn alive(&self) -> usize {
        self.alive.load(SeqCst)
    }

    pub(super) fn count(&self) -> Alive {
        self.alive.fetch_add(1, SeqCst);
        Alive(Arc::clone(&self.alive))
    }

    /// Returns the parts that began a step, in this order.
    pub(super) fn began(&self, step: Step) -> Vec<usize> {
        of_step(&self.began, step)
    }

    /// Returns the parts that ended a step well, sorted.
    pub(super) fn ended(&self, step: Step) -> Vec<usize> {
        let mut parts = of_step(&self.ended, step);
        parts.sort_unstable();
        parts
    }
}

fn of_step(log: &Mutex<Vec<(usize, Step)>>, step: Step) -> Vec<usize> {
    let log = log.lock().unwrap();
    let of_step = log.iter().filter(|(_, logged)| *logged == step);
    of_step.map(|(part, _)| *part).collect()
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.fetch_sub(1, SeqCst);
    }
}
