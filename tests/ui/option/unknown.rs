use wirework::Injectable;

#[derive(Injectable)]
#[inject(scopd)]
struct Signup;

fn main() {}
