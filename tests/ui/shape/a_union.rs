use wirework::Injectable;

#[derive(Injectable)]
union Number {
    integer: u32,
    float: f32,
}

fn main() {}
