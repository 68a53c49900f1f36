//! Plain slots, whose construction runs no user code.

use crate::runtime::model::{Constructor, Plain, Slot};
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::runtime::slot::MAX_DEPTH;
use crate::spec::lifetime::Lifetime;
use crate::spec::sort::{sort, sort_by_key};

/// Marks the plain slots. `runs_code` tells for each slot whether its own constructor runs user code.
pub(crate) fn mark(slots: &mut [Slot], runs_code: &[bool]) {
    // The dependencies of a slot have a lower depth, so they are marked before the slot.
    let mut lowest_first: Vec<usize> = (0..slots.len()).collect();
    sort_by_key(&mut lowest_first, |slot: &usize| slots[*slot].header.depth);
    for number in lowest_first {
        slots[number].plain = plain(slots, number, runs_code[number]);
    }
}

fn plain(slots: &[Slot], number: usize, runs_code: bool) -> Option<Plain> {
    let Slot {
        header,
        constructor,
        ..
    } = &slots[number];
    let (component, construct, as_trait) = match constructor {
        Constructor::Component(construct) if !runs_code => (header.number, *construct, None),
        Constructor::Trait(as_trait) => {
            let component = header.edges.first()?.targets().next()?;
            let below = slots.get(component as usize)?.plain.as_ref()?;
            (component, below.construct, Some(*as_trait))
        }
        _ => return None,
    };
    let is_elsewhere = header.lifetime == Lifetime::Singleton || header.level.is_some();
    if is_elsewhere || header.depth_in_scope > MAX_DEPTH {
        return None;
    }
    let mut plain = Plain {
        construct,
        as_trait,
        component,
        is_transient: header.lifetime == Lifetime::Transient,
        needs_scope: header.lifetime == Lifetime::Scoped,
        seeds: Box::default(),
        is_ready: AtomicBool::default(),
    };
    let mut seeds = Vec::new();
    for target in header.waits_for() {
        let target = slots.get(target as usize)?;
        if target.header.lifetime == Lifetime::Singleton {
            continue;
        }
        if target.header.label.is_seed() {
            seeds.push(target.header.cell);
            plain.needs_scope = true;
            continue;
        }
        let below = target.plain.as_ref()?;
        seeds.extend_from_slice(&below.seeds);
        plain.needs_scope |= below.needs_scope;
    }
    sort(&mut seeds);
    seeds.dedup();
    plain.seeds = seeds.into_boxed_slice();
    Some(plain)
}
