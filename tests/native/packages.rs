//! The list of packages in ARCHITECTURE.md against their manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Uses = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// What the document says: `name, name   use, use`.
fn documented() -> Uses {
    let document = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, list) = document.split_once("```text\npackage").unwrap();
    let (list, _) = list.split_once("```").unwrap();
    let names = |text: &str| {
        let names = text.split(',').map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty() && name != "–").collect::<BTreeSet<_>>()
    };
    let lines = list.lines().skip(1).filter_map(|line| line.split_once("   "));
    lines
        .flat_map(|(packages, uses)| names(packages).into_iter().map(move |p| (p, names(uses))))
        .collect()
}

/// The packages of this workspace among the dependencies in a manifest.
fn uses(manifest: &Path) -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(manifest).unwrap();
    let (_, dependencies) = manifest.split_once("\n[dependencies]\n").unwrap();
    let section = dependencies.split("\n[").next().unwrap_or_default();
    let names = section.lines().filter_map(|line| line.strip_suffix(".workspace = true"));
    names.filter(|name| root().join("crates").join(name).exists()).map(str::to_owned).collect()
}

#[test]
fn the_list_of_packages_is_true() {
    let mut actual = Uses::new();
    for package in std::fs::read_dir(root().join("crates")).unwrap() {
        let package = package.unwrap();
        let name = package.file_name().into_string().unwrap();
        actual.insert(name, uses(&package.path().join("Cargo.toml")));
    }
    actual.insert("netstack-fm".to_owned(), uses(&root().join("Cargo.toml")));
    assert_eq!(documented(), actual);
}
