use wirework::Injectable;

#[derive(Injectable)]
#[inject(bed = 3)]
struct Signup;

fn main() {}
