//! Prepares a release build of the page for its split into several files.

fn main() {
    println!("cargo:rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo:rustc-cfg=split");
        // `tools/src/split.rs` needs the linker's relocations.
        println!("cargo:rustc-link-arg-bin=netstack-fm=--emit-relocs");
    }
}
