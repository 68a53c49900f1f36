//! Memory: the bytes that a container or a scope holds.
//!
//! The program constructs one value, then two, and leaks them. The difference of the bytes that
//! memcheck finds in use at the exit is what one value holds.

use super::valgrind::valgrind;
use crate::subjects::Subject;
use crate::works::Construct;
use crate::works::nodes::Size;

/// Counts the bytes that a container holds for each of its bindings, before any is resolved.
///
/// # Errors
///
/// Returns a message if valgrind is not installed, or if the container cannot be built.
pub(crate) fn per_binding(subject: &dyn Subject, size: Size) -> Result<Option<u64>, String> {
    let count = size.count();
    let bytes = subject
        .build(size)?
        .map(|_| held(subject, &count.to_string()))
        .transpose()?;
    Ok(bytes.map(|bytes| bytes / u64::from(count)))
}

/// Counts the bytes of an open scope in which nothing was resolved.
///
/// # Errors
///
/// Returns a message if valgrind is not installed, or if the scope cannot be opened.
pub(crate) fn per_scope(subject: &dyn Subject) -> Result<Option<u64>, String> {
    subject
        .open_scope()?
        .map(|_| held(subject, "scope"))
        .transpose()
}

/// Constructs as many values, a scope or a container of as many bindings, and leaks them.
///
/// # Errors
///
/// Returns a message if there is no such construction, or if it fails.
pub(crate) fn hold(subject: &dyn Subject, what: &str, times: u64) -> Result<(), String> {
    let size = Size::ALL
        .into_iter()
        .find(|size| size.count().to_string() == what);
    let construct: Option<Construct> = match size {
        Some(size) => subject.build(size)?,
        None => subject.open_scope()?,
    };
    let construct = construct.ok_or_else(|| format!("the subject cannot construct `{what}`"))?;
    for _ in 0..times {
        std::mem::forget(construct()?);
    }
    Ok(())
}

fn held(subject: &dyn Subject, what: &str) -> Result<u64, String> {
    let in_use = |times: &str| {
        let options = [
            "--tool=memcheck",
            "--leak-check=no",
            "--undef-value-errors=no",
        ];
        let log = valgrind(&options, &["hold", subject.name(), what, times])?;
        bytes(&log).ok_or_else(|| format!("memcheck logs no bytes:\n{log}"))
    };
    Ok(in_use("2")?.saturating_sub(in_use("1")?))
}

/// Finds the bytes in the log: `in use at exit: 1,234 bytes in 5 blocks`.
fn bytes(log: &str) -> Option<u64> {
    let (_, rest) = log.split_once("in use at exit: ")?;
    rest.split_whitespace()
        .next()?
        .replace(',', "")
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn the_bytes_are_found_in_the_log() {
        assert_eq!(
            bytes("==7==     in use at exit: 1,234 bytes in 5 blocks\n"),
            Some(1_234)
        );
        assert_eq!(bytes("==7== HEAP SUMMARY:\n"), None);
    }
}
