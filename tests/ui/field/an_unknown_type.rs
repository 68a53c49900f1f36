use wirework::Injectable;

struct Config;

#[derive(Injectable)]
struct Signup {
    config: Confg,
}

fn main() {}
