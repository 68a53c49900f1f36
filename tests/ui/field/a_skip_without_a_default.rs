use wirework::Injectable;

struct Cache;

#[derive(Injectable)]
struct Repo {
    #[inject(skip)]
    cache: Cache,
}

fn main() {}
