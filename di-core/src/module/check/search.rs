//! The search for what is wrong with a graph. As all of it runs while rustc compiles, it takes time
//! in step with the number of entries and edges.

use crate::module::check::flat::{Flat, NONE};
use crate::module::check::found::{Found, Problem};
use crate::module::check::graph::Kind;
use crate::module::requirements::Way;
use crate::spec::lifetime::Lifetime;

const UNSEEN: u8 = 0;
const OPEN: u8 = 1;
const DONE: u8 = 2;

/// Memory that the search works in: it has as many places as there are entries, or edges.
pub(crate) struct Memory<'a> {
    pub(crate) visits: &'a mut [u8],
    pub(crate) way: &'a mut [(usize, usize)],
    pub(crate) toward: &'a mut [usize],
    pub(crate) open: &'a mut [usize],
    pub(crate) starts: &'a mut [usize],
    pub(crate) holders: &'a mut [(usize, usize)],
}

pub(crate) const fn search(flat: &Flat<'_>, memory: &mut Memory<'_>, found: &mut Found<'_>) {
    find_unfit(flat, found);
    if flat.has_collections {
        find_ambiguous(flat, found);
    }
    find_cycles(flat, memory, found);
    if flat.has_scoped {
        find_captives(flat, memory, found);
    }
}

/// A component has a qualifier of its own, which its entry has to repeat; or something asks for more
/// than there are places for.
const fn find_unfit(flat: &Flat<'_>, found: &mut Found<'_>) {
    let mut node = 0;
    while node < flat.own {
        let edges = flat.nodes[node].edges();
        if edges.lacks_key() && found.note(node, Problem::NoKey)
            || edges.are_too_many() && found.note(node, Problem::TooMany)
        {
            found.push(node, NONE);
        }
        node += 1;
    }
}

/// One is asked for where several may be bound.
const fn find_ambiguous(flat: &Flat<'_>, found: &mut Found<'_>) {
    let mut node = 0;
    while node < flat.nodes.len() {
        let (mut edge, end) = flat.spans[node];
        while edge < end {
            if let Way::One | Way::Later = flat.edges[edge].way {
                let mut owner = if node < flat.own { node } else { NONE };
                let mut target = flat.edges[edge].target;
                let mut steps = 0;
                while steps < flat.nodes.len() && leads_on(flat, target) {
                    if owner == NONE && target < flat.own {
                        owner = target;
                    }
                    target = flat.edges[flat.spans[target].0].target;
                    steps += 1;
                }
                if owner == NONE && target < flat.own {
                    owner = target;
                }
                let is_collection = matches!(flat.nodes[target].kind(), Kind::Collection(_));
                if is_collection && owner != NONE && found.note(owner, Problem::Ambiguous) {
                    found.push(node, edge);
                    found.push(target, NONE);
                }
            }
            edge += 1;
        }
        node += 1;
    }
}

/// Whether it is another way to one entry.
const fn leads_on(flat: &Flat<'_>, node: usize) -> bool {
    let is_way = match flat.nodes[node].kind() {
        Kind::Alias(_) | Kind::Imported(..) | Kind::Required(_) => true,
        Kind::Made(_) | Kind::Decorator(_) | Kind::Seed | Kind::Collection(_) => false,
    };
    let (first, end) = flat.spans[node];
    is_way && first < end
}

/// Visits what is waited for, depth first: what leads back to what is open closes a cycle.
const fn find_cycles(flat: &Flat<'_>, memory: &mut Memory<'_>, found: &mut Found<'_>) {
    // The way from the start: each entry with the edge that is looked at.
    let Memory { visits, way, .. } = memory;
    let mut start = 0;
    while start < flat.nodes.len() {
        let mut depth = 0;
        if visits[start] == UNSEEN {
            visits[start] = OPEN;
            way[0] = (start, flat.spans[start].0);
            depth = 1;
        }
        while depth > 0 {
            let (node, edge) = way[depth - 1];
            if edge == flat.spans[node].1 {
                visits[node] = DONE;
                depth -= 1;
                if depth > 0 {
                    way[depth - 1].1 += 1;
                }
                continue;
            }
            let next = flat.edges[edge];
            let is_direct = !matches!(next.way, Way::Later);
            if is_direct && visits[next.target] == UNSEEN {
                visits[next.target] = OPEN;
                way[depth] = (next.target, flat.spans[next.target].0);
                depth += 1;
                continue;
            }
            if is_direct && visits[next.target] == OPEN {
                note_cycle(flat, way, depth, next.target, found);
            }
            way[depth - 1].1 += 1;
        }
        start += 1;
    }
}

/// Notes the part of the way that starts at an entry, at the module's own entries on it.
const fn note_cycle(
    flat: &Flat<'_>,
    way: &[(usize, usize)],
    depth: usize,
    from: usize,
    found: &mut Found<'_>,
) {
    let mut first = 0;
    while way[first].0 != from {
        first += 1;
    }
    let mut owner = NONE;
    let mut step = first;
    while step < depth {
        let (node, _) = way[step];
        if node < flat.own && (owner == NONE || is_shown_before(flat, node, owner)) {
            owner = node;
        }
        step += 1;
    }
    if owner != NONE && found.note(owner, Problem::Cycle) {
        let mut step = first;
        while step < depth {
            found.push(way[step].0, way[step].1);
            step += 1;
        }
    }
}

const fn is_shown_before(flat: &Flat<'_>, node: usize, other: usize) -> bool {
    match (flat.is_between(node), flat.is_between(other)) {
        (false, true) => true,
        (true, false) => false,
        _ => node < other,
    }
}

/// What a scope holds must not be held by the container: neither by a singleton itself nor by what
/// is made for one.
const fn find_captives(flat: &Flat<'_>, memory: &mut Memory<'_>, found: &mut Found<'_>) {
    go_backwards(flat, memory);
    find_scoped(flat, memory);
    let toward = &*memory.toward;
    let mut node = 0;
    while node < flat.nodes.len() {
        if let Some(Lifetime::Singleton) = flat.lifetimes[node] {
            let (mut edge, end) = flat.spans[node];
            while edge < end {
                let target = flat.edges[edge].target;
                if is_scoped(flat, target) || toward[target] != NONE {
                    note_captive(flat, node, edge, toward, found);
                }
                edge += 1;
            }
        }
        node += 1;
    }
}

const fn is_scoped(flat: &Flat<'_>, node: usize) -> bool {
    matches!(flat.lifetimes[node], Some(Lifetime::Scoped))
}

/// For each entry that is made for who asks, or is only another way to one: the edge that leads to
/// something scoped.
const fn find_scoped(flat: &Flat<'_>, memory: &mut Memory<'_>) {
    let Memory {
        toward,
        open,
        starts,
        holders,
        ..
    } = memory;
    let mut count = 0;
    let mut node = 0;
    while node < flat.nodes.len() {
        if is_scoped(flat, node) {
            open[count] = node;
            count += 1;
        }
        node += 1;
    }
    let mut next = 0;
    while next < count {
        let target = open[next];
        next += 1;
        let mut at = starts[target];
        while at < holders.len()
            && holders[at].0 != NONE
            && flat.edges[holders[at].1].target == target
        {
            let (holder, edge) = holders[at];
            let is_made_for_others =
                matches!(flat.lifetimes[holder], None | Some(Lifetime::Transient));
            if is_made_for_others && toward[holder] == NONE {
                toward[holder] = edge;
                open[count] = holder;
                count += 1;
            }
            at += 1;
        }
    }
}

/// The edges by their targets, with who has them, and where those of each target start.
const fn go_backwards(flat: &Flat<'_>, memory: &mut Memory<'_>) {
    let Memory {
        starts, holders, ..
    } = memory;
    let mut edge = 0;
    while edge < flat.edge_count {
        starts[flat.edges[edge].target] += 1;
        edge += 1;
    }
    let mut sum = 0;
    let mut node = 0;
    while node < starts.len() {
        sum += starts[node];
        starts[node] = sum;
        node += 1;
    }
    // From the last to the first, so that each start moves from the end of its edges to their start.
    while node > 0 {
        node -= 1;
        let (first, mut edge) = flat.spans[node];
        while edge > first {
            edge -= 1;
            let target = flat.edges[edge].target;
            starts[target] -= 1;
            holders[starts[target]] = (node, edge);
        }
    }
}

const fn note_captive(
    flat: &Flat<'_>,
    holder: usize,
    edge: usize,
    toward: &[usize],
    found: &mut Found<'_>,
) {
    // What is itself made is told of before what only leads there.
    let mut owner = NONE;
    let mut node = holder;
    let mut next = edge;
    loop {
        if node < flat.own && (owner == NONE || flat.is_between(owner) && !flat.is_between(node)) {
            owner = node;
        }
        if is_scoped(flat, node) {
            break;
        }
        node = flat.edges[next].target;
        next = toward[node];
    }
    if owner != NONE && found.note(owner, Problem::Captive) {
        found.push(holder, edge);
        let mut node = flat.edges[edge].target;
        while !is_scoped(flat, node) {
            found.push(node, toward[node]);
            node = flat.edges[toward[node]].target;
        }
        found.push(node, NONE);
    }
}
