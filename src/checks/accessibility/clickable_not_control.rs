//! # Clickable, but no button or link
//!
//! ## What it checks
//!
//! Every element that acts on a click: buttons and links by themselves, others by an `onclick`, by a listener of React, Vue, Svelte, Solid, Preact, Angular,
//! jQuery or Alpine, or by an attribute of a server-driven library. It must be a native control (`<button>`,
//! `<a href>`, a field, `<summary>`, a `<label>` with its field), or have an interactive role, be reachable by keyboard
//! *and* react to keys.
//!
//! Containers that listen for what happens inside them, backdrops that close a dialog, and elements that are disabled or
//! can't be seen are left out. Where a real control inside may do the same job, or nothing but a pointer cursor speaks
//! for a click, a person is asked.
//!
//! ## Why it matters
//!
//! People who use a keyboard, a switch or voice control can't press such an element, and a screen reader does not say
//! that it can be pressed. For them the action is not there.
//!
//! ## How to fix
//!
//! Use `<button type="button">` for what does something and `<a href>` for what leads somewhere, and style it as you
//! like: focus, keys and role come with it. Only where that is impossible, give the element a role, `tabindex="0"` and a
//! key handler for Enter and Space.
//!
//! ## Examples
//!
//! ```html,failed
//! <div class="card" onclick="this.textContent = 'Opened'">Open invoice</div>
//! ```
//!
//! A role alone changes nothing for the keyboard:
//!
//! ```html,failed
//! <span role="button" onclick="this.textContent = 'Saved'">Save</span>
//! ```
//!
//! ```html,passed
//! <button type="button" onclick="this.textContent = 'Opened'">Open invoice</button>
//! ```
//!
//! ```html,passed
//! <div role="button" tabindex="0" onclick="this.textContent = 'Opened'"
//!   onkeydown="if (event.key === 'Enter' || event.key === ' ') this.click()">Open invoice</div>
//! ```
//!
//! The link inside may do the same as the card around it, or something else:
//!
//! ```html,cantTell
//! <div class="card" onclick="this.querySelector('a').click()">
//!   <h2><a href="#invoice-7">Invoice 7</a></h2>
//!   <p>Due on Friday</p>
//! </div>
//! ```
//!
//! ```html,inapplicable
//! <p>Nothing here reacts to a click.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.1.1 Keyboard](https://www.w3.org/WAI/WCAG22/Understanding/keyboard)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [F59: using script to make div or span a user interface control](https://www.w3.org/WAI/WCAG22/Techniques/failures/F59)
//! - [F42: emulating links without making them reachable](https://www.w3.org/WAI/WCAG22/Techniques/failures/F42)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{ClickHandler, Element, Namespace, NodeId, State};
use crate::semantics::{Role, Semantics, component, native_control};

/// Clickable, but no button or link.
pub const CHECK: Check = Check {
    id: "clickable-not-control",
    pillar: Pillar::Accessibility,
    impact: Impact::Critical,
    wcag: &["2.1.1", "4.1.2"],
    act: &[],
    items: &["native-interactive-elements"],
    run,
};

/// Share of the viewport from which on a box is layout, or a backdrop, rather than a thing to press.
const LARGE: f32 = 0.5;

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let judge = Judge {
        semantics: &semantics,
    };
    Ok(page
        .elements()
        .filter(|(_, element)| !element.click_handlers.is_empty() || acts_by_itself(element))
        .filter_map(|(id, element)| judge.case(id, element))
        .collect())
}

/// What an element is in the way of being pressed.
enum Verdict {
    Inapplicable,
    Passed,
    Failed(Lack),
    /// Why a person must look: a word for the cause, and the sentence.
    Ask(&'static str, &'static str),
}

/// What a person with a keyboard or a screen reader misses.
#[derive(Clone, Copy)]
struct Lack {
    role: bool,
    focus: bool,
    keys: bool,
}

struct Judge<'a> {
    semantics: &'a Semantics<'a>,
}

impl Judge<'_> {
    fn case(&self, id: NodeId, element: &Element) -> Option<Case> {
        let target = Target::Node(id);
        let component = || component(self.semantics.page(), id);
        match self.verdict(id, element) {
            Verdict::Inapplicable => None,
            Verdict::Passed => Some(Case::passed(target)),
            Verdict::Failed(lack) => {
                let what = lack.words();
                let mut case = Case::failed(
                    target,
                    format!("{}: {what}", component()),
                    format!(
                        "{} reacts to clicks ({}) but {what}.",
                        tag_of(element),
                        listener(element)
                    ),
                );
                // Whoever can reach and press it is only left to guess what it is.
                if !lack.focus && !lack.keys {
                    case.impact = Some(Impact::Serious);
                }
                Some(case)
            }
            Verdict::Ask(word, sentence) => Some(Case {
                impact: Some(Impact::Serious),
                ..Case::cant_tell(
                    target,
                    format!("{}: {word}", component()),
                    format!("{} {sentence}", tag_of(element)),
                )
            }),
        }
    }

    fn verdict(&self, id: NodeId, element: &Element) -> Verdict {
        let semantics = self.semantics;
        if is_root(element)
            || element.state.has(State::INERT)
            || semantics.disabled(id)
            || !semantics.visible(id)
            || no_pointer(element)
        {
            return Verdict::Inapplicable;
        }
        if native_control(element) {
            return Verdict::Passed;
        }
        if element.is_html("label") && semantics.labelled_field(id).is_some() {
            return Verdict::Inapplicable;
        }
        let certain = element.click_handlers != [ClickHandler::PointerCursor];
        if let Some(around) = semantics.control_around(id) {
            return self.inside_control(around, certain);
        }
        let role = semantics.role(id).filter(|role| role.interactive());
        if let Some(verdict) = role.map(|role| self.with_role(id, element, role, certain)) {
            return verdict;
        }
        if let Some(verdict) = self.as_container(id, element, certain) {
            return verdict;
        }
        if !certain {
            return Verdict::Ask(
                "pointer cursor",
                "shows the pointer cursor like a control, but no click listener could be seen. If it can be pressed, \
                 make it a button or a link.",
            );
        }
        if semantics.aria_hidden(id) || semantics.explicit_role(id) == Some(Role::None) {
            return Verdict::Ask(
                "hidden from assistive technology",
                "reacts to clicks and is hidden from assistive technology. That is right only if another control does \
                 the same.",
            );
        }
        if element.is_html("canvas")
            || (element.namespace == Namespace::Svg && &*element.tag != "svg")
        {
            return Verdict::Ask(
                "part of a graphic",
                "reacts to clicks within a graphic. See whether the same can be done without a mouse.",
            );
        }
        Verdict::Failed(Lack {
            role: true,
            focus: !semantics.focusable(id),
            keys: !self.hears_keys(id),
        })
    }

    /// A part of a button or link: pressing the control by keyboard does not click the part.
    fn inside_control(&self, control: NodeId, certain: bool) -> Verdict {
        let Some(element) = self.semantics.page().element(control) else {
            return Verdict::Inapplicable;
        };
        let acts = element
            .click_handlers
            .iter()
            .any(|h| *h != ClickHandler::PointerCursor)
            || !element.is_html("button")
            || element
                .attribute("type")
                .is_none_or(|kind| !kind.eq_ignore_ascii_case("button"));
        if !certain || acts {
            return Verdict::Inapplicable;
        }
        Verdict::Ask(
            "listens inside a button",
            "reacts to clicks inside a button that has no click listener that could be seen. Pressing the button by \
             keyboard does not click what is inside it; put the listener on the button.",
        )
    }

    /// An element that says it is a control: it must also be reached and pressed.
    fn with_role(&self, id: NodeId, element: &Element, role: Role, certain: bool) -> Verdict {
        let managed = self.manager(id);
        let focus = self.semantics.focusable(id)
            || managed.is_some_and(|manager| {
                self.semantics
                    .page()
                    .element(manager)
                    .is_some_and(|manager| manager.attribute("aria-activedescendant").is_some())
            });
        let keys = self.hears_keys(id);
        if focus && keys {
            return Verdict::Passed;
        }
        if !certain {
            return Verdict::Inapplicable;
        }
        // A list that takes the focus may move a mark among its options by ways that can't be seen.
        if managed.is_some_and(|manager| self.semantics.focusable(manager)) {
            return Verdict::Ask(
                "part of a composite",
                "reacts to clicks in a widget that may pass keys on to it. See whether the arrow keys, Enter and Space \
                 do the same.",
            );
        }
        // Content that can be edited is pressed by typing.
        if matches!(role, Role::Textbox | Role::Searchbox) && element.state.has(State::EDITABLE) {
            return Verdict::Passed;
        }
        Verdict::Failed(Lack {
            role: false,
            focus: !focus,
            keys: !keys,
        })
    }

    /// A box around other things: `None` where it is to be judged like a thing to press.
    fn as_container(&self, id: NodeId, element: &Element, certain: bool) -> Option<Verdict> {
        let semantics = self.semantics;
        let holds = semantics.holds(id);
        // A dialog, or the veil around one: a click beside it closes it, and so do Escape and its close button.
        let dialog = holds.dialog || semantics.is_dialog(id);
        // Layout that listens for all that happens in it, or an empty veil.
        let veil = self.is_large(element) && (holds.control || !holds.content);
        if dialog || veil {
            return Some(Verdict::Inapplicable);
        }
        let gathers = matches!(
            semantics.role(id),
            Some(
                Role::Form
                    | Role::Main
                    | Role::Navigation
                    | Role::Banner
                    | Role::Contentinfo
                    | Role::Table
                    | Role::Grid
                    | Role::Rowgroup
                    | Role::List
                    | Role::Listbox
                    | Role::Menu
                    | Role::Menubar
                    | Role::Tablist
                    | Role::Toolbar
                    | Role::Radiogroup
                    | Role::Tree
                    | Role::Treegrid
            )
        ) || element.is_html("form");
        match (gathers, holds.control, certain) {
            (true, true, _) | (_, true, false) => Some(Verdict::Inapplicable),
            (false, true, true) => Some(Verdict::Ask(
                "wraps a control",
                "reacts to clicks and has a control inside. If that control does the same, all is well; if not, the \
                 keyboard can't do it.",
            )),
            (true, false, true) => Some(Verdict::Ask(
                "listens for its parts",
                "reacts to clicks for what it holds, and holds no control. If its parts can be pressed, make them \
                 buttons or links.",
            )),
            (true, false, false) => Some(Verdict::Inapplicable),
            (false, false, _) => None,
        }
    }

    fn is_large(&self, element: &Element) -> bool {
        let view = self.semantics.page().header.viewport;
        let (width, height) = (
            element.rect.width.min(view.width),
            element.rect.height.min(view.height),
        );
        view.width > 0.0 && width * height >= LARGE * view.width * view.height
    }

    /// The menu, list or tree that moves the focus among its items.
    fn manager(&self, id: NodeId) -> Option<NodeId> {
        self.semantics
            .flat_ancestors(id)
            .take(MAX_UP)
            .find(|&above| self.semantics.role(above).is_some_and(Role::composite))
    }

    /// Whether keys pressed on the element are heard, by itself or by what it lies in, the page as a whole left out.
    fn hears_keys(&self, id: NodeId) -> bool {
        std::iter::once(id)
            .chain(self.semantics.flat_ancestors(id).take(MAX_UP))
            .filter_map(|id| self.semantics.page().element(id))
            .take_while(|element| !is_root(element))
            .any(|element| element.state.has(State::KEY_HANDLER))
    }
}

/// Who listens farther up listens for the page, not for this element; also a bound on the work.
const MAX_UP: usize = 64;

impl Lack {
    fn words(self) -> &'static str {
        match (self.role, self.focus, self.keys) {
            (true, true, _) => {
                "is no button or link: the keyboard can't reach it, and it has no role"
            }
            (true, false, true) => {
                "is no button or link: the keyboard can't press it, and it has no role"
            }
            (true, false, false) => {
                "has no role, so a screen reader does not say that it can be pressed"
            }
            (false, true, true) => {
                "can be neither reached nor pressed by keyboard (no tabindex, no key handler)"
            }
            (false, true, false) => "can't be reached by keyboard (no tabindex)",
            (false, false, _) => "can't be pressed by keyboard (no key handler)",
        }
    }
}

/// Buttons and links act on a click whether or not a script listens.
fn acts_by_itself(element: &Element) -> bool {
    native_control(element)
        && (matches!(&*element.tag, "a" | "area" | "button" | "summary")
            || element
                .attribute("type")
                .is_some_and(|kind| matches!(kind, "button" | "submit" | "reset" | "image")))
}

fn is_root(element: &Element) -> bool {
    element.is_html("html") || element.is_html("body")
}

fn no_pointer(element: &Element) -> bool {
    element
        .style
        .as_deref()
        .is_some_and(|style| style.no_pointer_events)
}

fn tag_of(element: &Element) -> String {
    format!("<{}>", element.tag)
}

/// How the listener was found.
fn listener(element: &Element) -> &'static str {
    match element.click_handlers.first() {
        Some(ClickHandler::Inline) => "onclick",
        Some(ClickHandler::React) => "React onClick",
        Some(ClickHandler::Vue) => "Vue @click",
        Some(ClickHandler::Svelte) => "Svelte onclick",
        Some(ClickHandler::Solid) => "Solid onClick",
        Some(ClickHandler::Preact) => "Preact onClick",
        Some(ClickHandler::Zone) => "Angular (click)",
        Some(ClickHandler::JQuery) => "jQuery .on('click')",
        Some(ClickHandler::JQueryDelegated) => "jQuery .on('click', selector)",
        Some(ClickHandler::Alpine) => "Alpine @click",
        Some(ClickHandler::Attribute) => "a click attribute",
        Some(ClickHandler::PointerCursor) | None => "pointer cursor",
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/clickable_not_control.rs"]
mod tests;
