//! Dangling `Weak`s: nothing else holds a transient value, so a `Weak` to it is empty.

use crate::error::{Problem, ProblemKind, dangling};
use crate::graph::check::LinkedGraph;
use crate::spec::lifetime::Lifetime;
use crate::spec::request::Request;

/// Reports each `Weak` of a transient, which would dangle from the start.
pub(crate) fn check(graph: &LinkedGraph, problems: &mut Vec<Problem>) {
    for node in graph.numbers() {
        for edge in graph.edges(node) {
            let Some(need) = edge
                .need
                .filter(|need| matches!(need.request, Request::Weak))
            else {
                continue;
            };
            let target = edge.edge.targets().next();
            let Some(target) = target.map(|target| graph.graph.node(target)) else {
                continue;
            };
            if target.shared == Lifetime::Transient {
                let label = &graph.graph.node(node).label;
                let spelling = need.spelling();
                let consumer = format!("{}: `{spelling}` of {label}", need.site);
                let text = dangling(&spelling, Some(consumer), &target.label);
                problems.push(Problem::new(ProblemKind::Dangling, text));
            }
        }
    }
}
