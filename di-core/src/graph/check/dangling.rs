//! A `Weak` must point to what somebody else holds.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::Answered;
use crate::graph::check::text::quoted;
use crate::spec::lifetime::Lifetime;
use crate::spec::request::Request;

/// Reports each `Weak` of a transient: it would dangle from the start.
pub(crate) fn check(graph: &Answered, problems: &mut Vec<Problem>) {
    for node in graph.numbers() {
        for answer in graph.edges(node) {
            let Some(need) = answer.need.filter(|need| matches!(need.ask, Request::Weak)) else {
                continue;
            };
            let target = answer.edge.targets().next();
            let Some(target) = target.map(|target| graph.graph.node(target)) else {
                continue;
            };
            if target.shared == Lifetime::Transient {
                let label = &graph.graph.node(node).label;
                let spelling = quoted(&need.spelling());
                let text =
                    ProblemText::new(format!("a {spelling} of a transient points to nothing"))
                        .line("needed by", format!("{}: {spelling} of {label}", need.site))
                        .line("transient", target.label.to_string())
                        .line("help", "ask for an `Arc`, or make it a singleton or scoped");
                problems.push(Problem::new(ProblemKind::Dangling, text));
            }
        }
    }
}
