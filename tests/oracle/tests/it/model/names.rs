//! Texts of values in which instances have numbers in the order in which they are seen. So two containers have the
//! same text if the same values are shared, whatever the order of construction.

use crate::model::event::Id;

#[derive(Default)]
pub(crate) struct Names(Vec<Id>);

impl Names {
    /// Returns the text of an instance: its number and, for the first time, what it consists of.
    pub(crate) fn name(
        &mut self,
        id: Id,
        maker: usize,
        parts: impl FnOnce(&mut Self) -> String,
    ) -> String {
        if let Some(number) = self.0.iter().position(|known| *known == id) {
            return format!("#{number}");
        }
        let number = self.0.len();
        self.0.push(id);
        format!("#{number}:{maker}({})", parts(self))
    }
}
