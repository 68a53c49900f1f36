//! All figures of a report, from one run.

use crate::measure::counts::{Cost, cost};
use crate::measure::memory::{per_binding, per_scope};
use crate::measure::time::{self, Time};
use crate::subjects::{self, Subject};
use crate::works::Work;
use crate::works::nodes::Size;

/// One figure for each subject; `None` if it cannot perform the work.
pub(crate) type Figure<T> = Vec<Option<T>>;

/// The figures of all subjects, the floor first.
pub(crate) struct Figures {
    pub(crate) subjects: Vec<&'static dyn Subject>,
    pub(crate) times: Vec<(Work, Figure<Time>)>,
    pub(crate) threaded: Vec<(Work, Figure<Time>)>,
    pub(crate) costs: Vec<(Work, Figure<Cost>)>,
    pub(crate) builds: Vec<(Size, Figure<f64>)>,
    pub(crate) bindings: Vec<(Size, Figure<u64>)>,
    pub(crate) scopes: Figure<u64>,
}

impl Figures {
    /// Measures all subjects. Progress goes to the standard error.
    pub(crate) fn measure() -> Result<Self, String> {
        let all = subjects::all();
        let mut figures = Self {
            times: Vec::new(),
            threaded: Vec::new(),
            costs: Vec::new(),
            builds: Vec::new(),
            bindings: Vec::new(),
            scopes: of_all(&all, per_scope)?,
            subjects: all,
        };
        for work in Work::ALL {
            figures.measure_work(work)?;
        }
        for size in Size::ALL {
            eprintln!("building {} bindings", size.count());
            let constructs = of_all(&figures.subjects, |subject| subject.build(size))?;
            figures
                .builds
                .push((size, time::constructions(&constructs, size.count())?));
            let bytes = of_all(&figures.subjects, |subject| per_binding(subject, size))?;
            figures.bindings.push((size, bytes));
        }
        Ok(figures)
    }

    fn measure_work(&mut self, work: Work) -> Result<(), String> {
        eprintln!("{}", work.title());
        let operations = of_all(&self.subjects, |subject| subject.operation(work))?;
        self.times.push((work, time::operations(&operations)?));
        if Work::ON_TWO_THREADS.contains(&work) {
            self.threaded
                .push((work, time::on_two_threads(&operations)?));
        }
        drop(operations);
        self.costs
            .push((work, of_all(&self.subjects, |subject| cost(subject, work))?));
        Ok(())
    }
}

fn of_all<T>(
    subjects: &[&'static dyn Subject],
    measure: impl Fn(&dyn Subject) -> Result<Option<T>, String>,
) -> Result<Figure<T>, String> {
    let named = |subject: &&'static dyn Subject| {
        measure(*subject).map_err(|error| format!("{}: {error}", subject.name()))
    };
    subjects.iter().map(named).collect()
}
