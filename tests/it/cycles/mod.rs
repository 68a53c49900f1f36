//! Promise 4: a constructor that asks again for what is being made gets an error with the path;
//! nothing ever hangs or overflows the stack.

mod deep;
mod generated;
mod limit;
mod many;
mod one_thread;
mod patience;
mod spawned;
mod threads;
mod two_containers;
