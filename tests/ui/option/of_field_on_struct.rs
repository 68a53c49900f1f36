use wirework::Injectable;

#[derive(Injectable)]
#[inject(skip)]
struct Signup;

fn main() {}
