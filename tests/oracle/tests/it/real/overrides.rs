//! The test graph of a wiring.

use std::sync::Arc;

use wirework::testing::{Overrides, Rebind, Selection, TestGraph};
use wirework::{Provides, ProvidesKeyed, Unchecked};

use crate::model::overrides::{Change, Override, Which, override_maker};
use crate::model::{Entry, MAKERS, Wiring};
use crate::real::bindings::{builder, construct};
use crate::real::dependency::Edges;
use crate::real::held::{Receive, Shared};
use crate::real::modules::Space;
use crate::real::types::{Alone, Double, Node, Part, Qualifier, Role, Shifted, Single, Target};

// rustc cannot know the contents of the modules.
impl<const N: usize, K: ?Sized> Provides<K> for Space<N> {
    const ENTRY: usize = 0;
}

impl<const N: usize, K: ?Sized, Q: ?Sized> ProvidesKeyed<K, Q> for Space<N> {
    const ENTRY: usize = 0;
}

/// Returns the test graph of a wiring, and its doubles. Some overrides may be unused.
pub(crate) fn test_graph(
    wiring: &Wiring,
    may_be_unused: fn(&Override) -> bool,
) -> (TestGraph, Vec<Box<dyn Shared>>) {
    let mut graph = TestGraph::of(builder(wiring));
    let mut doubles = Vec::new();
    for (number, over) in wiring.overrides.iter().enumerate() {
        let double = with_type!(over.key.of, T => {
            add::<T>(&mut graph, over, number, may_be_unused(over))
        });
        doubles.extend(double);
    }
    (graph, doubles)
}

/// Adds an override, and returns its double.
fn add<K: Target + ?Sized>(
    graph: &mut TestGraph,
    over: &Override,
    number: usize,
    may_be_unused: bool,
) -> Option<Box<dyn Shared>> {
    let maker = override_maker(number);
    let node = || Node::new(maker, None, Vec::new());
    let double = (over.change == Change::Replace).then(|| K::of(node()));
    let which = over.which;
    macro_rules! change {
        ($selection:expr) => {{
            if may_be_unused {
                narrowed($selection, which).allow_unused::<K>();
            }
            change::<K, _, _>(
                narrowed($selection, which),
                maker,
                over.change,
                double.clone(),
            );
        }};
    }
    match (over.key.space, over.key.qualifier) {
        (0, None) => match which {
            Which::Plain => {
                if may_be_unused {
                    graph.allow_unused::<K>();
                }
                change_plain::<K>(graph, maker, over.change, double.clone());
            }
            Which::Nth(position) => change!(graph.nth(position)),
            Which::Entry(Entry::Number(key)) => change!(graph.entry(key)),
            Which::Entry(Entry::Text(key)) => change!(graph.entry(key)),
            Which::Of(0) => change!(graph.member::<Alone>()),
            Which::Of(1) => change!(graph.member::<Single>()),
            Which::Of(2) => change!(graph.member::<Double>()),
            Which::Of(_) => change!(graph.member::<Shifted>()),
        },
        (0, Some(0)) => change!(graph.keyed::<Qualifier<0>>()),
        (0, Some(_)) => change!(graph.keyed::<Qualifier<1>>()),
        (1, None) => change!(graph.within::<Space<1>>()),
        (1, Some(0)) => change!(graph.within::<Space<1>>().keyed::<Qualifier<0>>()),
        (1, Some(_)) => change!(graph.within::<Space<1>>().keyed::<Qualifier<1>>()),
        (2, None) => change!(graph.within::<Space<2>>()),
        (2, Some(0)) => change!(graph.within::<Space<2>>().keyed::<Qualifier<0>>()),
        (2, Some(_)) => change!(graph.within::<Space<2>>().keyed::<Qualifier<1>>()),
        (_, None) => change!(graph.within::<Space<3>>()),
        (_, Some(0)) => change!(graph.within::<Space<3>>().keyed::<Qualifier<0>>()),
        (_, Some(_)) => change!(graph.within::<Space<3>>().keyed::<Qualifier<1>>()),
    }
    double.map(|double| -> Box<dyn Shared> { Box::new(double) })
}

/// Selects some bindings of a key.
fn narrowed<N, Q: ?Sized>(
    selection: Selection<'_, Unchecked, N, Q>,
    which: Which,
) -> Selection<'_, Unchecked, N, Q> {
    match which {
        Which::Plain => selection,
        Which::Nth(position) => selection.nth(position),
        Which::Entry(Entry::Number(key)) => selection.entry(key),
        Which::Entry(Entry::Text(key)) => selection.entry(key),
        Which::Of(0) => selection.member::<Alone>(),
        Which::Of(1) => selection.member::<Single>(),
        Which::Of(2) => selection.member::<Double>(),
        Which::Of(_) => selection.member::<Shifted>(),
    }
}

fn change<K: Target + ?Sized, N: Overrides<K, Q>, Q: ?Sized>(
    selection: Selection<'_, Unchecked, N, Q>,
    maker: usize,
    change: Change,
    double: Option<Arc<K>>,
) {
    match (change, double) {
        (Change::Replace, Some(double)) => selection.replace::<K>(double),
        (Change::Wrap, _) => selection.wrap::<K>(move |real| wrapper(maker, real)),
        (Change::Remove, _) => selection.remove::<K>(),
        _ => rebind(selection.rebind::<K>(), maker),
    };
}

/// Changes all bindings of a key that are no entries, without a selection.
fn change_plain<K: Target + ?Sized>(
    graph: &mut TestGraph,
    maker: usize,
    change: Change,
    double: Option<Arc<K>>,
) {
    match (change, double) {
        (Change::Replace, Some(double)) => graph.replace::<K>(double),
        (Change::Wrap, _) => graph.wrap::<K>(move |real| wrapper(maker, real)),
        (Change::Remove, _) => graph.remove::<K>(),
        _ => rebind(graph.rebind::<K>(), maker),
    };
}

fn rebind<K: Target + ?Sized, N, Q: ?Sized>(
    rebind: Rebind<'_, K, Unchecked, N, Q>,
    maker: usize,
) -> &mut TestGraph {
    const FIRST: usize = MAKERS;
    const SECOND: usize = MAKERS + 1;
    const THIRD: usize = MAKERS + 2;
    match maker {
        FIRST => rebind.to(|Edges(held): Edges<FIRST>| construct::<K>(FIRST, None, held)),
        SECOND => rebind.to(|Edges(held): Edges<SECOND>| construct::<K>(SECOND, None, held)),
        _ => rebind.to(|Edges(held): Edges<THIRD>| construct::<K>(THIRD, None, held)),
    }
}

fn wrapper<K: Target + ?Sized>(maker: usize, real: Arc<K>) -> Arc<K> {
    K::of(Node::new(maker, Some(real.held()), Vec::new()))
}
