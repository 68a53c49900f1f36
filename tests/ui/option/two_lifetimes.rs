use wirework::Injectable;

#[derive(Injectable)]
#[inject(singleton, scoped)]
struct Signup;

fn main() {}
