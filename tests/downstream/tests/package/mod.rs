//! A package of generated programs that depends on wirework.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const MANIFEST: &str = r#"[package]
name = "@name"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
wirework = { path = "@path", features = ["modules"] }

# The programs are built once and hardly run.
[profile.dev.package.@name]
debug = false

[workspace]
"#;

/// Writes a package without programs, and returns its folder. The programs belong into `src/bin`.
pub(crate) fn write_package(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let programs = folder.join("src/bin");
    if programs.exists() {
        fs::remove_dir_all(&programs)?;
    }
    fs::create_dir_all(&programs)?;
    let manifest = MANIFEST.replace("@name", name);
    let manifest = manifest.replace("@path", &root.display().to_string());
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}
