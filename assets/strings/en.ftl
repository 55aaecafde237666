# The words of the interface. The texts of the chapters lie in content/chapters.
language-name = English

listen-in-order = Listen in order
credits = Who made this
settings = Settings
staff = For staff
home = To the start
back = Back
close = Close
quit = Leave
touch-to-begin = Touch to begin

chapter-of = Chapter { $n } of { $all }
scene-of = scene { $n } of { $all }
next-scene = Next scene
previous-scene = Previous scene
next-chapter = Next: { $title }
open-chapter = Open the chapter ‘{ $title }’
play = Listen
pause = Pause
listen-again = Listen again
scene-segment = Scene { $n }: { $title }
played = { $now } / { $all }
panel-page = Page { $n } of { $all }
next-page = Next page
previous-page = Previous page

drawing = Drawing
drawing-caption = Drawing. { $title }
enlarge = Look closer
to-text = Back to the text
how-do-we-know = How do we know?
part-of-drawing = Part of the drawing: { $label }

sources-title = How do we know?
sources-scene = The claims of this scene
claim-says = What is said
claim-counts = Who says so
claim-sure = How sure we are
claim-dissent = Who disagrees
claim-no-dissent = We have met no objection
claim-sources = What it rests on
source-number = Source { $n }
fact-number = Fact { $id }
confidence-high = sure
confidence-medium = likely
confidence-low = only as somebody’s claim
confidence-unverified = not verified
kind-chronicle = chronicle of the works
kind-press = press
kind-scholarly = scholarly work
kind-official = official document
kind-memoir = memoir
kind-reference = reference work
kind-archive = archive
kind-web = website
kind-other = source

settings-language = Language
settings-text = Size of text
settings-text-1 = usual
settings-text-2 = large
settings-text-3 = very large
settings-theme = Colours
settings-theme-steel = steel
settings-theme-contrast = high contrast
settings-motion = Motion
settings-motion-on = on
settings-motion-off = off
settings-speed = Speed of speech
settings-sound = Voice
settings-sound-on = on
settings-sound-off = off
settings-volume = Loudness
settings-volume-less = Quieter
settings-volume-more = Louder
settings-captions = Captions
settings-captions-on = show
settings-captions-off = hide
speed-of = { $speed }×
captions-button = Captions
no-sound-device = There is no sound at the moment: the words light in the same rhythm

credits-title = Who made this
credits-voices-synthetic = The voices are synthetic.

staff-title = For staff
staff-clean = No findings. The exhibit is ready.
staff-count = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
}
staff-broken = The exhibit did not open
staff-broken-hint = Run ‘kuznetsk-steel check’ to see every finding, or put the previous copy of the content back.
staff-chapters-out = Chapters that are not shown: { $list }

still-here = Are you still here?
still-here-hint = Touch the screen to go on
seconds-left = { $n ->
    [one] { $n } second left
   *[other] { $n } seconds left
}
