use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped = true)]
struct Signup;

fn main() {}
