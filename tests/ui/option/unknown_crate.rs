use wirework::Injectable;

#[derive(Injectable)]
#[inject(crate = wire)]
struct Signup;

fn main() {}
