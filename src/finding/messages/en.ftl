# What the program says about faults. Each message is a sentence without a full stop; `hint` says what to do.

## Files

not-utf8 = this file is not UTF-8: the first byte that does not fit stands here
    .hint = Save the file in the encoding UTF-8; editors call it “UTF-8” or “Unicode”.
missing-exhibit = there is no exhibit.toml
    .hint = Write exhibit.toml with title, languages and order; content/README.md shows one.
missing-chapter-file = the chapter has no chapter.toml
    .hint = Write { $path }, or take the chapter out of `order` in exhibit.toml.
unreadable-file = the file cannot be read: { $reason }
    .hint = Copy the file again or restore it.

## TOML

toml-syntax = the file cannot be read here: { $fault }
    .hint = Mend this place; everything after it may be misread until then.
toml-unquoted = a text must stand in quotation marks
toml-duplicate = this key stands here for the second time
toml-no-value = a key must be followed by “=” and a value
toml-value = this is neither a text in quotation marks, nor a number, nor true or false
toml-unclosed-table = the name of a table must end with “]”
toml-unclosed-list = a list was opened with “[” and not closed with “]”
toml-unclosed-inline = a table was opened with “{"{"}” and not closed with “{"}"}”
toml-comma = a comma is missing between two values
toml-extra-comma = there is a comma too many
toml-unclosed-text = a text was opened with a quotation mark and not closed on the same line
toml-escape = after “\” only n, t, ", \ or u with four digits may stand
toml-key = a key may hold Latin letters, digits, “-” and “_” only, or stand in quotation marks
toml-deep = tables and lists are nested too deep
toml-unexpected = nothing may stand here
toml-wrong-kind = expected { $expected }, found { $found }
    .hint = Write { $expected }.
kind-text = a text in quotation marks
kind-name = a name of letters, digits, “-” and “_” in quotation marks
kind-yes-no = true or false
kind-whole-number = a whole number
kind-number = a number
kind-two-numbers = two numbers in brackets
kind-four-numbers = four numbers in brackets
kind-list = a list in brackets
kind-table = a table
kind-words = a text in every language, such as {"{"} ru = "…", en = "…" {"}"}
kind-language = a language as two letters, such as "ru"
kind-years = one year, or the first and the last, such as [1941, 1942]
found-text = a text
found-number = a number
found-yes-no = true or false
found-date = a date
found-list = a list
found-table = a table

## Keys and names

unknown-key = nothing reads the key “{ $key }”
    .hint = Keys that are read here: { $keys }.
unknown-key-near = nothing reads the key “{ $key }”
    .hint = Did you mean “{ $near }”?
unknown-language-key = “{ $key }” is not a language of this exhibit
    .hint = Languages are named in exhibit.toml: { $keys }.
missing-key = the key “{ $key }” is missing here
    .hint = Add “{ $key }” to this table.
duplicate-id = the name “{ $id }” is taken already, on line { $line }
    .hint = Give one of the two another name.
duplicate-in-list = “{ $id }” stands in this list twice
    .hint = Take one of the two out.
unknown-stage = there is no stage “{ $stage }”
    .hint = Stages are: { $stages }.
unknown-stage-near = there is no stage “{ $stage }”
    .hint = Did you mean “{ $near }”?
unknown-word = “{ $word }” is not one of the words allowed here
    .hint = Allowed are: { $words }.
unknown-word-near = “{ $word }” is not one of the words allowed here
    .hint = Did you mean “{ $near }”?
quiz-right = there is no answer number { $right }: the question has { $answers ->
        [one] one answer
       *[other] { $answers } answers
    }
    .hint = Answers are counted from 0; write the number of the right one.
words-untranslated = these words are not there in “{ $language }”
    .hint = Add { $language } = "…" beside the others.

## Texts

markdown-no-title = the text has no title
    .hint = Begin the file with a line such as “# Title of the chapter”.
markdown-second-title = the title must stand once, on the first line
    .hint = Use “## scene-id: Title” for scenes.
markdown-section-name = this heading does not begin with the id of a scene
    .hint = Write “## scene-id: Title”, the id as in chapter.toml.
markdown-section-title = this scene has no title
    .hint = Write “## scene-id: Title”.
markdown-heading-markup = a heading may hold plain words only
    .hint = Take marks, terms and facts out of the heading; they belong in a paragraph.
markdown-stray-text = this paragraph stands before the first scene
    .hint = Put it under a heading such as “## scene-id: Title”.
markdown-mark-open = a mark was opened with “{"{"}” and not closed
    .hint = Write the part's id in braces, such as {"{"}lining{"}"}, directly before the word.
markdown-mark-empty = a mark names no part
    .hint = Write the part's id in braces, such as {"{"}lining{"}"}, directly before the word.
markdown-mark-space = a mark must stand directly before its word
    .hint = Take out what stands between the closing brace and the word.
markdown-mark-at-end = no word follows the mark “{ $mark }”
    .hint = Put the mark directly before the word on which the part lights.
markdown-term-open = a term was opened with “[[” and not closed
    .hint = Write [[term|shown words]].
markdown-term-empty = a term names nothing
    .hint = Write [[term|shown words]].
markdown-fact-open = a fact was opened with “[^” and not closed
    .hint = Write [^S07], the number as in claims.toml.
markdown-fact-empty = a fact has no number
    .hint = Write [^S07], the number as in claims.toml.
markdown-foreign = { $found } cannot be shown here
    .hint = A text holds a title, scenes, paragraphs, {"{"}marks{"}"}, [[terms]] and [^facts]; write it so, or put “\” before the character.
markdown-list = a list
markdown-quote = a quotation set with “>”
markdown-code = program text
markdown-html = HTML
markdown-image = an image
markdown-link = a link
markdown-brace = a closing brace without an opening one
markdown-emphasis = emphasis with asterisks or underscores
markdown-rule = a dividing line
markdown-heading = a heading of the third level or deeper
markdown-underlined = a heading made by underlining
markdown-nested = markup inside a term
markdown-block = this kind of block
