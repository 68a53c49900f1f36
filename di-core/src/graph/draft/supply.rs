//! Requirements of modules, which their importers supply.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::Graph;
use crate::graph::draft::Draft;
use crate::spec::key::{Key, Space};
use crate::spec::sort::sort;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::Spaces;

impl Draft {
    /// Exposes to a module its required keys, as its importers see them.
    pub(crate) fn supply_required(&mut self, space: Space, spaces: &Spaces) {
        let Some(module) = spaces.module(space) else {
            return;
        };
        for key in &module.requires {
            let required = key.in_space(space);
            let suppliers: Vec<Key> = spaces.suppliers(required).collect();
            let is_alike = |two: &[Key]| slots(&self.graph, two[0]).eq(slots(&self.graph, two[1]));
            if !suppliers.windows(2).all(is_alike) {
                let module = ShortName((module.name)());
                let problem = supplied_differently(&self.graph, module, required, &suppliers);
                self.problems.push(problem);
            }
            let bound = suppliers
                .iter()
                .find(|key| self.graph.members.contains_key(key));
            match bound {
                Some(supplied) => self.expose_as(*supplied, required),
                None => self.graph.unsupplied.push(required),
            }
        }
    }
}

fn slots(graph: &Graph, key: Key) -> impl Iterator<Item = u32> {
    let members = graph.members.get(&key).into_iter().flatten();
    members.map(|member| member.slot)
}

/// Describes a requirement for which the importers of its module supply different bindings.
fn supplied_differently(
    graph: &Graph,
    module: ShortName<'_>,
    required: Key,
    suppliers: &[Key],
) -> Problem {
    let lines = suppliers.iter().map(|key| {
        let bound = slots(graph, *key).map(|slot| graph.bound_label(slot).as_candidate(*key));
        let bound: Vec<String> = bound.collect();
        let bound = match &bound[..] {
            [] => "nothing".to_owned(),
            several => several.join(", "),
        };
        format!("{} supplies {bound}", graph.homes.place(*key))
    });
    let mut lines: Vec<String> = lines.collect();
    sort(&mut lines);
    let headline = format!(
        "module `{module}` requires {required}, but its importers supply different bindings"
    );
    let help = "supply the same binding in each of them, or give each a module of its own";
    let text = ProblemText::new(headline)
        .lines("importers", lines)
        .line("help", help);
    Problem::new(ProblemKind::Duplicate, text)
}
