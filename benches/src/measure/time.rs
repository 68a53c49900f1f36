//! Times, from rounds in which all subjects take turns.
//!
//! A machine that is busy for a while slows all subjects of a round, so a ratio is taken within
//! each round, and the median of the rounds decides.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use crate::works::{Construct, Operation};

/// The rounds of an operation, and how long each subject has in one of them.
const ROUNDS: usize = 101;
const TURN: Duration = Duration::from_micros(400);

/// The rounds in which two threads work, and how long each has. It is long, as a thread that has
/// just started is slow.
const THREADED_ROUNDS: usize = 31;
const THREADED_TURN: Duration = Duration::from_millis(4);

/// A time, and its ratio to the floor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    pub(crate) nanoseconds: f64,
    pub(crate) ratio: f64,
}

/// Measures the operations of all subjects, the floor first, on one thread.
///
/// # Errors
///
/// Returns a message if an operation fails.
pub(crate) fn operations(subjects: &[Option<Operation>]) -> Result<Vec<Option<Time>>, String> {
    rounds(ROUNDS, subjects, &calibrated(subjects, TURN)?, once)
}

/// Measures the operations of all subjects on two threads at once, for each of which time counts.
///
/// # Errors
///
/// Returns a message if an operation fails.
pub(crate) fn on_two_threads(subjects: &[Option<Operation>]) -> Result<Vec<Option<Time>>, String> {
    rounds(
        THREADED_ROUNDS,
        subjects,
        &calibrated(subjects, THREADED_TURN)?,
        twice,
    )
}

/// Measures constructions, and returns their nanoseconds divided by a count.
///
/// # Errors
///
/// Returns a message if a construction fails.
pub(crate) fn constructions(
    subjects: &[Option<Construct>],
    count: u32,
) -> Result<Vec<Option<f64>>, String> {
    // Small containers need more repetitions for a steady median.
    let rounds = if count < 1_000 { 301 } else { 15 };
    let mut times = vec![Vec::with_capacity(rounds); subjects.len()];
    for _ in 0..rounds {
        for (construct, times) in subjects.iter().zip(&mut times) {
            if let Some(construct) = construct {
                let start = Instant::now();
                let value = construct()?;
                times.push(nanoseconds(start.elapsed()) / f64::from(count));
                drop(value);
            }
        }
    }
    Ok(times.into_iter().map(median).collect())
}

/// Finds how often each operation fits into a turn.
fn calibrated(subjects: &[Option<Operation>], turn: Duration) -> Result<Vec<u64>, String> {
    let calibrate = |operation: &Operation| {
        let mut times = 1;
        while once(operation, times)? < turn {
            times *= 2;
        }
        Ok(times)
    };
    subjects
        .iter()
        .map(|operation| operation.as_ref().map_or(Ok(0), calibrate))
        .collect()
}

fn rounds(
    count: usize,
    subjects: &[Option<Operation>],
    times: &[u64],
    turn: fn(&Operation, u64) -> Result<Duration, String>,
) -> Result<Vec<Option<Time>>, String> {
    let mut taken = vec![Vec::with_capacity(count); subjects.len()];
    for _ in 0..count {
        for ((operation, times), taken) in subjects.iter().zip(times).zip(&mut taken) {
            if let Some(operation) = operation {
                #[allow(clippy::cast_precision_loss)]
                taken.push(nanoseconds(turn(operation, *times)?) / *times as f64);
            }
        }
    }
    let floor = taken.first().cloned().ok_or("there is no floor")?;
    let time = |taken: Vec<f64>| {
        let ratios = taken
            .iter()
            .zip(&floor)
            .map(|(own, floor)| own / floor)
            .collect();
        Some(Time {
            nanoseconds: median(taken)?,
            ratio: median(ratios)?,
        })
    };
    Ok(taken.into_iter().map(time).collect())
}

fn once(operation: &Operation, times: u64) -> Result<Duration, String> {
    let start = Instant::now();
    operation(times)?;
    Ok(start.elapsed())
}

fn twice(operation: &Operation, times: u64) -> Result<Duration, String> {
    let barrier = Barrier::new(2);
    let turn = || {
        barrier.wait();
        once(operation, times)
    };
    thread::scope(|scope| {
        let other = scope.spawn(turn);
        let own = turn()?;
        let other = other.join().map_err(|_| "the other thread panicked")??;
        Ok(own.max(other))
    })
}

fn nanoseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e9
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
