//! `quiz.toml`: the questions at the end of a chapter.
//!
//! Does not know whether a fact exists.

use super::table::{Sheet, Table};
use super::value::Words;
use crate::content::chapter::Question;
use crate::content::id::ClaimId;
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::{Code, Finding};

/// One `[[question]]` as written.
#[derive(Clone, Debug)]
pub struct QuestionFile {
    /// `fact`.
    pub fact: Option<Placed<ClaimId>>,
    ask: Option<Placed<Words>>,
    answers: Vec<Words>,
    right: Option<usize>,
    why: Option<Placed<Words>>,
}

impl QuestionFile {
    /// Reads every question of the file.
    pub fn read(text: &TextFile, languages: &[Locale]) -> (Vec<Self>, Vec<Finding>) {
        Sheet::read(text, languages, |table| table.tables("question", Self::from_table))
    }

    fn from_table(table: &Table<'_>) -> Self {
        let answers: Option<Placed<Vec<Placed<Words>>>> = table.required("answers");
        let answers: Vec<Words> =
            answers.map(|a| a.value).unwrap_or_default().into_iter().map(|a| a.value).collect();
        Self {
            fact: table.required::<String>("fact").map(|fact| fact.map(ClaimId::from)),
            ask: table.required("ask"),
            right: right(table, answers.len()),
            answers,
            why: table.required("why"),
        }
    }

    /// The question, unless something it needs cannot be read.
    pub fn convert(self) -> Option<Question> {
        Some(Question {
            fact: self.fact?.value,
            ask: self.ask?.value,
            answers: self.answers,
            right: self.right?,
            why: self.why?.value,
        })
    }
}

fn right(table: &Table<'_>, answers: usize) -> Option<usize> {
    let right: Placed<i32> = table.required("right")?;
    let index = usize::try_from(right.value).ok().filter(|index| *index < answers);
    if index.is_none() {
        let finding = Finding::new(Code::UnknownId, right.place, "quiz-right");
        let finding = finding.with("right", right.value.to_string());
        table.sheet.push(finding.with("answers", answers));
    }
    index
}
