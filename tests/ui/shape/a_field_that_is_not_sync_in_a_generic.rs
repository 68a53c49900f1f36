use std::cell::Cell;
use wirework::Injectable;

#[derive(Injectable)]
struct Repo<T: Default> {
    #[inject(skip)]
    read: Cell<T>,
}

fn main() { let _ = wirework::component::<Repo<u32>>(); }
