//! Eager bindings, which have to be singletons.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::LinkedGraph;
use crate::spec::lifetime::Lifetime;
use crate::spec::type_name::ShortName;

/// Reports each eager binding that is no singleton, because only a singleton can be constructed ahead.
pub(crate) fn check(graph: &LinkedGraph, problems: &mut Vec<Problem>) {
    for number in graph.numbers() {
        let node = graph.graph.node(number);
        if node.is_eager && node.lifetime != Lifetime::Singleton {
            let (lifetime, name) = (node.lifetime, ShortName((node.label.name)()));
            let text = ProblemText::new(format!("{lifetime} `{name}` cannot be eager"))
                .line("bound", node.label.to_string())
                .line("help", "remove `eager`, or make it a singleton");
            problems.push(Problem::new(ProblemKind::Eager, text));
        }
    }
}
