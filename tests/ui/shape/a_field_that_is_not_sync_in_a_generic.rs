use std::cell::Cell;
use std::marker::PhantomData;
use wirework::Injectable;

#[derive(Injectable)]
struct Repo<T> {
    #[inject(skip)]
    read: Cell<u32>,
    #[inject(skip)]
    row: PhantomData<T>,
}

fn main() { let _ = wirework::component::<Repo<u32>>(); }
