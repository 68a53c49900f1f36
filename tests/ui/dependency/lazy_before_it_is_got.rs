use wirework::Lazy;

struct Report {
    text: String,
}

fn print(report: &Lazy<Report>) {
    println!("{}", report.text);
}

fn main() {}
