//! The layout of the sources: each folder of `di-core` uses only folders below it, and no files of a crate import
//! each other in a circle. The tests read the `use` lines.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The folders, the lowest first, as `ARCHITECTURE.md` lists them.
const LAYERS: [&str; 10] = [
    "spec",
    "error",
    "runtime",
    "dependency",
    "binding",
    "graph",
    "module",
    "container",
    "lifecycle",
    "testing",
];

/// The path of a module below the root of the crate: `["runtime", "store"]`.
type Module = Vec<String>;

/// The modules that each file imports.
struct Imports(BTreeMap<Module, BTreeSet<Module>>);

#[test]
fn a_folder_uses_only_folders_below_it() -> Outcome {
    let layer = |module: &Module| {
        let folder = module.first()?;
        LAYERS.iter().position(|layer| layer == folder)
    };
    for (file, imported) in &Imports::of(&sources())?.0 {
        for module in imported {
            assert!(
                layer(module) <= layer(file) || file.is_empty(),
                "`{}` imports `{}` of a folder above it",
                file.join("::"),
                module.join("::")
            );
        }
    }
    Ok(())
}

#[test]
fn each_folder_has_a_layer() -> Outcome {
    for module in Imports::of(&sources())?.0.keys() {
        let folder = module.first().map_or("spec", String::as_str);
        assert!(LAYERS.contains(&folder), "`{folder}` is in no layer");
    }
    Ok(())
}

#[test]
fn no_files_import_each_other_in_a_circle() -> Outcome {
    for sources in ["di-core/src", "di-macros/src", "di-axum/src"] {
        let circle = Imports::of(&folder(sources))?.circle();
        assert!(circle.is_empty(), "these import each other: {circle:?}");
    }
    Ok(())
}

#[test]
fn a_circle_is_found() {
    let module = |name: &str| vec![name.to_owned()];
    let imports = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")];
    let imports = imports.map(|(from, to)| (module(from), BTreeSet::from([module(to)])));
    let circle = Imports(BTreeMap::from(imports)).circle();
    assert_eq!(circle, [module("b"), module("c")]);
}

fn sources() -> PathBuf {
    folder("di-core/src")
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Imports {
    fn of(root: &Path) -> Outcome<Self> {
        let mut texts = BTreeMap::new();
        read(root, &Vec::new(), &mut texts)?;
        assert!(texts.len() > 20, "found {} files", texts.len());
        let imports = texts.iter().map(|(file, text)| {
            let imported = paths(text).into_iter().map(|path| {
                let longest = (0..=path.len()).rev().map(|length| path[..length].to_vec());
                longest.clone().find(|module| texts.contains_key(module))
            });
            let others = imported.flatten().filter(|module| module != file);
            (file.clone(), others.collect())
        });
        Ok(Self(imports.collect()))
    }

    /// Returns the files in a circle. It repeatedly removes the files that import no other file or that
    /// no other file imports, and returns the rest.
    fn circle(mut self) -> Vec<Module> {
        loop {
            let files: BTreeSet<Module> = self.0.keys().cloned().collect();
            let imported: BTreeSet<Module> = self.0.values().flatten().cloned().collect();
            let before = files.len();
            self.0.retain(|file, imports| {
                imports.retain(|module| files.contains(module));
                !imports.is_empty() && imported.contains(file)
            });
            if self.0.len() == before {
                return self.0.into_keys().collect();
            }
        }
    }
}

/// Reads all files below a folder.
fn read(folder: &Path, module: &Module, texts: &mut BTreeMap<Module, String>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut own = module.clone();
        if path.is_dir() {
            own.push(name.into_owned());
            read(&path, &own, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            if name != "mod" && name != "lib" {
                own.push(name.into_owned());
            }
            texts.insert(own, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// Returns the paths in this crate that the `use` lines of a file name, without those of its tests.
fn paths(text: &str) -> Vec<Module> {
    let text = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let mut paths = Vec::new();
    for statement in text.split(";\n") {
        let start = statement.rfind("use crate::");
        let Some(path) = start.and_then(|start| statement.get(start..)) else {
            continue;
        };
        // A re-export of a folder's own file is not an import.
        if start.is_some_and(|start| statement[..start].ends_with("pub ")) {
            continue;
        }
        let path = path.trim_start_matches("use crate::");
        let (base, items) = path.split_once('{').unwrap_or((path, ""));
        let base: Module = base
            .split("::")
            .filter(|part| !part.is_empty())
            .map(word)
            .collect();
        if items.is_empty() {
            paths.push(base);
            continue;
        }
        for item in items.trim_end_matches('}').split(',') {
            let item = item.trim().split("::").next().map(word);
            paths.push(base.iter().cloned().chain(item).collect());
        }
    }
    paths
}

fn word(part: &str) -> String {
    part.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}
