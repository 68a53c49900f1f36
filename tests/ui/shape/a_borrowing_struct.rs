use wirework::Injectable;

#[derive(Injectable)]
struct Signup<'a> {
    name: &'a str,
}

fn main() {}
