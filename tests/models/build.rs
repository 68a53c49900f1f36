//! Compiles the runtime with models of its primitives.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(wirework_models)");
    println!("cargo::rustc-cfg=wirework_models");
}
