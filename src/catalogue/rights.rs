//! Statements of rights: a closed list of what holders may say about a work.
//!
//! Knows no work. The list is RightsStatements.org 1.0 and the Creative Commons tools.

/// A statement of rights, known by its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    uri: String,
    standing: Standing,
}

/// What a statement means for showing the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Free, or licensed to everyone: may be shown.
    Open,
    /// In copyright or bound otherwise: may be shown where somebody allowed it.
    Bound,
    /// Nobody has settled it: may not be shown until somebody does.
    Unsettled,
}

/// The twelve statements of rightsstatements.org, by code.
const STATEMENTS: [(&str, Standing); 12] = [
    ("InC", Standing::Bound),
    ("InC-OW-EU", Standing::Bound),
    ("InC-EDU", Standing::Bound),
    ("InC-NC", Standing::Bound),
    ("InC-RUU", Standing::Unsettled),
    ("NoC-CR", Standing::Bound),
    ("NoC-NC", Standing::Open),
    ("NoC-OKLR", Standing::Bound),
    ("NoC-US", Standing::Open),
    ("CNE", Standing::Unsettled),
    ("UND", Standing::Unsettled),
    ("NKC", Standing::Open),
];

/// Creative Commons licences, by their part of the address.
const LICENCES: [&str; 6] = ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"];

/// Versions of the licences that were ever issued.
const VERSIONS: [&str; 5] = ["1.0", "2.0", "2.5", "3.0", "4.0"];

impl Rights {
    /// Reads a statement's address; `https`, and a missing final slash, are forgiven.
    pub fn parse(uri: &str) -> Option<Self> {
        let plain = uri.trim().trim_start_matches("https://").trim_start_matches("http://");
        let plain = plain.trim_start_matches("www.").trim_end_matches('/');
        let standing = statement(plain).or_else(|| creative_commons(plain))?;
        Some(Self { uri: uri.trim().to_owned(), standing })
    }

    /// The address as written.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// What it means for showing the work.
    pub fn standing(&self) -> Standing {
        self.standing
    }
}

fn statement(plain: &str) -> Option<Standing> {
    let rest = plain.strip_prefix("rightsstatements.org/")?;
    let code = rest.strip_prefix("vocab/").or_else(|| rest.strip_prefix("page/"))?;
    let code = code.strip_suffix("/1.0")?;
    STATEMENTS.iter().find(|(known, _)| *known == code).map(|(_, standing)| *standing)
}

fn creative_commons(plain: &str) -> Option<Standing> {
    let rest = plain.strip_prefix("creativecommons.org/")?;
    if matches!(rest, "publicdomain/mark/1.0" | "publicdomain/zero/1.0") {
        return Some(Standing::Open);
    }
    let mut parts = rest.strip_prefix("licenses/")?.split('/');
    let (licence, version) = (parts.next()?, parts.next()?);
    let known = LICENCES.contains(&licence) && VERSIONS.contains(&version);
    // A port to one country's law may follow: `/de`.
    (known && parts.count() <= 1).then_some(Standing::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_closed() {
        let standing = |uri| Rights::parse(uri).map(|rights| rights.standing());
        let table = [
            ("http://rightsstatements.org/vocab/NoC-US/1.0/", Some(Standing::Open)),
            ("https://rightsstatements.org/vocab/InC/1.0/", Some(Standing::Bound)),
            ("http://rightsstatements.org/vocab/CNE/1.0", Some(Standing::Unsettled)),
            ("https://creativecommons.org/publicdomain/mark/1.0/", Some(Standing::Open)),
            ("https://creativecommons.org/licenses/by-sa/4.0/", Some(Standing::Open)),
            ("https://creativecommons.org/licenses/by/9.0/", None),
            ("http://rightsstatements.org/vocab/FREE/1.0/", None),
            ("public domain", None),
            ("", None),
        ];
        for (uri, expected) in table {
            assert_eq!(standing(uri), expected, "{uri}");
        }
    }
}
