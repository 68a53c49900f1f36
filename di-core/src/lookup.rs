//! From a key to the slot that is meant, and what to say where there is none.

use std::panic::Location;

use crate::erased::Edge;
use crate::error::{ProblemText, ResolveError, ResolveErrorKind, near_misses};
use crate::key::Key;
use crate::label::{Label, Role};
use crate::name::At;
use crate::store::Store;

impl Store {
    /// The slot that is asked for by a key.
    #[inline]
    pub(crate) fn find(&self, key: Key) -> Result<u32, ResolveError> {
        match self.singles.get(&key) {
            Some(slot) => Ok(*slot),
            None => Err(self.not_found(key)),
        }
    }

    /// The slot of a seed, also where it is decorated.
    pub(crate) fn seed_slot(
        &self,
        key: Key,
        opened: &'static Location<'static>,
    ) -> Result<u32, ResolveError> {
        let mut slots = self.members(key).iter().map(|member| member.slot);
        let seed = slots.find_map(|slot| {
            let mut header = self.header(slot)?;
            while let (Role::Decorator, Some(Edge::Slot(inner))) =
                (header.label.role, header.edges.first())
            {
                header = self.header(*inner)?;
            }
            (header.label.role == Role::Seed).then_some(header.number)
        });
        seed.ok_or_else(|| self.no_seed_slot(key, opened))
    }

    #[cold]
    fn no_seed_slot(&self, key: Key, opened: &'static Location<'static>) -> ResolveError {
        let bound = self.members(key).iter();
        let bound = bound.filter_map(|member| Some(self.header(member.slot)?.label));
        let name = key.short_name();
        let text = ProblemText::new(format!("{key} is not declared as a seed"))
            .line("opened at", At(opened).to_string())
            .lines("it is", bound.map(|label| label.as_candidate(key)))
            .lines("near miss", near_misses(key, &mut self.catalog()))
            .line("help", format!("`.add(bind::<{name}>().to_seed())`"));
        ResolveError::new(ResolveErrorKind::WrongSeed, text)
    }

    #[cold]
    fn not_found(&self, key: Key) -> ResolveError {
        let members = self.members(key);
        let candidates = members.iter().filter(|member| member.entry.is_none());
        let candidates: Vec<String> = candidates
            .filter_map(|member| Some(self.header(member.slot)?.label.as_candidate(key)))
            .collect();
        if candidates.is_empty() {
            return self.missing(key);
        }
        let name = key.short_name();
        let text = ProblemText::new(format!("{} bindings provide {key}", candidates.len()))
            .lines("candidates", candidates)
            .line(
                "help",
                format!("ask for `Vec<Arc<{name}>>`, or tell them apart with `.key::<Q>()`"),
            );
        ResolveError::new(ResolveErrorKind::Ambiguous, text).about(key)
    }

    fn missing(&self, key: Key) -> ResolveError {
        let mut catalog = self.catalog();
        let mut misses = near_misses(key, &mut catalog);
        if self
            .members(key)
            .iter()
            .any(|member| member.entry.is_some())
        {
            misses.push(format!(
                "it is bound as entries alone: ask for `HashMap<_, Arc<{}>>`",
                key.short_name()
            ));
        }
        let text = ProblemText::new(format!("nothing provides {key}"))
            .lines("near miss", misses)
            .line("help", how_to_bind(key));
        ResolveError::new(ResolveErrorKind::Missing, text).about(key)
    }

    /// All keys that are bound, with who binds them.
    fn catalog(&self) -> impl Iterator<Item = (Key, Label)> {
        self.members.iter().flat_map(|(key, members)| {
            let headers = members.iter().filter_map(|m| self.header(m.slot));
            headers.map(|header| (*key, header.label))
        })
    }
}

/// What to write so that a key is bound.
pub(crate) fn how_to_bind(key: Key) -> String {
    let name = key.short_name();
    let keyed = match key.qualifier() {
        Some(qualifier) => format!(".key::<{qualifier}>()"),
        None => String::new(),
    };
    if key.is_trait() {
        format!(
            "add a component with `#[inject(bind({name}))]`, or `.add(bind::<{name}>(){keyed}.to(..))`"
        )
    } else {
        format!("`.add(component::<{name}>(){keyed})`, or `.add(bind::<{name}>(){keyed}.to(..))`")
    }
}
