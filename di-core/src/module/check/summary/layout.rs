//! The numbers of a summary, and what they mean.

/// The summary of a module: how far its entries lead.
///
/// It holds numbers, which lead from entry to entry. [`Summary`] documents them at their accessors. For the
/// representation, see `docs/compile-time.md`.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    layout: Layout,
    cells: &'static [u32],
}

/// The places of the numbers of a module with this many entries and requirements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub(crate) entries: usize,
    pub(crate) requirements: usize,
}

/// The way from one entry to the next one, toward a scoped value or a requirement.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// The entry does not lead there.
    Nowhere,
    /// The entry is there.
    Here,
    /// Through the link of this number. The entry is not imported.
    Link(usize),
    /// Through an entry of the imported module that leads to a scoped value.
    Import,
    /// Through the entry that supplies the requirement of this number of the imported module.
    Requirement(usize),
}

/// The way in which an entry leads to a requirement.
#[derive(Clone, Copy)]
pub(crate) enum Relation {
    /// Each entry needs the next one before its construction, so the way may be a part of a cycle.
    Direct,
    /// Each entry is transient or only refers to the next one, so the way captures a scoped value.
    Held,
}

/// The entry that a dependency on an entry refers to.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Other,
    Collection,
    /// The requirement of this number.
    Required(usize),
}

/// A consumer in a module that has a way to a requirement of the module.
#[derive(Clone, Copy)]
pub(crate) enum Consumer {
    None,
    /// The entry of this number, through its link of this number.
    Entry(usize, usize),
    /// The consumer of the requirement of this number, in the import of this number.
    Import(usize, usize),
}

/// The way in which a consumer uses a requirement.
#[derive(Clone, Copy)]
pub(crate) enum Usage {
    /// A singleton keeps the value.
    Capture,
    /// A dependency is on one value.
    Single,
}

/// A problem of a module that no check of its own reports, because its arguments decide it.
#[derive(Clone, Copy)]
pub(crate) enum Fault {
    None,
    Own,
    /// The import of this number has the problem.
    Import(usize),
}

/// The first number of a step that has an index.
const FIRST_INDEX: u32 = 3;
const HERE: u32 = 1;
const IN_IMPORT: u32 = 2;

impl Summary {
    /// Returns the summary of a module with these numbers.
    #[must_use]
    pub const fn of(entries: usize, requirements: usize, cells: &'static [u32]) -> Self {
        Self {
            layout: Layout {
                entries,
                requirements,
            },
            cells,
        }
    }

    /// The summary of a type that is no module, or that has mistakes.
    pub const NONE: Self = Self::of(0, 0, &[0]);

    pub(crate) const fn requirements(&self) -> usize {
        self.layout.requirements
    }

    /// Returns the step from an entry toward a scoped value, which the entry is or would capture.
    pub(crate) const fn toward_scoped(&self, entry: usize) -> Step {
        match self.layout.entries {
            0 => Step::Nowhere,
            _ => Step::of(self.cells[self.layout.scoped(entry)]),
        }
    }

    /// Returns the step from an entry toward a requirement.
    pub(crate) const fn toward(&self, entry: usize, required: usize, relation: Relation) -> Step {
        Step::of(self.cells[self.layout.relation(entry, required, relation)])
    }

    /// Returns the entry to which a dependency on this entry leads.
    pub(crate) const fn end(&self, entry: usize) -> End {
        match self.layout.entries {
            0 => End::Other,
            _ => End::of(self.cells[self.layout.end(entry)]),
        }
    }

    /// Returns the consumer of a requirement.
    pub(crate) const fn consumer(&self, required: usize, usage: Usage) -> Consumer {
        let at = self.layout.consumer(required, usage);
        Consumer::of(self.cells[at], self.cells[at + 1])
    }

    /// Returns the number of ways from an entry to a collection, a scoped value or a requirement.
    pub(crate) const fn count_ways(&self, entry: usize) -> usize {
        let mut count = matches!(self.end(entry), End::Collection) as usize
            + !matches!(self.toward_scoped(entry), Step::Nowhere) as usize;
        let mut required = 0;
        while required < self.requirements() {
            count += self.leads(entry, required, Relation::Direct) as usize
                + self.leads(entry, required, Relation::Held) as usize;
            required += 1;
        }
        count
    }

    /// Returns true if an entry leads to a requirement.
    pub(crate) const fn leads(&self, entry: usize, required: usize, relation: Relation) -> bool {
        !matches!(self.toward(entry, required, relation), Step::Nowhere)
    }

    pub(crate) const fn fault(&self) -> Fault {
        Fault::of(self.cells[self.layout.fault()])
    }
}

impl Layout {
    #[allow(clippy::unused_self, reason = "the other tables need the layout")]
    pub(crate) const fn scoped(self, entry: usize) -> usize {
        entry
    }

    pub(crate) const fn end(self, entry: usize) -> usize {
        self.entries + entry
    }

    pub(crate) const fn relation(self, entry: usize, required: usize, of: Relation) -> usize {
        let table = match of {
            Relation::Direct => 0,
            Relation::Held => self.entries * self.requirements,
        };
        2 * self.entries + table + entry * self.requirements + required
    }

    pub(crate) const fn consumer(self, required: usize, usage: Usage) -> usize {
        let table = match usage {
            Usage::Capture => 0,
            Usage::Single => 2 * self.requirements,
        };
        2 * self.entries + 2 * self.entries * self.requirements + table + 2 * required
    }

    pub(crate) const fn fault(self) -> usize {
        2 * self.entries + 2 * self.entries * self.requirements + 4 * self.requirements
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than two million entries"
)]
impl Step {
    pub(crate) const fn code(self) -> u32 {
        match self {
            Self::Nowhere => 0,
            Self::Here => HERE,
            Self::Import => IN_IMPORT,
            Self::Link(number) => FIRST_INDEX + 2 * number as u32,
            Self::Requirement(number) => FIRST_INDEX + 2 * number as u32 + 1,
        }
    }

    const fn of(code: u32) -> Self {
        match code {
            0 => Self::Nowhere,
            HERE => Self::Here,
            IN_IMPORT => Self::Import,
            _ if (code - FIRST_INDEX) % 2 == 0 => Self::Link((code - FIRST_INDEX) as usize / 2),
            _ => Self::Requirement((code - FIRST_INDEX) as usize / 2),
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than two million entries"
)]
impl End {
    pub(crate) const fn code(self) -> u32 {
        match self {
            Self::Other => 0,
            Self::Collection => HERE,
            Self::Required(number) => number as u32 + HERE + 1,
        }
    }

    const fn of(code: u32) -> Self {
        match code {
            0 => Self::Other,
            HERE => Self::Collection,
            _ => Self::Required((code - HERE - 1) as usize),
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than two million entries"
)]
impl Consumer {
    pub(crate) const fn codes(self) -> [u32; 2] {
        match self {
            Self::None => [0, 0],
            Self::Entry(entry, link) => [2 * entry as u32 + 1, link as u32],
            Self::Import(import, required) => [2 * import as u32 + 2, required as u32],
        }
    }

    const fn of(code: u32, index: u32) -> Self {
        let (number, index) = (code as usize, index as usize);
        match (number, number % 2) {
            (0, _) => Self::None,
            (_, 1) => Self::Entry(number / 2, index),
            _ => Self::Import(number / 2 - 1, index),
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a module has less than two million entries"
)]
impl Fault {
    pub(crate) const fn code(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Own => HERE,
            Self::Import(number) => number as u32 + HERE + 1,
        }
    }

    const fn of(code: u32) -> Self {
        match code {
            0 => Self::None,
            HERE => Self::Own,
            _ => Self::Import((code - HERE - 1) as usize),
        }
    }
}
