use wirework::Injectable;

struct Refused;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

fn connect() -> Result<Pool, Refused> {
    Err(Refused)
}

fn main() {}
