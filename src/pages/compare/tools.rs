//! What the reader can ask of any comparison: to narrow it, to leave something out of it, to read it as text, to count one
//! institution once. The buttons stand in a line of tools, and what they open below it.

use crosscheck_model::{ClaimId, QuestionId};
use leptos::prelude::*;

use super::narrow::{NarrowForm, Narrowed};
use super::text::TextSwitch;
use crate::components::{DisclosureButton, Institutions, Panel, Show, Without};
use crate::memo::Memo;

/// What the buttons of a comparison open.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToolPanels {
    narrow: Panel,
    leave_out: Panel,
}

impl ToolPanels {
    /// Those of the page that calls this.
    pub(super) fn new() -> Self {
        Self {
            narrow: Panel::new("narrow"),
            leave_out: Panel::new("leave"),
        }
    }
}

/// The line of tools. On a phone it stands behind one button, so that the first answer comes into sight.
#[component]
pub(super) fn ToolLine(
    /// The tools.
    children: Children,
) -> impl IntoView {
    let panel = Panel::new("tools");
    view! {
        <div class="tools sect-s" class:tools--open=move || panel.is_open()>
            <DisclosureButton panel class="btn fold-phone tools__open" words="Options" />
            {children()}
        </div>
    }
}

/// The buttons.
#[component]
pub(super) fn ToolButtons(
    /// What they open.
    panels: ToolPanels,
) -> impl IntoView {
    view! {
        <DisclosureButton panel=panels.narrow class="btn" words="Narrow" />
        <DisclosureButton panel=panels.leave_out class="btn" words="Leave out and recount" />
        <TextSwitch />
        <Institutions />
    }
}

/// What the buttons open, and what narrows the comparison now.
#[component]
pub(super) fn ToolForms(
    /// What is open.
    panels: ToolPanels,
    /// The claims whose sources can be left out.
    #[prop(into)]
    claims: Memo<Vec<ClaimId>>,
    /// The question the page is about: its answers alone are told.
    #[prop(optional)]
    question: Option<QuestionId>,
    /// How many claims the narrowing lets through.
    #[prop(into)]
    in_view: Signal<usize>,
) -> impl IntoView {
    view! {
        <Show when=move || panels.narrow.is_open()>
            <NarrowForm />
        </Show>
        <Show when=move || panels.leave_out.is_open()>
            <Without claims question />
        </Show>
        <Narrowed in_view />
    }
}
