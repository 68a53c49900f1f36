//! The report: measures everything, and writes `docs/performance.md` and its plot.
//!
//! This folder uses `measure`, `subjects` and `works`.

mod figures;
mod machine;
mod page;
mod plot;
mod table;

use std::fs;
use std::path::Path;

use figures::Figures;

/// Measures all subjects, and writes the page and the plot.
///
/// # Errors
///
/// Returns a message if the other frameworks are not compiled, a measurement fails, or a file
/// cannot be written.
pub(crate) fn write() -> Result<(), String> {
    if !cfg!(feature = "rivals") {
        return Err(
            "the report compares with other frameworks: add `--features rivals`".to_owned(),
        );
    }
    let figures = Figures::measure()?;
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let save = |name: &str, text: String| {
        fs::write(docs.join(name), text).map_err(|error| format!("docs/{name}: {error}"))
    };
    save("performance.svg", plot::plot(&figures))?;
    save("performance.md", page::page(&figures)?)
}
