//! The time at which each step ends, computed without a container.

use crate::faults::parts::{BELOW, COUNT};
use crate::faults::script::Step;

/// Returns the time that a step takes, in milliseconds. Sums of such times differ from each other.
pub(super) fn time_of(part: usize, step: Step) -> u64 {
    let part = u64::try_from(part).unwrap();
    match step {
        Step::Construct => 100 + part * part,
        Step::Start => 200 + part * part * 3,
        Step::Run => 5_000 + part,
        Step::Drain => 50 + part,
        Step::Stop => 20 + part,
    }
}

/// Returns the time at which the step of each part ends, if it begins when those of the parts below have ended.
pub(super) fn ends(step: Step) -> [u64; COUNT] {
    let mut ends = [0; COUNT];
    // A part depends on parts with smaller numbers alone.
    for part in 0..COUNT {
        let begins = BELOW[part].iter().map(|below| ends[*below]).max();
        ends[part] = begins.unwrap_or(0) + time_of(part, step);
    }
    ends
}

/// Returns the parts whose step has ended before that of `part` ends, which it never does if it `hangs`.
pub(super) fn ended_before(part: usize, step: Step, hangs: bool) -> Vec<usize> {
    let ends = ends(step);
    let all = 0..COUNT;
    if hangs {
        return all
            .filter(|other| *other != part && !super::parts::depends(*other, part))
            .collect();
    }
    all.filter(|other| ends[*other] < ends[part]).collect()
}

#[test]
fn no_two_steps_end_at_the_same_time() {
    for step in [Step::Construct, Step::Start] {
        let mut ends = ends(step);
        ends.sort_unstable();
        assert!(
            ends.windows(2).all(|two| two[0] != two[1]),
            "{step:?}: {ends:?}"
        );
    }
}
