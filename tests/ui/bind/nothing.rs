use wirework::Injectable;

#[derive(Injectable)]
#[inject(bind())]
struct Smtp;

fn main() {}
