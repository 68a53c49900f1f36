//! The options that name the hooks of a component, and their settings.

use proc_macro2::Ident;
use syn::{Error, Expr, ExprPath, ext::IdentExt, parse::ParseStream};

use crate::errors::Errors;
use crate::injectable::attr::given::{Given, set};
use crate::injectable::attr::value;

const HOOKS: [&str; 4] = ["start", "run", "stop", "health"];
const SETTINGS: [&str; 4] = ["run_policy", "start_limit", "drain_limit", "stop_limit"];

/// The hooks, and their settings.
#[derive(Default)]
pub(crate) struct Hooks {
    pub(crate) start: Option<Given<ExprPath>>,
    pub(crate) run: Option<Given<ExprPath>>,
    pub(crate) stop: Option<Given<ExprPath>>,
    pub(crate) health: Option<Given<ExprPath>>,
    pub(crate) run_policy: Option<Given<Expr>>,
    pub(crate) start_limit: Option<Given<Expr>>,
    pub(crate) drain_limit: Option<Given<Expr>>,
    pub(crate) stop_limit: Option<Given<Expr>>,
}

/// Returns `true` for the name of a hook, or of a setting.
pub(crate) fn is_hook(option: &str) -> bool {
    HOOKS.contains(&option) || SETTINGS.contains(&option)
}

/// Returns an error, unless the runtime runs hooks.
pub(crate) fn require_hooks(option: &Ident) -> syn::Result<()> {
    if cfg!(feature = "async") {
        return Ok(());
    }
    let option_name = option.unraw();
    Err(Error::new(
        option.span(),
        format!(
            "the option `{option_name}` needs the feature `async` of wirework; enable it in Cargo.toml"
        ),
    ))
}

impl Hooks {
    pub(crate) fn read_option(
        &mut self,
        name: Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        require_hooks(&name)?;
        match name.unraw().to_string().as_str() {
            "start" => set(&mut self.start, value::function(name, input)?, errors),
            "run" => set(&mut self.run, value::function(name, input)?, errors),
            "stop" => set(&mut self.stop, value::function(name, input)?, errors),
            "health" => set(&mut self.health, value::function(name, input)?, errors),
            "run_policy" => set(&mut self.run_policy, value::parsed(name, input)?, errors),
            "start_limit" => set(&mut self.start_limit, value::parsed(name, input)?, errors),
            "drain_limit" => set(&mut self.drain_limit, value::parsed(name, input)?, errors),
            _ => set(&mut self.stop_limit, value::parsed(name, input)?, errors),
        }
        Ok(())
    }

    /// Returns the hooks that are set, in a fixed order.
    pub(crate) fn functions(&self) -> impl Iterator<Item = &Given<ExprPath>> {
        let hooks = [&self.start, &self.run, &self.stop, &self.health];
        hooks.into_iter().flatten()
    }

    /// Returns the settings that are set, in a fixed order, each with the name of its hook and with `true` if that
    /// hook is set.
    pub(crate) fn settings(&self) -> impl Iterator<Item = (&Given<Expr>, &'static str, bool)> {
        let settings = [
            (&self.run_policy, "run", self.run.is_some()),
            (&self.start_limit, "start", self.start.is_some()),
            (&self.drain_limit, "run", self.run.is_some()),
            (&self.stop_limit, "stop", self.stop.is_some()),
        ];
        let given = settings.into_iter();
        given.filter_map(|(setting, hook, is_set)| Some((setting.as_ref()?, hook, is_set)))
    }
}
