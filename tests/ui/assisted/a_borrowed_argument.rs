use wirework::Injectable;

#[derive(Injectable)]
struct Order<'a> {
    #[inject(arg)]
    customer: &'a str,
}

fn main() {}
