//! The search for problems of a graph. Its time is linear in the number of entries and edges: see
//! `docs/compile-time.md`.

use crate::module::check::findings::{Findings, Problem};
use crate::module::check::flat::Flat;
use crate::module::check::graph::Kind;
use crate::module::check::links::NONE;
use crate::module::requirements::EdgeKind;
use crate::spec::lifetime::Lifetime;

const UNSEEN: u8 = 0;
const OPEN: u8 = 1;
const DONE: u8 = 2;

/// The working memory of the search, with an element for each entry, or for each edge.
pub(crate) struct Memory<'a> {
    pub(crate) visits: &'a mut [u8],
    pub(crate) path: &'a mut [(usize, usize)],
    pub(crate) toward: &'a mut [usize],
    pub(crate) open: &'a mut [usize],
    pub(crate) starts: &'a mut [usize],
    pub(crate) holders: &'a mut [(usize, usize)],
}

pub(crate) const fn search(flat: &Flat<'_>, memory: &mut Memory<'_>, findings: &mut Findings<'_>) {
    find_invalid_entries(flat, findings);
    if flat.has_collections {
        find_ambiguous(flat, findings);
    }
    find_cycles(flat, memory, findings);
    if flat.has_scoped {
        find_captives(flat, memory, findings);
    }
}

/// Finds components whose entry lacks the qualifier or the traits, and entries with too many edges.
const fn find_invalid_entries(flat: &Flat<'_>, findings: &mut Findings<'_>) {
    let mut node = 0;
    while node < flat.own {
        let edges = flat.nodes[node].edges();
        if edges.is_qualifier_missing() && findings.note(node, Problem::MissingQualifier)
            || edges.are_traits_missing() && findings.note(node, Problem::MissingTraits)
            || edges.exceed_limit() && findings.note(node, Problem::TooManyEdges)
        {
            findings.push(node, NONE);
        }
        node += 1;
    }
}

/// Finds dependencies on one value of a collection.
const fn find_ambiguous(flat: &Flat<'_>, findings: &mut Findings<'_>) {
    let mut node = 0;
    while node < flat.nodes.len() {
        let (mut edge, end) = flat.spans[node];
        while edge < end {
            if let EdgeKind::One | EdgeKind::Later = flat.edges[edge].kind {
                let mut owner = if node < flat.own { node } else { NONE };
                let mut target = flat.edges[edge].target;
                let mut steps = 0;
                while steps < flat.nodes.len() && is_reference(flat, target) {
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
                if is_collection && owner != NONE && findings.note(owner, Problem::Ambiguous) {
                    findings.push(node, edge);
                    findings.push(target, NONE);
                }
            }
            edge += 1;
        }
        node += 1;
    }
}

/// Returns true if the node only refers to one other entry.
const fn is_reference(flat: &Flat<'_>, node: usize) -> bool {
    let is_reference_kind = match flat.nodes[node].kind() {
        Kind::Alias(_) | Kind::Imported(..) | Kind::Required(_) => true,
        Kind::Constructed(_) | Kind::Decorator(_) | Kind::Seed | Kind::Collection(_) => false,
    };
    let (first, end) = flat.spans[node];
    is_reference_kind && first < end
}

/// Visits the direct dependencies depth-first. An edge to an open node closes a cycle.
const fn find_cycles(flat: &Flat<'_>, memory: &mut Memory<'_>, findings: &mut Findings<'_>) {
    // The path from the start: each entry with its current edge.
    let Memory { visits, path, .. } = memory;
    let mut start = 0;
    while start < flat.nodes.len() {
        let mut depth = 0;
        if visits[start] == UNSEEN {
            visits[start] = OPEN;
            path[0] = (start, flat.spans[start].0);
            depth = 1;
        }
        while depth > 0 {
            let (node, edge) = path[depth - 1];
            if edge == flat.spans[node].1 {
                // The edge that leads here is visited once more, and passed then.
                visits[node] = DONE;
                depth -= 1;
                continue;
            }
            let next = flat.edges[edge];
            let is_direct = !matches!(next.kind, EdgeKind::Later | EdgeKind::AllLater);
            if is_direct && visits[next.target] == UNSEEN {
                visits[next.target] = OPEN;
                path[depth] = (next.target, flat.spans[next.target].0);
                depth += 1;
                continue;
            }
            if is_direct && visits[next.target] == OPEN {
                note_cycle(flat, path, depth, next.target, findings);
            }
            path[depth - 1].1 += 1;
        }
        start += 1;
    }
}

/// Records the cycle, which is the path from the entry `from`, at one of the module's own entries.
const fn note_cycle(
    flat: &Flat<'_>,
    path: &[(usize, usize)],
    depth: usize,
    from: usize,
    findings: &mut Findings<'_>,
) {
    let mut first = 0;
    while path[first].0 != from {
        first += 1;
    }
    let mut owner = NONE;
    let mut step = first;
    while step < depth {
        let (node, _) = path[step];
        if node < flat.own && (owner == NONE || is_named_before(flat, node, owner)) {
            owner = node;
        }
        step += 1;
    }
    if owner != NONE && findings.note(owner, Problem::Cycle) {
        let mut step = first;
        while step < depth {
            findings.push(path[step].0, path[step].1);
            step += 1;
        }
    }
}

const fn is_named_before(flat: &Flat<'_>, node: usize, other: usize) -> bool {
    match (flat.is_between(node), flat.is_between(other)) {
        (false, true) => true,
        (true, false) => false,
        _ => node < other,
    }
}

/// Finds singletons that capture a scoped value, directly or through a transient value.
const fn find_captives(flat: &Flat<'_>, memory: &mut Memory<'_>, findings: &mut Findings<'_>) {
    sort_by_target(flat, memory);
    find_scoped(flat, memory);
    let toward = &*memory.toward;
    let mut node = 0;
    while node < flat.nodes.len() {
        if let Some(Lifetime::Singleton) = flat.lifetimes[node] {
            let (mut edge, end) = flat.spans[node];
            while edge < end {
                let target = flat.edges[edge].target;
                if is_scoped(flat, target) || toward[target] != NONE {
                    note_captive(flat, node, edge, toward, findings);
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

/// Computes the edge toward a scoped value, for each entry that is transient or only refers to others.
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
            let is_transient_or_reference =
                matches!(flat.lifetimes[holder], None | Some(Lifetime::Transient));
            if is_transient_or_reference && toward[holder] == NONE {
                toward[holder] = edge;
                open[count] = holder;
                count += 1;
            }
            at += 1;
        }
    }
}

/// Sorts the edges by target, with their holders, and computes the first index of each target.
const fn sort_by_target(flat: &Flat<'_>, memory: &mut Memory<'_>) {
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
    // In reverse order, because each start moves from the end of its edges to their first index.
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
    findings: &mut Findings<'_>,
) {
    // A constructed entry takes precedence over one that only refers to others.
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
    if owner != NONE && findings.note(owner, Problem::Captive) {
        findings.push(holder, edge);
        let mut node = flat.edges[edge].target;
        while !is_scoped(flat, node) {
            findings.push(node, toward[node]);
            node = flat.edges[toward[node]].target;
        }
        findings.push(node, NONE);
    }
}
