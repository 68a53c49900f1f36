//! Answers each need with the slots that are bound to its key.

use crate::error::Problem;
use crate::graph::check::{Answer, Answered, Graph};
use crate::runtime::slot::{Edge, Member};
use crate::spec::key::{Key, KeyMap};
use crate::spec::request::{Need, Request, Step, required};

/// Who asks for a key in vain: the node, and what it needs.
pub(crate) type Asking = (u32, Need);

/// The needs that found nothing, too much, or entries of another kind, by key.
#[derive(Default)]
pub(crate) struct Unanswered {
    pub(crate) missing: KeyMap<Vec<Asking>>,
    pub(crate) ambiguous: KeyMap<Vec<Asking>>,
    pub(crate) other_entries: KeyMap<Vec<Asking>>,
}

impl Unanswered {
    pub(crate) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.ambiguous.is_empty() && self.other_entries.is_empty()
    }
}

/// Answers every need; those without an answer become problems, one for each key.
pub(crate) fn answer(graph: Graph, problems: &mut Vec<Problem>) -> Answered {
    let mut unanswered = Unanswered::default();
    let numbers = (0..).zip(&graph.nodes);
    let edges = numbers
        .map(|(number, node)| {
            let mut answers = Vec::with_capacity(node.steps.len() + 1);
            answers.extend(node.inner.map(|inner| Answer {
                edge: Edge::Slot(inner),
                need: None,
            }));
            answer_steps(&graph, number, &node.steps, &mut answers, &mut unanswered);
            answers
        })
        .collect();
    let mut answered = Answered {
        depths: Vec::new(),
        in_order: Vec::new(),
        ranks: Vec::new(),
        graph,
        edges,
    };
    answered.fix_order();
    problems.extend(unanswered.problems(&answered));
    answered
}

fn answer_steps(
    graph: &Graph,
    node: u32,
    steps: &[Step],
    answers: &mut Vec<Answer>,
    unanswered: &mut Unanswered,
) {
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        at += 1;
        match step {
            Step::Need(need) => answers.push(Answer {
                edge: graph.answer(node, *need, unanswered),
                need: Some(*need),
            }),
            Step::Optional(count) => {
                let inner = &steps[at..at + count];
                let present = is_bound(graph, inner);
                let edge = if present { Edge::Present } else { Edge::Absent };
                answers.push(Answer { edge, need: None });
                if !present {
                    at += count;
                }
            }
        }
    }
}

/// Whether something is bound to each key that these steps cannot do without.
fn is_bound(graph: &Graph, steps: &[Step]) -> bool {
    required(steps).all(|need| graph.candidates(need.key).next().is_some())
}

impl Graph {
    /// What is bound to a key and is no entry of a map.
    pub(crate) fn candidates(&self, key: Key) -> impl Iterator<Item = u32> {
        let members = self.bound_to(key).iter();
        members
            .filter(|member| member.entry.is_none())
            .map(|member| member.slot)
    }

    pub(crate) fn bound_to(&self, key: Key) -> &[Member] {
        self.members.get(&key).map_or(&[], Vec::as_slice)
    }

    fn answer(&self, node: u32, need: Need, unanswered: &mut Unanswered) -> Edge {
        match need.ask {
            Request::All => Edge::Many(self.bound_to(need.key).into()),
            Request::Entries { .. } => self.entries(node, need, unanswered),
            Request::One | Request::Cloned | Request::Weak | Request::Deferred(_) => {
                self.one(node, need, unanswered)
            }
        }
    }

    fn one(&self, node: u32, need: Need, unanswered: &mut Unanswered) -> Edge {
        let mut candidates = self.candidates(need.key);
        let slot = match (candidates.next(), candidates.next()) {
            (Some(slot), None) => slot,
            (found, _) => {
                let list = match found {
                    Some(_) => &mut unanswered.ambiguous,
                    None => &mut unanswered.missing,
                };
                list.entry(need.key).or_default().push((node, need));
                return Edge::Absent;
            }
        };
        match need.ask {
            Request::Deferred(_) => Edge::Deferred {
                slot,
                closes_cycle: false,
            },
            _ if need.is_field => Edge::Field(slot),
            _ => Edge::Slot(slot),
        }
    }

    /// The entries under keys of the type that is asked for. Those under keys of other types are
    /// no accident: a map without them would be silently short.
    fn entries(&self, node: u32, need: Need, unanswered: &mut Unanswered) -> Edge {
        let Request::Entries { id, .. } = need.ask else {
            return Edge::Absent;
        };
        let all = self.bound_to(need.key).iter();
        let (fitting, others): (Vec<&Member>, Vec<&Member>) = all
            .filter(|member| member.entry.is_some())
            .partition(|member| {
                let entry = member.entry.as_ref();
                entry.is_some_and(|entry| std::any::Any::type_id(&**entry) == id)
            });
        if !others.is_empty() {
            let list = unanswered.other_entries.entry(need.key).or_default();
            list.push((node, need));
        }
        Edge::Many(fitting.into_iter().cloned().collect())
    }
}
