//! The cells of a scope. They are allocated on first use, so the cost of opening a scope does not depend on
//! the number of scoped bindings.

use std::array;
use std::mem::ManuallyDrop;

use crate::runtime::primitives::OnceCell;
use crate::runtime::sync::Cell;
use crate::runtime::value::AnyValue;

type ScopeCell = Cell<AnyValue>;

const FIRST: usize = 4;
const PAGE: usize = 16;

type Page = Box<[ScopeCell]>;

/// One cell per scoped slot. The first few cells are inline, the others in pages.
pub(crate) struct ScopeCells {
    /// These cells are never dropped, because the drop of the scope empties them.
    first: ManuallyDrop<[ScopeCell; FIRST]>,
    pages: OnceCell<Box<[OnceCell<Page>]>>,
    count: usize,
}

impl ScopeCells {
    #[inline]
    pub(crate) fn new(count: u32) -> Self {
        Self {
            first: ManuallyDrop::new(array::from_fn(|_| Cell::new())),
            pages: OnceCell::new(),
            count: count as usize,
        }
    }

    #[inline]
    pub(crate) fn get(&self, number: u32) -> Option<&ScopeCell> {
        let number = number as usize;
        match self.first.get(number) {
            Some(cell) => Some(cell),
            None => self.in_pages(number),
        }
    }

    /// Returns the numbers and the values of the cells that are full. It visits no page without a value.
    #[cfg(feature = "async")]
    pub(crate) fn full(&self) -> impl Iterator<Item = (u32, &AnyValue)> {
        let pages = self.pages.get().into_iter().flat_map(|pages| pages.iter());
        let pages = pages
            .enumerate()
            .filter_map(|(at, page)| Some((FIRST + at * PAGE, page.get()?)));
        let cells = pages.flat_map(|(first, page)| (first..).zip(page.iter()));
        let cells = (0..).zip(self.first.iter()).chain(cells);
        cells.filter_map(|(number, cell)| Some((u32::try_from(number).ok()?, cell.get()?)))
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut ScopeCell> {
        let number = number as usize;
        if number < FIRST {
            return self.first.get_mut(number);
        }
        let (page, place) = position(number);
        let page = self.pages.get_mut()?.get_mut(page)?;
        page.get_mut()?.get_mut(place)
    }

    #[cold]
    fn in_pages(&self, number: usize) -> Option<&ScopeCell> {
        let (page, place) = position(number);
        let pages = self.pages.get_or_init(|| {
            let count = self.count.saturating_sub(FIRST).div_ceil(PAGE);
            (0..count).map(|_| OnceCell::new()).collect()
        });
        let cells = pages
            .get(page)?
            .get_or_init(|| (0..PAGE).map(|_| Cell::new()).collect());
        cells.get(place)
    }
}

fn position(number: usize) -> (usize, usize) {
    let number = number - FIRST;
    (number / PAGE, number % PAGE)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::runtime::sync::Order;

    #[test]
    fn each_number_has_its_own_cell() {
        let mut cells = ScopeCells::new(200);
        let order = Order::new();
        for number in 0..200 {
            let cell = cells.get(number).expect("a cell");
            assert!(cell.fill(&order, number, AnyValue::of(Arc::new(number))));
        }
        #[cfg(feature = "async")]
        assert!(cells.full().map(|(number, _)| number).eq(0..200));
        for number in 0..200 {
            let (value, _) = cells.get_mut(number).and_then(Cell::take).expect("full");
            assert_eq!(value.pointer::<u32>(), Some(&Arc::new(number)));
        }
    }
}
