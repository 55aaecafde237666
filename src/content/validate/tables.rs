//! The tables of charts: `data/*.csv`, a first line of names, numbers from the second column on.
//!
//! Knows no chart.

use crate::content::files::has_extension;
use crate::content::loader::Library;
use crate::content::text::TextFile;
use crate::finding::{Code, Finding, Place};

/// Longest table: a chart with more rows is no chart.
const MOST_ROWS: usize = 10_000;

pub(super) fn judge(library: &Library, findings: &mut Vec<Finding>) {
    let files = library.files().list("content/data");
    for path in files.iter().filter(|path| has_extension(path, "csv")) {
        match library.text(path) {
            Ok(Some(text)) => findings.extend(judge_table(&text)),
            Ok(None) => {}
            Err(finding) => findings.push(finding),
        }
    }
}

/// Every fault of one table.
fn judge_table(text: &TextFile) -> Vec<Finding> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.text().as_bytes());
    let mut findings = Vec::new();
    let mut columns = None;
    for (row, record) in reader.records().take(MOST_ROWS).enumerate() {
        let Ok(record) = record else {
            findings.push(shape(text.place(0), "csv-unreadable"));
            break;
        };
        let line = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        match columns {
            None => {
                columns = Some(record.len());
                header(text, line, &record, &mut findings);
            }
            Some(columns) => cells(text, line, columns, &record, &mut findings),
        }
        if row + 1 == MOST_ROWS {
            findings.push(shape(text.place(line), "csv-long").with("most", MOST_ROWS));
        }
    }
    if columns.is_none() {
        findings.push(shape(text.place(0), "csv-empty"));
    }
    findings
}

fn header(text: &TextFile, line: usize, names: &csv::StringRecord, findings: &mut Vec<Finding>) {
    if names.len() < 2 {
        findings.push(shape(text.place(line), "csv-one-column"));
    }
    for index in (0..names.len()).filter(|index| names[*index].trim().is_empty()) {
        findings.push(shape(cell_place(text, line, names, index), "csv-unnamed"));
    }
}

fn cells(
    text: &TextFile,
    line: usize,
    columns: usize,
    record: &csv::StringRecord,
    findings: &mut Vec<Finding>,
) {
    if record.len() != columns {
        let finding = shape(text.place(line), "csv-ragged").with("cells", record.len());
        findings.push(finding.with("columns", columns));
        return;
    }
    for index in 1..record.len() {
        let cell = record[index].trim();
        if cell.parse::<f64>().is_ok_and(f64::is_finite) {
            continue;
        }
        let comma = cell.replace(',', ".").parse::<f64>().is_ok();
        let message = match cell {
            "" => "csv-no-number",
            _ if comma => "csv-comma",
            _ => "csv-not-number",
        };
        findings.push(shape(cell_place(text, line, record, index), message).with("cell", cell));
    }
}

/// Where a cell begins; quotation marks before it are counted roughly, by its own first character.
fn cell_place(text: &TextFile, line: usize, record: &csv::StringRecord, index: usize) -> Place {
    let source = &text.text()[line.min(text.text().len())..];
    let mut at = 0;
    for cell in record.iter().take(index) {
        let found = source[at..].find(cell).unwrap_or(0);
        at += found + cell.len();
        at += source[at..].find(',').map_or(0, |comma| comma + 1);
    }
    text.place(line + at)
}

fn shape(place: Place, message: &'static str) -> Finding {
    Finding::new(Code::CsvShape, place, message)
}
