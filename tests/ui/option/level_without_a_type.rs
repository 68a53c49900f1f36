use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped = "session")]
struct Cart;

fn main() {}
