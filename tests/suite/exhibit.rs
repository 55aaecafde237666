//! The exhibit from the visitor's side: what is seen and heard after each touch.
//!
//! Knows no pixel: see `screens` for those.

use std::sync::Arc;
use std::time::Duration;

use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::exhibit::{
    Back, Effect, Event, Look, Page, Preferences, Screen, TextSize, ThemeName,
};
use kuznetsk_steel::media::sound::Speed;

use crate::visit::{RESET, Visit, looking, page_over, reading, secs, warned};

const TWO: &str = "two-chapters";

#[test]
fn a_touched_poster_opens_its_chapter_and_the_voice_begins_by_itself() {
    Visit::of(TWO)
        .sees(Screen::Home)
        .silence()
        .touch("Печь")
        .sees(reading("furnace", 0))
        .hears("furnace", 0, Locale::RU)
        .wait(secs(2))
        .lit(Some(0));
}

#[test]
fn one_touch_stops_the_voice_and_one_lets_it_go_on_where_it_was() {
    let mut stood = None;
    Visit::of(TWO)
        .touch("Печь")
        .wait(secs(3))
        .does(Event::TogglePlay)
        .silence()
        .finds("the place", |e| stood.replace(e.narrator().position()).is_none())
        .wait(secs(20))
        .finds("the voice stood still", |e| Some(e.narrator().position()) == stood)
        .does(Event::TogglePlay)
        .hears("furnace", 0, Locale::RU)
        .wait(secs(1))
        .finds("it went on from there", |e| {
            e.narrator().position() - stood.unwrap() <= secs(1) + Duration::from_millis(50)
        });
}

#[test]
fn back_goes_one_step_and_home_goes_home() {
    Visit::of(TWO)
        .touch("Песня")
        .does(Event::Back)
        .sees(Screen::Home)
        .silence()
        .finds("the poster one came from is in the fore", |e| e.chosen() == 1)
        .does(Event::Back)
        .sees(Screen::Home)
        .touch("Печь")
        .does(Event::TogglePicture)
        .sees(looking("furnace", 0, Look::Picture))
        .does(Event::Back)
        .sees(reading("furnace", 0))
        .does(Event::OpenPage(Page::Settings))
        .does(Event::GoHome)
        .sees(Screen::Home);
}

#[test]
fn another_language_keeps_chapter_and_scene_and_takes_up_the_paragraph() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(99))
        .wait(secs(1))
        .speaks(Locale::EN)
        .sees(reading("furnace", 0))
        .hears("furnace", 0, Locale::EN)
        .at_paragraph(1);
}

#[test]
fn languages_may_be_changed_there_and_back_while_the_first_voice_is_still_read() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(99))
        .wait(secs(1))
        .voices_are_late()
        .speaks(Locale::EN)
        .speaks(Locale::RU)
        .voices_come()
        .at_paragraph(1)
        .hears("furnace", 0, Locale::RU);
}

#[test]
fn a_language_changed_in_the_pause_at_the_end_does_not_start_the_scene_again() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(99))
        .hears_out()
        .speaks(Locale::EN)
        .silence()
        .at_paragraph(0);
}

#[test]
fn a_paused_voice_stays_paused_in_the_other_language() {
    Visit::of(TWO)
        .touch("Печь")
        .wait(secs(1))
        .does(Event::Pause)
        .speaks(Locale::EN)
        .silence()
        .wait(secs(5))
        .at_paragraph(0);
}

#[test]
fn next_and_previous_go_through_scenes_and_across_chapters() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::Next)
        .sees(reading("furnace", 1))
        .hears("furnace", 1, Locale::RU)
        .does(Event::Next)
        .sees(reading("song", 0))
        .does(Event::Previous)
        .sees(reading("furnace", 0))
        .does(Event::Previous)
        .sees(reading("furnace", 0))
        .does(Event::TurnTo(7))
        .sees(reading("furnace", 1))
        .does(Event::Next)
        .does(Event::Next)
        .sees(Screen::Home)
        .silence();
}

#[test]
fn arrows_on_the_home_screen_choose_a_poster() {
    Visit::of(TWO)
        .does(Event::Next)
        .sees(Screen::Home)
        .finds("the second poster is in the fore", |e| e.chosen() == 1)
        .does(Event::Next)
        .finds("there it ends", |e| e.chosen() == 1)
        .does(Event::Previous)
        .finds("and back", |e| e.chosen() == 0);
}

#[test]
fn a_broken_chapter_steps_out_and_the_rest_is_open() {
    Visit::of(TWO)
        .news(Event::ChapterBroken("furnace".into()))
        .finds("one poster is left", |e| e.posters().count() == 1)
        .does(Event::OpenChapter("furnace".into()))
        .sees(Screen::Home)
        .touch("Песня")
        .does(Event::Previous)
        .sees(reading("song", 0))
        .news(Event::ChapterBroken("song".into()))
        .sees(Screen::Home)
        .silence();
}

#[test]
fn a_chapter_that_is_still_read_leaves_the_old_screen_until_it_is_here() {
    Visit::without(TWO, &["song"])
        .touch("Печь")
        .does(Event::TurnTo(1))
        .does(Event::Next)
        .sees(reading("furnace", 1))
        .hears("furnace", 1, Locale::RU)
        .wait(secs(2))
        .comes("song")
        .sees(reading("song", 0))
        .hears("song", 0, Locale::RU);
}

#[test]
fn whoever_has_gone_elsewhere_is_not_fetched_back_by_a_late_chapter() {
    for elsewhere in [Event::GoHome, Event::OpenPage(Page::Credits), Event::OpenSources(None)] {
        let visit = Visit::without(TWO, &["song"])
            .touch("Печь")
            .does(Event::TurnTo(1))
            .does(Event::Next)
            .does(elsewhere.clone())
            .comes("song");
        visit.finds("the visitor stays", |e| match (&elsewhere, e.screen()) {
            (Event::GoHome, Screen::Home) | (Event::OpenPage(_), Screen::Page { .. }) => true,
            (_, Screen::Chapter { look, .. }) => *look == Look::Sources(None),
            _ => false,
        });
    }
}

#[test]
fn scenes_follow_each_other_but_chapters_do_not() {
    Visit::of(TWO)
        .touch("Печь")
        .hears_out()
        .sees(reading("furnace", 0))
        .wait(secs(3))
        .sees(reading("furnace", 1))
        .hears("furnace", 1, Locale::RU)
        .hears_out()
        .wait(secs(60))
        .sees(reading("furnace", 1))
        .silence()
        .does(Event::Play)
        .hears("furnace", 1, Locale::RU)
        .at_paragraph(0);
}

#[test]
fn listening_in_order_goes_through_everything_and_ends_at_home() {
    Visit::of(TWO)
        .does(Event::ListenInOrder)
        .sees(reading("furnace", 0))
        .hears_out()
        .wait(secs(3))
        .hears("furnace", 1, Locale::RU)
        .hears_out()
        .wait(secs(3))
        .hears("song", 0, Locale::RU)
        .hears_out()
        .wait(secs(3))
        .sees(Screen::Home)
        .silence()
        .finds("and it is over", |e| !e.touring());
}

#[test]
fn a_touch_in_the_breath_between_two_scenes_keeps_the_scene() {
    Visit::of(TWO)
        .touch("Печь")
        .hears_out()
        .does(Event::Touched)
        .wait(secs(30))
        .sees(reading("furnace", 0));
}

#[test]
fn a_mouse_brushed_against_stops_nothing() {
    Visit::of(TWO).does(Event::ListenInOrder).hears_out().stirs().wait(secs(3)).hears(
        "furnace",
        1,
        Locale::RU,
    );
}

#[test]
fn a_chapter_that_breaks_while_everything_is_played_is_passed_over() {
    Visit::without(TWO, &["furnace"])
        .does(Event::ListenInOrder)
        .sees(Screen::Home)
        .news(Event::ChapterBroken("furnace".into()))
        .hears("song", 0, Locale::RU);
}

#[test]
fn sources_and_words_are_read_in_quiet_and_back_returns_to_the_place() {
    let asides = [
        (Event::OpenSources(Some("F1".into())), Look::Sources(Some("F1".into()))),
        (Event::OpenTerm("open-hearth".into()), Look::Term("open-hearth".into())),
    ];
    for (event, look) in asides {
        let mut stood = None;
        Visit::of(TWO)
            .touch("Печь")
            .wait(secs(3))
            .finds("the place", |e| stood.replace(e.narrator().position()).is_none())
            .does(event)
            .sees(looking("furnace", 0, look))
            .silence()
            .wait(secs(9))
            .does(Event::TogglePlay)
            .silence()
            .does(Event::Back)
            .sees(reading("furnace", 0))
            .finds("the voice waits there", |e| Some(e.narrator().position()) == stood)
            .does(Event::TogglePlay)
            .hears("furnace", 0, Locale::RU);
    }
}

#[test]
fn settings_over_a_scene_are_quiet_too_and_lead_back() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::OpenPage(Page::Settings))
        .sees(page_over(Page::Settings, "furnace", 0))
        .silence()
        .does(Event::OpenPage(Page::Credits))
        .does(Event::Back)
        .sees(reading("furnace", 0));
}

#[test]
fn a_place_on_the_line_is_the_phrase_that_is_spoken_there() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekTime(secs(600)))
        .finds("past the end is the last phrase", |e| {
            let last = e.narrator().narration().map(|n| n.phrases().len() - 1);
            e.narrator().phrase() == last
        })
        .does(Event::SeekTime(Duration::ZERO))
        .lit(Some(0))
        .does(Event::NextPhrase)
        .lit(Some(1))
        .does(Event::PreviousPhrase)
        .lit(Some(0))
        .does(Event::SeekPhrase(1))
        .wait(secs(2))
        .does(Event::PreviousPhrase)
        .lit(Some(1));
}

#[test]
fn at_the_end_the_next_phrase_is_none_and_the_previous_is_the_last() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(99))
        .hears_out()
        .does(Event::NextPhrase)
        .finds("it stays at the last phrase", |e| {
            e.narrator().phrase() == e.narrator().narration().map(|n| n.phrases().len() - 1)
        });
}

#[test]
fn a_part_is_lit_by_the_voice_and_by_the_finger_until_touched_again() {
    Visit::of(TWO)
        .touch("Печь")
        .wait(secs(4))
        .finds("the voice has named the bath", |e| e.lit_part() == Some("bath".into()))
        .does(Event::TouchPart("roof".into()))
        .finds("the finger rules", |e| e.lit_part() == Some("roof".into()))
        .does(Event::TouchPart("roof".into()))
        .finds("until it touches again", |e| e.touched_part().is_none())
        .does(Event::TouchPart("roof".into()))
        .does(Event::Next)
        .finds("or the scene turns", |e| e.touched_part().is_none());
}

#[test]
fn a_desk_can_be_left_and_a_wall_cannot() {
    let mut desk = Visit::of(TWO).does(Event::Quit);
    assert_eq!(desk.asked(), [Effect::Quit]);
    let mut wall = Visit::at_the_wall(TWO)
        .sees(Screen::Attract)
        .does(Event::Begin)
        .does(Event::Quit)
        .does(Event::OpenPage(Page::Staff))
        .sees(Screen::Home);
    assert_eq!(wall.asked(), []);
}

#[test]
fn a_wall_left_alone_warns_and_then_shows_the_attract_loop() {
    Visit::at_the_wall(TWO)
        .does(Event::Begin)
        .wait(secs(59))
        .finds("not yet", |e| warned(e).is_none())
        .wait(secs(2))
        .finds("twenty seconds", |e| warned(e) == Some(20) || warned(e) == Some(19))
        .sees(Screen::Home)
        .wait(secs(20))
        .sees(Screen::Attract)
        .finds("no warning is left", |e| warned(e).is_none())
        .wait(secs(600))
        .sees(Screen::Attract);
}

#[test]
fn one_touch_extends() {
    Visit::at_the_wall(TWO)
        .does(Event::Begin)
        .wait(secs(75))
        .finds("the warning stands", |e| warned(e).is_some())
        .does(Event::Touched)
        .finds("it is gone at once", |e| warned(e).is_none())
        .wait(secs(59))
        .finds("and stays away for a minute", |e| warned(e).is_none())
        .sees(Screen::Home);
}

#[test]
fn nobody_counts_as_gone_while_a_voice_speaks() {
    Visit::at_the_wall(TWO)
        .does(Event::Begin)
        .does(Event::SetSpeed(Speed::Slow))
        .does(Event::ListenInOrder)
        .hears_out()
        .finds("no warning", |e| warned(e).is_none())
        .wait(secs(3))
        .hears_out()
        .wait(secs(3))
        .hears("song", 0, Locale::RU);
}

#[test]
fn the_reset_puts_everything_back() {
    Visit::at_the_wall(TWO)
        .does(Event::Begin)
        .touch("Песня")
        .does(Event::TogglePicture)
        .does(Event::SetTextSize(TextSize::Large))
        .does(Event::SetTheme(ThemeName::Contrast))
        .does(Event::SetSpeed(Speed::Fast))
        .does(Event::SetVolume(0.2))
        .does(Event::SetMuted(true))
        .does(Event::SetStill(true))
        .does(Event::SetCaptions(false))
        .speaks(Locale::EN)
        .news(RESET)
        .sees(Screen::Attract)
        .silence()
        .finds("choices are new", |e| *e.preferences() == Preferences::new(Locale::RU))
        .finds("the first poster is chosen", |e| e.chosen() == 0)
        .finds("nobody speaks", |e| e.voice().speaks.is_none())
        .does(Event::Begin)
        .touch("Печь")
        .sees(reading("furnace", 0));
}

#[test]
fn a_saved_chapter_is_seen_at_the_same_place_by_the_name_of_its_scene() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::TurnTo(1))
        .wait(secs(2))
        .saved(|chapters| chapters[0].scenes.swap(0, 1))
        .sees(reading("furnace", 0))
        .hears("furnace", 0, Locale::RU)
        .finds("it is the scene of that name", |e| e.scene().unwrap().1.id.as_str() == "yield");
}

#[test]
fn a_saved_chapter_leaves_a_paused_voice_and_an_open_page_alone() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(1))
        .does(Event::OpenPage(Page::Settings))
        .saved(|chapters| chapters[0].scenes.swap(0, 1))
        .sees(page_over(Page::Settings, "furnace", 1))
        .silence()
        .does(Event::Back)
        .sees(reading("furnace", 1))
        .lit(Some(1));
}

#[test]
fn the_light_lies_on_the_words_as_they_were_saved() {
    Visit::of(TWO)
        .touch("Печь")
        .does(Event::SeekPhrase(99))
        .saved(|chapters| {
            for (_, panel) in chapters[0].scenes[0].panel.clone().iter() {
                let mut shorter = panel.clone();
                for paragraph in &mut shorter.paragraphs {
                    paragraph.text = "Коротко.".to_owned();
                    (paragraph.marks, paragraph.terms, paragraph.claims) = Default::default();
                }
                chapters[0].scenes[0].panel.set(Locale::RU, shorter);
            }
        })
        .hears("furnace", 0, Locale::RU)
        .at_paragraph(1)
        .finds("phrases are those of the new text", |e| {
            let phrases = e.narrator().narration().unwrap().phrases().to_vec();
            phrases.iter().all(|p| p.text == (0.."Коротко.".len()))
        });
}

#[test]
fn a_chapter_taken_out_of_the_order_leads_home() {
    Visit::of(TWO)
        .touch("Песня")
        .saved(|chapters| drop(chapters.pop()))
        .sees(Screen::Home)
        .silence()
        .finds("one poster is left", |e| e.posters().count() == 1 && e.chosen() == 0);
}

#[test]
fn motion_rests_half_a_minute_after_voice_and_touch() {
    Visit::of(TWO)
        .moving(true)
        .wait(secs(31))
        .moving(false)
        .touch("Песня")
        .wait(secs(1))
        .moving(true)
        .hears_out()
        .wait(secs(29))
        .moving(true)
        .wait(secs(2))
        .moving(false)
        .does(Event::SetStill(true))
        .moving(false);
}

#[test]
fn preferences_are_kept_when_they_change() {
    let mut visit = Visit::of(TWO)
        .does(Event::SetSpeed(Speed::Brisk))
        .speaks(Locale::EN)
        .speaks(Locale::EN)
        .speaks(Locale::parse("de").unwrap())
        .does(Event::SetVolume(7.0));
    assert_eq!(visit.asked(), vec![Effect::KeepPreferences; 3]);
    visit.finds("loudness has a limit, unknown languages are none", |e| {
        e.preferences().volume <= 1.0 && e.locale() == Locale::EN
    });
}

#[test]
fn a_page_opened_from_home_leads_home() {
    let page = Screen::Page { page: Page::Credits, back: Back::Home };
    Visit::of(TWO)
        .does(Event::OpenPage(Page::Credits))
        .sees(page)
        .does(Event::Back)
        .sees(Screen::Home);
}

#[test]
fn an_exhibit_that_cannot_be_read_shows_why_and_does_nothing() {
    use kuznetsk_steel::content::publication::Publication;
    use kuznetsk_steel::exhibit::{Back, Exhibit, Mode, Page, Tick};
    let broken = Arc::new(Publication::broken());
    let mut exhibit = Exhibit::new(broken, Mode::Desk, Preferences::new(Locale::RU));
    let events =
        [Event::Next, Event::Previous, Event::ListenInOrder, Event::Play, Event::TimePassed];
    for event in events {
        assert_eq!(exhibit.update(event, Tick::default()), []);
    }
    assert_eq!(*exhibit.screen(), Screen::Page { page: Page::Staff, back: Back::Home });
}
