//! The order of work between which there are dependencies.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::ops::ControlFlow;

use futures_util::stream::{FuturesUnordered, StreamExt};

/// Pieces of work, by number. Each begins when those that it follows are done.
pub(crate) struct Schedule {
    /// For each piece, the number of pieces that it still waits for.
    waits_for: Vec<usize>,
    /// For each piece, those that wait for it.
    followers: Vec<Vec<usize>>,
}

impl Schedule {
    /// Returns the order in which each piece follows those below it.
    pub(crate) fn upwards<'a>(below: impl Iterator<Item = &'a [usize]>) -> Self {
        let below: Vec<&[usize]> = below.collect();
        let mut followers = vec![Vec::new(); below.len()];
        for (at, below) in below.iter().enumerate() {
            for other in *below {
                followers[*other].push(at);
            }
        }
        let waits_for = below.iter().map(|below| below.len()).collect();
        Self {
            waits_for,
            followers,
        }
    }

    /// Returns the order in which each piece follows those above it.
    pub(crate) fn downwards<'a>(below: impl Iterator<Item = &'a [usize]>) -> Self {
        let followers: Vec<Vec<usize>> = below.map(<[usize]>::to_vec).collect();
        let mut waits_for = vec![0; followers.len()];
        for below in followers.iter().flatten() {
            waits_for[*below] += 1;
        }
        Self {
            waits_for,
            followers,
        }
    }

    /// Does all of the work, like [`run`](Self::run).
    pub(crate) async fn run_all<Work: Future>(
        self,
        begin: impl FnMut(usize) -> Work,
        mut done: impl FnMut(usize, Work::Output),
    ) {
        let done = |at, result| {
            done(at, result);
            ControlFlow::<Infallible>::Continue(())
        };
        match self.run(None, begin, done).await {
            ControlFlow::Continue(()) => {}
            ControlFlow::Break(never) => match never {},
        }
    }

    /// Does the work, as much of it at the same time as the order and `most` allow.
    ///
    /// `begin` returns the work of a piece, and `done` receives its result. If `done` breaks, the work that is in
    /// progress is dropped.
    pub(crate) async fn run<Work: Future, Break>(
        mut self,
        most: Option<usize>,
        mut begin: impl FnMut(usize) -> Work,
        mut done: impl FnMut(usize, Work::Output) -> ControlFlow<Break>,
    ) -> ControlFlow<Break> {
        let most = most.unwrap_or(usize::MAX).max(1);
        let all = 0..self.waits_for.len();
        let mut ready: VecDeque<usize> = all.filter(|at| self.waits_for[*at] == 0).collect();
        let mut running = FuturesUnordered::new();
        loop {
            while running.len() < most {
                let Some(at) = ready.pop_front() else { break };
                let work = begin(at);
                running.push(async move { (at, work.await) });
            }
            let Some((at, result)) = running.next().await else {
                return ControlFlow::Continue(());
            };
            done(at, result)?;
            for follower in std::mem::take(&mut self.followers[at]) {
                self.waits_for[follower] -= 1;
                if self.waits_for[follower] == 0 {
                    ready.push_back(follower);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A diamond: 3 needs 1 and 2, which both need 0.
    const DIAMOND: [&[usize]; 4] = [&[], &[0], &[0], &[1, 2]];

    fn order(schedule: Schedule, most: Option<usize>) -> Vec<usize> {
        let mut order = Vec::new();
        let run = schedule.run(
            most,
            |_| async {},
            |at, ()| {
                order.push(at);
                ControlFlow::<()>::Continue(())
            },
        );
        assert!(futures_executor::block_on(run).is_continue());
        order
    }

    #[test]
    fn upwards_each_piece_follows_those_below_it() {
        let order = order(Schedule::upwards(DIAMOND.into_iter()), None);
        assert_eq!((order[0], order[3], order.len()), (0, 3, 4));
    }

    #[test]
    fn downwards_each_piece_follows_those_above_it() {
        let order = order(Schedule::downwards(DIAMOND.into_iter()), Some(1));
        assert_eq!((order[0], order[3], order.len()), (3, 0, 4));
    }

    #[test]
    fn no_more_pieces_run_at_the_same_time_than_allowed() {
        let none: [&[usize]; 5] = [&[]; 5];
        for (most, expected) in [(Some(2), 2), (None, 5), (Some(0), 1)] {
            let (running, reached) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
            let run = Schedule::upwards(none.into_iter()).run(
                most,
                |_| {
                    running.set(running.get() + 1);
                    reached.set(reached.get().max(running.get()));
                    async {}
                },
                |_, ()| {
                    running.set(running.get() - 1);
                    ControlFlow::<()>::Continue(())
                },
            );
            assert!(futures_executor::block_on(run).is_continue());
            assert_eq!(reached.get(), expected, "at most {most:?}");
        }
    }

    #[test]
    fn work_that_breaks_ends_the_run() {
        let mut begun = 0;
        let run = Schedule::upwards(DIAMOND.into_iter()).run(
            None,
            |_| {
                begun += 1;
                async {}
            },
            |at, ()| ControlFlow::Break(at),
        );
        assert_eq!(futures_executor::block_on(run), ControlFlow::Break(0));
        assert_eq!(begun, 1);
    }
}
