//! Records of photographs: what must stand in one before it is shown or looked for.

use crate::fixture::Exhibit;

const PRESENT: &str = r#"[[photo]]
id = "wanted-view"
state = "present"
file = "photos.toml"
title_ru = "Вид"
title_en = "View"
shows_ru = "Печь."
shows_en = "A furnace."
date = "1932"
place = "Stalinsk"
author = "unknown"
holder = "Museum"
rights = "https://creativecommons.org/publicdomain/mark/1.0/"
credit_ru = "Музей"
credit_en = "Museum"
"#;

/// What `check` says about a record with one stretch replaced.
fn said(from: &str, to: &str) -> Vec<String> {
    assert!(PRESENT.contains(from));
    let record = PRESENT.replacen(from, to, 1);
    let (found, _) = Exhibit::whole().with("content/photos.toml", &record).check("en");
    found.lines().filter(|line| !line.starts_with(' ')).map(str::to_owned).collect()
}

#[test]
fn each_fault_of_a_record_is_told_where_it_stands() {
    let table = [
        ("[[", "[[", vec![]),
        (
            "\"present\"",
            "\"presnt\"",
            vec![
                "content/photos.toml:3:9: error[unknown-id]: “presnt” is not one of the words allowed here",
            ],
        ),
        (
            "mark/1.0/",
            "mark/9.0/",
            vec![
                "content/photos.toml:13:10: error[rights-missing]: “https://creativecommons.org/publicdomain/mark/9.0/” is not a statement of rights we know",
            ],
        ),
        (
            "credit_en = \"Museum\"\n",
            "",
            vec![
                "content/photos.toml:1:1: error[missing-translation]: “credit_en” is missing beside the other language",
            ],
        ),
        (
            "author = \"unknown\"\n",
            "",
            vec!["content/photos.toml:1:1: error[missing-key]: the key “author” is missing here"],
        ),
        (
            "file = \"photos.toml\"",
            "file = \"view.jpg\"",
            vec![
                "content/photos.toml:4:8: error[missing-file]: the file content/view.jpg is asked for here and is not there",
            ],
        ),
    ];
    for (from, to, expected) in table {
        assert_eq!(said(from, to), expected, "{to}");
    }
}
