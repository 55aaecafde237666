//! Facts, sources and terms: whether what is named exists, and whether it may be said.
//!
//! Knows no wording: only what a text leans on.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::{Exhibit, Shelf};
use crate::content::claim::Confidence;
use crate::content::id::ClaimId;
use crate::content::inline::ReadParagraph;
use crate::content::manifest::table::near_miss;
use crate::content::text::Placed;
use crate::finding::{Code, Finding, Place};

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    unsourced(exhibit, findings);
    claims_without_source(exhibit, findings);
    let uses = uses(exhibit);
    let facts = uses.iter().map(|fact| (fact.value.as_str(), &fact.place));
    let told = tell_unknown(
        &exhibit.claims,
        facts,
        &Kind {
            code: Code::UnknownId,
            message: "unknown-fact",
            near: "unknown-fact-near",
            file: "claims.toml",
        },
    );
    findings.extend(told);
    unverified(exhibit, &uses, findings);
    let sources = exhibit.claims.read.values().flat_map(|claim| &claim.sources);
    findings.extend(tell_unknown(
        &exhibit.sources,
        sources.map(|source| (source.value.as_str(), &source.place)),
        &Kind {
            code: Code::UnknownSource,
            message: "unknown-source",
            near: "unknown-source",
            file: "sources.toml",
        },
    ));
    let terms = paragraphs(exhibit).flat_map(|p| p.paragraph.terms.iter().zip(&p.terms));
    findings.extend(tell_unknown(
        &exhibit.terms,
        terms.map(|((_, term), place)| (term.as_str(), place)),
        &Kind {
            code: Code::UnknownTerm,
            message: "unknown-term",
            near: "unknown-term-near",
            file: "glossary.toml",
        },
    ));
}

struct Kind {
    code: Code,
    message: &'static str,
    near: &'static str,
    file: &'static str,
}

/// Tells each name that a file does not have; one finding when the file itself is missing.
fn tell_unknown<'u, K, V>(
    shelf: &Shelf<BTreeMap<K, V>>,
    uses: impl Iterator<Item = (&'u str, &'u Place)>,
    kind: &Kind,
) -> Vec<Finding>
where
    K: Ord + Borrow<str>,
{
    if !shelf.whole {
        return Vec::new();
    }
    if !shelf.present {
        let first = uses.map(|(_, place)| place).min();
        let missing = |place: &Place| {
            let finding = Finding::new(Code::MissingFile, place.clone(), "missing-file");
            finding.with("path", format!("content/{}", kind.file))
        };
        return first.map(missing).into_iter().collect();
    }
    let unknown = uses.filter(|(id, _)| !shelf.read.contains_key(*id));
    unknown
        .map(|(id, place)| {
            let near = near_miss(id, shelf.read.keys().map(Borrow::borrow));
            let message = if near.is_some() { kind.near } else { kind.message };
            let finding = Finding::new(kind.code, place.clone(), message).with("id", id);
            finding.with("near", near.unwrap_or_default()).with("file", kind.file)
        })
        .collect()
}

fn paragraphs<'e>(exhibit: &'e Exhibit<'_>) -> impl Iterator<Item = &'e ReadParagraph> {
    let texts = exhibit.chapters.iter().flat_map(|chapter| chapter.texts.values());
    texts.flat_map(|text| &text.sections).flat_map(|section| &section.paragraphs)
}

fn unsourced(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for paragraph in paragraphs(exhibit).filter(|p| p.claims.is_empty()) {
        let place = paragraph.place.clone();
        findings.push(Finding::new(Code::UnsourcedClaim, place, "unsourced-paragraph"));
    }
}

fn claims_without_source(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for claim in exhibit.claims.read.values().filter(|claim| claim.sources_empty) {
        let finding = Finding::new(Code::UnsourcedClaim, claim.place.clone(), "unsourced-fact");
        findings.push(finding.with("id", claim.id.as_str()));
    }
}

/// Every place that leans on a fact.
fn uses(exhibit: &Exhibit<'_>) -> Vec<Placed<ClaimId>> {
    let mut uses = exhibit.chronicle_facts.clone();
    for paragraph in paragraphs(exhibit) {
        let claims = paragraph.paragraph.claims.iter().zip(&paragraph.claims);
        uses.extend(
            claims.map(|((_, id), place)| Placed { value: id.clone(), place: place.clone() }),
        );
    }
    for chapter in &exhibit.chapters {
        uses.extend(chapter.questions.iter().filter_map(|question| question.fact.clone()));
        let scenes = chapter.manifest.iter().flat_map(|manifest| &manifest.scenes);
        uses.extend(scenes.filter_map(|scene| scene.quotation.as_ref()?.fact.clone()));
    }
    let notes = exhibit.drawings.values().filter_map(|drawing| drawing.note.as_ref());
    uses.extend(notes.flat_map(|note| note.facts.iter().cloned()));
    uses
}

fn unverified(exhibit: &Exhibit<'_>, uses: &[Placed<ClaimId>], findings: &mut Vec<Finding>) {
    for fact in uses {
        let claim = exhibit.claims.read.get(&fact.value);
        if claim.is_some_and(|claim| claim.confidence == Some(Confidence::Unverified)) {
            let place = fact.place.clone();
            let finding = Finding::new(Code::UnverifiedFact, place, "unverified-fact");
            findings.push(finding.with("id", fact.value.as_str()));
        }
    }
}
