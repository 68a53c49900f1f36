//! A started container of wirework.

use futures_executor::block_on;
use wirework::{Outcome, StopOutcome, StopReport};

use crate::model::finding::Place;
use crate::model::names::Names;
use crate::model::script::Run;
use crate::model::{Edge, Key};
use crate::real::dependency::Direct;
use crate::real::held::{Held, Shared};
use crate::real::places::places_in;
use crate::real::run::Real;
use crate::real::types::Node;

/// A started container, and the texts of what its callers saw.
pub(crate) struct Started<'a> {
    pub(crate) real: Real<'a>,
    names: Names,
    pub(crate) outcomes: Vec<String>,
    /// For each scope that was closed, the places of the bindings in its report.
    pub(crate) closed: Vec<Vec<Place>>,
}

impl<'a> Started<'a> {
    pub(crate) fn new(real: Real<'a>) -> Self {
        Self {
            real,
            names: Names::default(),
            outcomes: Vec::new(),
            closed: Vec::new(),
        }
    }

    /// Stops the container. Returns the places of the bindings in the report.
    pub(crate) fn stop(&self) -> Vec<Place> {
        let report = self.real.container.as_ref();
        let report = report.map(|container| block_on(container.stop()));
        report.map_or(Vec::new(), |report| places(&report))
    }
}

/// Returns the places of the components that stopped, in order.
fn places(report: &StopReport) -> Vec<Place> {
    let rows = report.rows().iter();
    let rows = rows.flat_map(|row| {
        assert_eq!(row.outcome(), StopOutcome::Stopped, "{row}");
        places_in(&row.component())
    });
    rows.collect()
}

impl Run for Started<'_> {
    fn realms(&self) -> usize {
        self.real.realms()
    }

    fn is_open(&self, realm: usize) -> bool {
        self.real.is_open(realm)
    }

    fn open(&mut self, inside: usize, level: Option<usize>, seeds: &[Key]) {
        self.real.open(inside, level, seeds);
    }

    fn get(&mut self, inside: usize, edge: Edge) {
        Direct::set(edge);
        let got = match (inside.checked_sub(1), &self.real.container) {
            (None, Some(container)) => block_on(container.get_async()),
            (None, None) => return,
            (Some(scope), _) => match &self.real.scopes[scope] {
                Some(scope) => block_on(scope.get_async()),
                None => return,
            },
        };
        let got = got.ok().map(|Direct(held)| held);
        let text = got.as_ref().map(|held| text(held, &mut self.names));
        self.outcomes.push(text.unwrap_or("error".to_owned()));
        self.real.results.push(got);
    }

    fn touch(&mut self) {
        let handles = self.real.handles();
        let texts = handles.into_iter().map(|handle| {
            let got = block_on(handle.get_async()).ok();
            let text = got.map(|shared| shared_text(&*shared, &mut self.names));
            text.unwrap_or("error".to_owned())
        });
        self.outcomes.extend(texts);
    }

    fn warm_up(&mut self) {}

    fn results(&self) -> usize {
        self.real.results()
    }

    fn release(&mut self, result: usize) {
        self.real.release(result);
    }

    fn close(&mut self, realm: usize) {
        let scope = realm
            .checked_sub(1)
            .and_then(|scope| self.real.scopes[scope].take());
        match scope {
            Some(scope) => {
                let report = block_on(scope.close(Outcome::Success));
                self.closed.push(places(&report));
            }
            None => self.real.close(realm),
        }
    }
}

fn text(held: &Held, names: &mut Names) -> String {
    match held {
        Held::Strong(shared) => shared_text(&**shared, names),
        Held::Weak(weak) => match weak.upgraded() {
            Some(shared) => format!("weak {}", shared_text(&*shared, names)),
            None => "weak".to_owned(),
        },
        Held::Handle(_) => "later".to_owned(),
        Held::Group(None) => "none".to_owned(),
        Held::Group(Some(group)) => {
            let group = group.iter().map(|held| text(held, names));
            group.collect::<Vec<_>>().join(" ")
        }
        Held::Many(members) => {
            let members = members.iter();
            let members = members.map(|(key, held)| format!("{key:?} {}", text(held, names)));
            format!("[{}]", members.collect::<Vec<_>>().join(", "))
        }
    }
}

fn shared_text(shared: &dyn Shared, names: &mut Names) -> String {
    let node: &Node = shared.node();
    names.name(node.id, node.maker, |names| {
        let parts = node.parts().map(|held| text(held, names));
        parts.collect::<Vec<_>>().join("; ")
    })
}
