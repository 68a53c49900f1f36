use wirework::Injectable;

struct Clock;

#[derive(Injectable)]
struct Server {
    #[inject(default = Clock)]
    clock: Clock,
}

fn main() {}
