#![deny(warnings)]
use wirework::Module;

mod database {
    pub struct Pool;
}

#[derive(Module)]
#[module(exports(database::Pool))]
struct App { pool: database::Pool, level: u8 }

fn main() { let _ = App { pool: database::Pool, level: 2 }; }
