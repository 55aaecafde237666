//! A touchscreen: the real window over the real content, without display, device or event loop.
//!
//! Knows no requirement: it touches, turns keys, and says what stands where. Its clock is turned
//! by hand; what workers bring is waited for.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{
    Event as Input, Key, Modifiers, PointerButton, Pos2, Rect, TouchDeviceId, TouchId, TouchPhase,
    Vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kuznetsk_steel::app::input;
use kuznetsk_steel::app::shell::{Setup, Shell};
use kuznetsk_steel::app::speaker::Speaker;
use kuznetsk_steel::app::window::{Manner, Window};
use kuznetsk_steel::content::loader::Library;
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::exhibit::{Event, Exhibit, Mode, Preferences, Screen};
use kuznetsk_steel::media::sound::Clock;
use kuznetsk_steel::media::worker::Workers;
use kuznetsk_steel::ui::theme::{self, Viewing};

/// Longest wait for a worker; a picture takes a second on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A touchscreen.
pub struct Touchscreen {
    harness: Harness<'static, Window>,
    clock: Arc<HandClock>,
    news: Receiver<()>,
}

/// What a visitor can press, as a screen reader meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    pub role: Role,
    pub name: String,
    pub rect: Rect,
    pub chosen: Option<bool>,
    pub enabled: bool,
}

/// How a touchscreen is set up.
pub struct Wish {
    pub folder: PathBuf,
    pub size: Vec2,
    pub mode: Mode,
    pub locale: Locale,
    pub viewing: Viewing,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            folder: shipped(),
            size: Vec2::new(1280.0, 720.0),
            mode: Mode::Desk,
            locale: Locale::EN,
            viewing: Viewing::Desk,
        }
    }
}

/// Where the shipped content lies.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[derive(Default)]
struct HandClock(Mutex<Duration>);

impl Clock for HandClock {
    fn now(&self) -> Duration {
        *self.0.lock().unwrap()
    }
}

impl Touchscreen {
    /// The shipped content on a desk, in English, at its first screen.
    pub fn new() -> Self {
        Self::with(Wish::default())
    }

    /// Any content, size, language and mode.
    pub fn with(wish: Wish) -> Self {
        let clock = Arc::new(HandClock::default());
        let (tell, news) = channel();
        let turned: Arc<dyn Clock> = clock.clone();
        let harness = Harness::builder()
            .with_size(wish.size)
            .with_step_dt(1.0 / 60.0)
            .build_eframe(move |cc| {
                let ctx = &cc.egui_ctx;
                theme::install(ctx);
                // Nobody listens any more once the test is over.
                ctx.set_request_repaint_callback(move |_| _ = tell.send(()));
                let library = Library::open(&wish.folder).expect("the content");
                let (publication, findings) = library.publication();
                let setup = Setup {
                    library,
                    publication: Arc::new(publication.expect("a publication")),
                    findings,
                    mode: wish.mode,
                    preferences: Preferences::new(wish.locale),
                    viewing: wish.viewing,
                    calm: false,
                    opening: None,
                };
                let shell = Shell::new(ctx, setup, Workers::start(2), Speaker::steady());
                let lost = Arc::new(AtomicBool::new(false));
                let manner = Manner { watched: None, keeps: None, maximised: false, lost };
                Window::new(ctx, shell, turned, manner)
            });
        let mut screen = Self { harness, clock, news };
        screen.settle();
        screen
    }

    /// Draws until nothing is on its way any more.
    pub fn settle(&mut self) {
        let mut quiet = 0;
        while quiet < 3 {
            while self.news.try_recv().is_ok() {}
            self.harness.step();
            if self.harness.state_mut().shell().settled() {
                quiet += 1;
            } else {
                quiet = 0;
                self.news.recv_timeout(PATIENCE).expect("what was asked for did not come");
            }
        }
    }

    /// Draws one frame.
    pub fn draw(&mut self) {
        self.harness.step();
    }

    /// Lets time pass, ten frames a second.
    pub fn wait(&mut self, time: Duration) {
        let until = self.clock.now() + time;
        while self.clock.now() < until {
            *self.clock.0.lock().unwrap() += Duration::from_millis(100);
            self.harness.step();
        }
        self.settle();
    }

    /// The exhibit, to be looked at.
    pub fn exhibit(&mut self) -> &Exhibit {
        self.harness.state_mut().shell().exhibit()
    }

    /// The screen we are on.
    pub fn screen(&mut self) -> Screen {
        self.exhibit().screen().clone()
    }

    /// The shell.
    pub fn shell(&mut self) -> &mut Shell {
        self.harness.state_mut().shell()
    }

    /// Puts an event in, where a touch would take a detour.
    pub fn send(&mut self, event: Event) {
        self.shell().send(event);
        self.settle();
    }

    /// Everything that can be pressed, in the order of the keyboard.
    pub fn controls(&self) -> Vec<Control> {
        let pressable = [Role::Button, Role::RadioButton, Role::Link, Role::CheckBox, Role::Slider];
        self.harness
            .root()
            .children_recursive()
            .filter(|node| pressable.contains(&node.accesskit_node().role()))
            .map(|node| {
                let inner = node.accesskit_node();
                Control {
                    role: inner.role(),
                    name: inner.label().unwrap_or_default().replace('\u{a0}', " "),
                    rect: node.rect(),
                    chosen: inner.toggled().map(|t| t == egui::accesskit::Toggled::True),
                    enabled: !inner.is_disabled(),
                }
            })
            .collect()
    }

    /// The control of that name.
    #[track_caller]
    pub fn control(&self, name: &str) -> Control {
        let all = self.controls();
        let found = all.iter().find(|control| control.name == name);
        found.cloned().unwrap_or_else(|| {
            panic!(
                "no control is called ‘{name}’, but {:?}",
                all.iter().map(|c| &c.name).collect::<Vec<_>>()
            )
        })
    }

    /// Whether something of that name can be pressed.
    pub fn has(&self, name: &str) -> bool {
        self.controls().iter().any(|control| control.name == name)
    }

    /// Whether words are said to the screen reader.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Where words stand that are said to the screen reader.
    pub fn place_of(&self, words: &str) -> Rect {
        self.harness.query_all_by_label_contains(words).next().expect("words").rect()
    }

    /// Touches a control with a finger.
    #[track_caller]
    pub fn touch(&mut self, name: &str) {
        let at = self.control(name).rect.center();
        self.tap(at);
    }

    /// A finger comes down and goes up at a point.
    pub fn tap(&mut self, at: Pos2) {
        self.finger_down(at);
        self.finger_up(at);
        self.settle();
    }

    /// A finger comes down, goes along a line in a few frames, and goes up.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.finger_down(from);
        for step in 1..=5 {
            let at = from + (to - from) * (step as f32 / 5.0);
            self.input([finger(TouchPhase::Move, at), Input::PointerMoved(at)]);
        }
        self.finger_up(to);
        self.settle();
    }

    /// A finger comes down: a touch, and what egui-winit makes of the first one.
    pub fn finger_down(&mut self, at: Pos2) {
        self.input([finger(TouchPhase::Start, at), Input::PointerMoved(at), button(at, true)]);
    }

    /// It goes up.
    pub fn finger_up(&mut self, at: Pos2) {
        self.input([button(at, false), Input::PointerGone, finger(TouchPhase::End, at)]);
    }

    /// The system takes the touch away: a palm, a gesture of the compositor.
    pub fn finger_cancelled(&mut self, at: Pos2) {
        self.input([Input::PointerGone, finger(TouchPhase::Cancel, at)]);
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, key: Key) {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.input([Input::Key { key, physical_key: None, pressed, repeat: false, modifiers }]);
        }
        self.settle();
    }

    /// A screen reader presses a control.
    #[track_caller]
    pub fn press_by_reader(&mut self, name: &str) {
        self.harness.get_by_label(name).click_accesskit();
        self.settle();
    }

    /// The name of the control that holds the keyboard.
    pub fn focused(&self) -> Option<String> {
        let mut all = self.harness.root().children_recursive();
        all.find(egui_kittest::Node::is_focused).and_then(|node| node.accesskit_node().label())
    }

    /// Whether egui holds a button for pressed.
    pub fn anything_down(&self) -> bool {
        self.harness.ctx.input(|i| i.pointer.any_down())
    }

    /// Interactive things without a name.
    pub fn unnamed(&self) -> Vec<String> {
        self.harness.unnamed_widgets()
    }

    /// How long the window may rest, by what it told egui in the last frame.
    pub fn rests_for(&mut self) -> Duration {
        self.harness.step();
        self.harness.step();
        self.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay
    }

    /// What the window told the system when it was asked to close.
    pub fn asked_to_close(&mut self) -> Vec<egui::ViewportCommand> {
        let viewports = &mut self.harness.input_mut().viewports;
        viewports
            .entry(egui::ViewportId::ROOT)
            .or_default()
            .events
            .push(egui::ViewportEvent::Close);
        self.harness.step();
        self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands.clone()
    }

    /// One frame with input, mended as the window mends it.
    fn input<const N: usize>(&mut self, events: [Input; N]) {
        let raw = self.harness.input_mut();
        raw.events.extend(events);
        input::mend(raw);
        self.harness.step();
    }
}

fn finger(phase: TouchPhase, pos: Pos2) -> Input {
    Input::Touch { device_id: TouchDeviceId(1), id: TouchId(1), phase, pos, force: None }
}

fn button(pos: Pos2, pressed: bool) -> Input {
    Input::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}
