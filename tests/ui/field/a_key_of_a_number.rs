use wirework::Injectable;

struct Primary;

#[derive(Injectable)]
struct Repo {
    #[inject(key = Primary)]
    port: u16,
}

fn main() {}
