use wirework::Injectable;

struct Hook;

#[derive(Injectable)]
struct Signup {
    hooks: Vec<Hook>,
}

fn main() {}
