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

## Names that lead nowhere

unknown-chapter = there is no chapter “{ $id }” in the reading order
    .hint = Chapters are named in `order` of exhibit.toml.
unknown-chapter-near = there is no chapter “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-scene = chapter.toml has no scene “{ $id }”
    .hint = Add a [[scene]] with this id, or rename this one.
unknown-scene-near = chapter.toml has no scene “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-fact = { $file } has no fact “{ $id }”
    .hint = Write the fact into { $file }, or name another.
unknown-fact-near = { $file } has no fact “{ $id }”
    .hint = Did you mean “{ $near }”? Otherwise write the fact into { $file }.
unknown-source = { $file } has no source “{ $id }”
    .hint = Write the source into { $file }, or name another.
unknown-term = { $file } has no term “{ $id }”
    .hint = Explain the term in { $file }, or take the link out.
unknown-term-near = { $file } has no term “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-mark = the scene has no mark “{ $id }”
    .hint = Add the mark to `marks` of the scene in chapter.toml, or take it out here.
unknown-mark-near = the scene has no mark “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-part = the drawing “{ $drawing }” has no part “{ $id }”
    .hint = Give the part this id in the drawing, or name another.
unknown-part-near = the drawing “{ $drawing }” has no part “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-photo = photos.toml has no record “{ $id }”
    .hint = Write the record, or name another.
unknown-photo-near = photos.toml has no record “{ $id }”
    .hint = Did you mean “{ $near }”?
unknown-place = places.toml has no place “{ $id }”
    .hint = Write the place into places.toml, or name another.
missing-file = the file { $path } is asked for here and is not there
    .hint = Put the file there, or take out what asks for it.
unused-file = nothing asks for this file
    .hint = Name it where it belongs, or delete it.

## Languages

text-untranslated = this chapter has no text in “{ $language }”
    .hint = Write { $path }.
scene-untranslated = the scene “{ $id }” is missing in { $file }
    .hint = Translate this section into { $file }.
scene-without-text = the scene “{ $id }” has no text in any language
    .hint = Add “## { $id }: Title” and a paragraph to the texts of the chapter.
paragraphs-differ = this section has { $here ->
        [one] one paragraph
       *[other] { $here } paragraphs
    }, the original has { $there } ({ $original })
    .hint = Both must have the same paragraphs, so that a switch of language keeps the place.
marks-differ = marks here: { $here }; in the original: { $there } ({ $original })
    .hint = Both languages of a paragraph must have the same marks.
strings-syntax = this entry of the interface cannot be read
    .hint = An entry reads “name = words”, further lines are indented; the others stay usable.
string-untranslated = the interface entry “{ $id }” is missing in { $path }
    .hint = Translate it there.

## Facts and lengths

unsourced-paragraph = this paragraph carries no fact
    .hint = Add [^id] behind what it claims; facts stand in claims.toml.
unsourced-fact = the fact “{ $id }” names no source
    .hint = Add numbers of sources.toml to `sources`.
unverified-fact = the fact “{ $id }” is unverified and may not be shown
    .hint = Find a source and raise its confidence, or take the statement out.
panel-length = the panel has { $words } words; { $least } to { $most } are right
    .hint = A visitor reads standing: cut, or move a thought to another scene.
sentence-length = this sentence has { $words } words; at most { $most } are right
    .hint = Make two sentences of it.

## Tables

csv-unreadable = the table cannot be read
    .hint = Save it as CSV with commas, in UTF-8.
csv-empty = the table is empty
    .hint = The first line holds the names of the columns with their units.
csv-one-column = the table has one column only
    .hint = Columns are parted by commas; from the second on they hold numbers.
csv-unnamed = this column has no name
    .hint = Write what it counts, and its unit.
csv-ragged = this row has { $cells ->
        [one] one cell
       *[other] { $cells } cells
    }, the first line has { $columns }
    .hint = Every row has as many cells as the first line; a comma inside a cell needs quotation marks.
csv-no-number = a number is missing here
    .hint = Write the number, or leave the whole row out.
csv-comma = “{ $cell }” has a decimal comma
    .hint = Write the number with a point.
csv-not-number = “{ $cell }” is not a number
    .hint = From the second column on only numbers may stand; words belong in the first.
csv-long = the table has more than { $most } rows
    .hint = Keep the rows that the chart shows.

## Glyphs, voices, captions

missing-glyph = no font of the exhibit has the character “{ $glyph }” ({ $code })
    .hint = Write it another way, or add a font that has it to assets/fonts.
narration-missing = the voice { $path } is not there
    .hint = Make the narration; until then the scene is shown with silent captions.
narration-stale = the voice { $path } speaks an older text
    .hint = Make the narration again; until then the scene is shown with silent captions.
narration-no-hash = the captions do not say which text was spoken: spoken-sha256 is missing
    .hint = Make the narration again with the tool in packaging/voice.
narration-broken = the sound cannot be used: { $reason }
    .hint = Make the narration again, or copy the file anew.
narration-kind = the sound has { $channels ->
        [one] one channel
       *[other] { $channels } channels
    } and { $rate } samples a second; mono with 48000 is required
    .hint = Convert it to Ogg Vorbis, mono, 48 kHz.
narration-loudness = the voice has { $loudness } LUFS; −18 ± 0.5 are required
    .hint = Master the scene again to −18 LUFS.
narration-peak = the voice peaks at { $peak } dBTP; at most −1 is allowed
    .hint = Master the scene again with a limiter at −1.5 dBTP.
vtt-syntax = { $problem }
    .hint = Make the captions again with the tool in packaging/voice, or mend this line.
caption-shape = { $problem }
    .hint = Part the phrase differently in the text, or make the captions again.

## Drawings

drawing-unreadable = the drawing cannot be read: { $reason }
    .hint = Save the drawing again as plain SVG.
drawing-no-svg = this is not an SVG drawing
    .hint = Save the drawing as plain SVG.
drawing-view-box = the sheet is not viewBox="0 0 1920 1200"
    .hint = Set the page to 1920 × 1200 units.
drawing-foreign = <{ $element }> cannot be shown here
    .hint = Use plain shapes, gradients and clips; motion is described in the note.
drawing-deep = groups are nested deeper than { $most } levels
    .hint = Ungroup what does not need a group.
drawing-huge = the drawing paints more than { $most } elements, repetitions counted
    .hint = Simplify it, and repeat less.
drawing-not-a-layer = “{ $id }” stands at the top and is not a layer
    .hint = At the top stand only the groups back, middle, front and glow; move it into one.
drawing-layer-order = the layer “{ $id }” stands out of order or twice
    .hint = Order the layers: back, middle, front, glow.
drawing-no-layer = the drawing has no layer
    .hint = Put everything into top groups with the ids back, middle, front, glow.
drawing-script = the drawing holds a script
    .hint = Delete the script; motion is described in the note.
drawing-script-attribute = the attribute { $attribute } runs a script
    .hint = Delete the attribute.
drawing-text = the drawing holds text
    .hint = Delete it, or turn it into paths where it is part of the picture; words belong in the note.
drawing-link-element = the drawing holds a link
    .hint = Take the shapes out of the link.
drawing-raster = the drawing holds a raster picture
    .hint = Draw it with shapes; a photograph belongs in photos.toml.
drawing-link = the drawing reaches outside itself: { $value }
    .hint = Refer only to parts of the same drawing, such as #id.
drawing-dear-nodes = the drawing paints { $nodes } elements; more than { $most } are slow on a school laptop
    .hint = Join shapes of one colour into one path.
drawing-dear-bytes = the file is larger than { $most } KiB
    .hint = Simplify paths, and round numbers to one decimal.
drawing-dear-element = <{ $element }> is dear to paint
    .hint = Use gradients and shapes; where a blur is needed, say why in the note: blur = "…".

## Photographs

rights-missing = the photograph has no statement of rights
    .hint = Write rights = "…" with an address of rightsstatements.org or Creative Commons.
rights-unknown = “{ $uri }” is not a statement of rights we know
    .hint = Write an address of rightsstatements.org or Creative Commons, such as http://rightsstatements.org/vocab/NoC-US/1.0/.
credit-missing = the photograph has no credit line
    .hint = Write credit_ru and credit_en in the words its holder requires.
photo-not-cleared = the rights to this photograph are bound or unsettled, and nothing says why it may be shown
    .hint = Write rights_basis = "…", or set state = "withheld".
photo-untranslated = “{ $key }” is missing beside the other language
    .hint = Add { $key } = "…".

## The command

check-clean = Nothing found.
check-summary = { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }

## Opening

asset-missing = { $path } is not there
asset-too-large = { $path } is larger than { $limit } KiB
asset-outside = the name { $path } leads out of the exhibit
asset-unreadable = { $path } cannot be read ({ $reason })
open-nothing = { $path }: there is nothing there; name a folder that holds exhibit.toml, or a pack
open-no-exhibit = { $path }: the folder holds no exhibit.toml; name the folder that does, or its parent
open-refused = { $path }: { $reason }
open-none = No exhibit was found beside the program or inside it; name one with --content

## Packs

pack-made = { $path }: { $files } files, { $kib } KiB
pack-good = { $path }: a whole pack, { $files } files, { $kib } KiB
pack-unwritable = { $path } cannot be written ({ $reason }); choose another folder or make room
pack-unreadable = the file cannot be read ({ $reason }); copy it again
pack-no-zip = this is no pack, or only a part of one; copy it again whole
pack-other-archive = this is another kind of archive, not a pack; make it with the command pack
pack-damaged = the pack is damaged; copy it again
pack-in-parts = this is one part of a set; packs are whole files
pack-many = the pack has { $count } entries, at most { $most } are allowed; make it again with the command pack
pack-large = the pack unpacks to more than { $most } MiB; make a smaller one
pack-entry-large = “{ $name }” is larger than { $most } MiB; make it smaller
pack-bomb = “{ $name }” says one size and holds another, or grows beyond reason; the pack is refused
pack-duplicate = “{ $name }” and “{ $twin }” are one name on many computers; rename one and pack again
pack-overlap = “{ $name }” and “{ $twin }” share their bytes; the pack is refused
pack-disagrees = “{ $name }” is described in two ways; the pack is damaged or forged, copy it again
pack-encrypted = “{ $name }” is encrypted; packs must not be
pack-method = “{ $name }” is compressed in a way we do not read; make the pack with the command pack
pack-special = “{ $name }” is no plain file; links and devices are refused
pack-name-encoding = the name “{ $name }” is not UTF-8; make the pack with the command pack
pack-name-long = the name “{ $name }…” is longer than 200 bytes; shorten it
pack-name-characters = the name “{ $name }” has characters that some computers refuse; rename it
pack-name-outside = the name “{ $name }” leads out of the pack; the pack is refused
pack-no-manifest = the zip has no manifest.json, so it is no pack; make it with the command pack
pack-manifest = manifest.json cannot be read ({ $reason }); make the pack again
pack-format = the pack is of form { $format }, which a newer program makes; update this one
pack-listed-twice = manifest.json names “{ $name }” twice; make the pack again
pack-file-missing = “{ $name }” is named in manifest.json and is not in the pack; copy it again
pack-unlisted = “{ $name }” is in the pack and not in manifest.json; make the pack again
pack-entry-damaged = “{ $name }” is damaged; copy the pack again
pack-changed = “{ $name }” is not the file that was packed; copy the pack again
