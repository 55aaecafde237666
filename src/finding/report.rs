//! How a list of findings is printed: lines for people, JSON for programs.
//!
//! Knows no order and no exit code: the caller sorts, and decides what follows.

use std::io::{self, Write};

use serde::Serialize;

use super::Finding;

/// Writes `file:line:column: error[code]: sentence` and an indented hint for each finding.
///
/// # Errors
/// Whatever the writer says.
pub fn write_text(
    findings: &[Finding],
    language: &str,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    for finding in findings {
        let (severity, code) = (finding.severity().as_str(), finding.code.as_str());
        writeln!(out, "{}: {severity}[{code}]: {}", finding.place, finding.message(language))?;
        let hint = finding.hint(language);
        if !hint.is_empty() {
            writeln!(out, "    {hint}")?;
        }
    }
    Ok(())
}

/// Writes an array of objects with `file line column severity code message hint`.
///
/// # Errors
/// Whatever the writer says.
pub fn write_json(
    findings: &[Finding],
    language: &str,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let rows: Vec<Row<'_>> = findings.iter().map(|f| Row::of(f, language)).collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    severity: &'static str,
    code: &'static str,
    message: String,
    hint: String,
}

impl<'a> Row<'a> {
    fn of(finding: &'a Finding, language: &str) -> Self {
        Self {
            file: &finding.place.file,
            line: finding.place.line,
            column: finding.place.column,
            severity: finding.severity().as_str(),
            code: finding.code.as_str(),
            message: finding.message(language),
            hint: finding.hint(language),
        }
    }
}
