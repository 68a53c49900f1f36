use wirework::Injectable;

#[derive(Injectable)]
#[inject(lifetime = "scoped")]
struct Signup;

fn main() {}
