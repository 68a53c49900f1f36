use wirework::Injectable;

struct Pool;

#[derive(Injectable)]
struct Repo {
    #[inject(clone)]
    pool: Pool,
}

fn main() {}
