use wirework::{Injectable, Shutdown};

#[derive(Injectable)]
#[inject(stop = Self::close)]
struct Database;

impl Database {
    async fn close(&self, _shutdown: Shutdown) {}
}

fn main() {}
