//! Sound and films on the page, for the checks that ask a person to listen and watch.

use crate::Recording;
use crate::checks::{Case, Target};
use crate::page::{Element, Media, NodeId};
use crate::semantics::{Role, Semantics};

/// An `<audio>` or `<video>` that is not known to be of no length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Medium<'a> {
    pub(super) id: NodeId,
    pub(super) element: &'a Element,
    pub(super) media: &'a Media,
}

impl Medium<'_> {
    pub(super) fn has(&self, attribute: &str) -> bool {
        self.element.attribute(attribute).is_some()
    }
}

/// A case for every medium that `judge` has one for.
pub(super) fn run(
    recording: &Recording,
    judge: impl Fn(&Semantics, Medium) -> Option<Case>,
) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let media = page.elements().filter_map(|(id, element)| {
        let media = element.rare.as_ref()?.media.as_ref()?;
        (media.duration != Some(0.0)).then_some(Medium { id, element, media })
    });
    Ok(media
        .filter_map(|medium| judge(&semantics, medium))
        .collect())
}

/// Asks a person to look at every `<video>` that can be seen and has sound, or has none. Where it is not known, because
/// the film was not loaded yet, both are asked.
pub(super) fn ask_of_films(
    recording: &Recording,
    sound: bool,
    question: &str,
) -> Result<Vec<Case>, String> {
    run(recording, |semantics, medium| {
        // Nothing is heard of what can't be loaded.
        let applies = medium.element.is_html("video")
            && medium.media.sound != Some(!sound)
            && !(sound && medium.media.failed)
            && semantics.visible(medium.id);
        applies.then(|| ask(medium, question))
    })
}

/// One finding for all media of a page.
pub(super) fn ask(medium: Medium, question: &str) -> Case {
    let unknown = match medium.media {
        Media { failed: true, .. } => {
            " It could not be loaded, so whether it has sound is not known."
        }
        Media { sound: None, .. } => {
            " It was not loaded yet, so whether it has sound is not known."
        }
        _ => "",
    };
    Case::cant_tell(
        Target::Node(medium.id),
        "media",
        format!("{question}{unknown}"),
    )
}

/// Whether the page shows a control with a name that `wanted` accepts, to eyes and to assistive technology.
pub(super) fn control(semantics: &Semantics, wanted: impl Fn(&str) -> bool) -> bool {
    semantics.page().elements().any(|(id, _)| {
        let control = matches!(
            semantics.role(id),
            Some(
                Role::Button
                    | Role::Link
                    | Role::Checkbox
                    | Role::Switch
                    | Role::Slider
                    | Role::Menuitem
            )
        );
        control
            && semantics.exposed(id)
            && semantics.visible(id)
            && wanted(&semantics.name(id).text)
    })
}
