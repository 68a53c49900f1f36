use wirework::Injectable;

#[derive(Injectable)]
#[inject()]
struct Signup;

fn main() {}
