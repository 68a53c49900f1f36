//! Graphs as source code.

use std::collections::HashMap;

use crate::graph::{Ask, Field, Graph, Lifetime};
use crate::oracle::name;

const USES: &str = "#![allow(dead_code, deprecated, unused_imports)]
use std::sync::Arc;
use wirework::{Container, Injectable, Lazy, Module, Provider, component};";

/// All graphs as modules, and the line of each entry with its graph and component.
pub(crate) fn modules(graphs: &[Graph]) -> (String, HashMap<usize, (usize, usize)>) {
    let mut lines: Vec<String> = USES.lines().map(str::to_owned).collect();
    let mut entries = HashMap::new();
    for (number, graph) in graphs.iter().enumerate() {
        lines.extend(structs(number, graph));
        let has_hooks = graph.components.iter().any(|component| {
            component.is_hook || component.fields.iter().any(|field| field.ask == Ask::All)
        });
        lines.push("#[derive(Module)]".into());
        lines.push("#[module(components(".into());
        for (component, found) in graph.components.iter().enumerate() {
            let bound = if found.is_hook { " as dyn Hook" } else { "" };
            lines.push(format!("{}{bound},", name(component)));
            entries.insert(lines.len(), (number, component));
        }
        let collections = if has_hooks {
            ", collections(dyn Hook)"
        } else {
            ""
        };
        lines.push(format!("){collections})]"));
        lines.push("pub struct Random;".into());
        lines.push("}".into());
    }
    lines.push("fn main() {}".into());
    (lines.join("\n"), entries)
}

/// Returns a program that builds each graph and prints the errors of `build()`.
pub(crate) fn builders(graphs: &[Graph]) -> String {
    let mut lines: Vec<String> = USES.lines().map(str::to_owned).collect();
    for (number, graph) in graphs.iter().enumerate() {
        lines.extend(structs(number, graph));
        lines.push("pub fn build() {".into());
        lines.push("let mut builder = Container::builder();".into());
        for component in 0..graph.components.len() {
            let component = name(component);
            lines.push(format!(
                "builder = builder.add(component::<{component}>());"
            ));
        }
        lines.push(format!("super::print({number}, builder);"));
        lines.push("}\n}".into());
    }
    lines.push("fn main() {".into());
    lines.extend((0..graphs.len()).map(|number| format!("g{number}::build();")));
    lines.push("}".into());
    lines.push(PRINT.into());
    lines.join("\n")
}

const PRINT: &str = r#"
fn print(number: usize, builder: wirework::ContainerBuilder) {
    println!("graph {number}");
    let Err(error) = builder.build() else { return };
    for problem in error.problems() {
        println!("{problem}");
    }
}"#;

fn structs(number: usize, graph: &Graph) -> Vec<String> {
    let mut lines = vec![
        format!("mod g{number} {{"),
        "use super::*;".into(),
        // rustc reports a missing key once, so each component misses a different key.
        "pub struct Missing<const COMPONENT: usize>;".into(),
        "pub trait Hook: Send + Sync {}".into(),
    ];
    for (number, component) in graph.components.iter().enumerate() {
        let lifetime = match component.lifetime {
            Lifetime::Singleton => None,
            Lifetime::Scoped => Some("scoped"),
            Lifetime::Transient => Some("transient"),
        };
        let bound = component.is_hook.then_some("bind(dyn Hook)");
        let options: Vec<&str> = lifetime.into_iter().chain(bound).collect();
        let name = name(number);
        lines.push("#[derive(Injectable)]".into());
        if !options.is_empty() {
            lines.push(format!("#[inject({})]", options.join(", ")));
        }
        lines.push(format!("pub struct {name} {{"));
        let fields = component.fields.iter().enumerate();
        lines.extend(fields.map(|(at, field)| format!("f{at}: {},", type_of(*field, number))));
        lines.push("}".into());
        if component.is_hook {
            lines.push(format!("impl Hook for {name} {{}}"));
        }
    }
    lines
}

fn type_of(field: Field, component: usize) -> String {
    let missing = || format!("Missing<{component}>");
    let target = field.target.map_or_else(missing, name);
    match field.ask {
        Ask::Arc => format!("Arc<{target}>"),
        Ask::Optional => format!("Option<Arc<{target}>>"),
        Ask::Lazy => format!("Lazy<{target}>"),
        Ask::Provider => format!("Provider<{target}>"),
        Ask::All => "Vec<Arc<dyn Hook>>".into(),
    }
}
