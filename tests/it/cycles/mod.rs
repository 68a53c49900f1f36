//! Promise 4: a constructor that resolves a value under construction gets an error with the path.
//! Nothing hangs or overflows the stack.

mod bounded;
mod crowded;
mod deep;
mod generated;
mod limit;
mod many;
mod one_thread;
mod patience;
mod spawned;
mod threads;
mod two_containers;
