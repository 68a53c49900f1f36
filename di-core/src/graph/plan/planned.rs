//! The slots of a plan, one for each node of the graph.

use crate::graph::check::{Depths, NeedEdge, Node};
use crate::graph::draft::SlotSource;
use crate::graph::plain_slots;
use crate::runtime::model::Slot;
use crate::runtime::primitives::OnceCell;
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::runtime::slot::Header;
use crate::runtime::sync::{Cell, Order};

/// The slots, and what their store counts.
pub(super) struct Planned {
    pub(super) slots: Vec<Slot>,
    /// The order of the values that exist from the beginning.
    pub(super) order: Order,
    /// The number of scoped slots.
    pub(super) scoped: u32,
    pub(super) eager: Vec<u32>,
}

impl Planned {
    /// Returns the slots of these nodes, which have the same order as their edges and their sources.
    pub(super) fn of(
        nodes: Vec<Node>,
        edges: Vec<Vec<NeedEdge>>,
        depths: &Depths,
        sources: Vec<SlotSource>,
    ) -> Self {
        let mut planned = Self {
            slots: Vec::with_capacity(nodes.len()),
            order: Order::new(),
            scoped: 0,
            eager: Vec::new(),
        };
        let runs_code: Vec<bool> = sources.iter().map(|source| source.runs_code).collect();
        let parts = nodes.into_iter().zip(edges).zip(sources);
        for (number, ((node, edges), source)) in (0..).zip(parts) {
            if node.is_eager {
                planned.eager.push(number);
            }
            let header = planned.header(number, node, edges, depths);
            planned.push(header, source);
        }
        plain_slots::mark(&mut planned.slots, &runs_code);
        #[cfg(feature = "async")]
        crate::graph::async_slots::mark(&mut planned.slots);
        planned
    }

    /// Returns the header of a node, which has the next cell of a scope if its value needs one.
    fn header(&mut self, number: u32, node: Node, edges: Vec<NeedEdge>, depths: &Depths) -> Header {
        let depth = |depths: &[u32]| depths.get(number as usize).copied().unwrap_or(0);
        let header = Header {
            number,
            lifetime: node.lifetime,
            level: node.level,
            cell: self.scoped,
            depth: depth(&depths.all),
            depth_in_scope: depth(&depths.in_scope),
            label: node.label,
            #[cfg(feature = "async")]
            awaits: crate::runtime::slot::Awaits::Nothing,
            is_alias: node.is_alias,
            sites: edges.iter().map(NeedEdge::site).collect(),
            edges: edges.into_iter().map(|edge| edge.edge).collect(),
        };
        if header.has_cell_in_scope() {
            self.scoped += 1;
        }
        header
    }

    fn push(&mut self, header: Header, source: SlotSource) {
        let cell = Cell::new();
        if let Some(value) = source.value {
            cell.fill(&self.order, header.number, value);
        }
        self.slots.push(Slot {
            header,
            cell,
            constructor: source.constructor,
            plain: None,
            own: OnceCell::new(),
            is_constructed_below: AtomicBool::new(false),
        });
    }
}
