//! The whole of what a shared link reproduces.

use crosscheck_compare::{Alterations, Columns, Graph, MOST_PINS, Pin, Preset, Sort, Stop};
use crosscheck_model::{Day, DocumentId, EntityId, QuestionId};
use crosscheck_search::{Order, Request};

/// Which page, and what was chosen on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The page.
    pub view: View,
    /// What narrows Explore, and with the same words Compare, where the order of hits means nothing.
    pub request: Request,
    /// What the columns of Compare are.
    pub columns: Columns,
    /// The question brought to the whole of Compare: it keeps some rows, in an order of its own.
    pub preset: Option<&'static Preset>,
    /// How the rows of Compare are sorted.
    pub sort: Sort,
    /// What stands face to face, or is about to: at most [`MOST_PINS`], each once.
    pub pins: Vec<Pin>,
    /// Face to face shows only where they differ.
    pub differences: bool,
    /// A comparison is read as text.
    pub text: bool,
    /// The names strip counts all names of one bearer as one.
    pub one_name: bool,
    /// What was chosen of the picture on Time or Network.
    pub picture: Picture,
    /// What the reader disagrees with. It holds on every page, so every link carries it.
    pub altered: Alterations,
}

/// What was chosen of a picture: nothing of it narrows what is shown, save to those around one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The first and the last day that Time draws, where they are not those it draws by itself.
    pub zoom: Option<(Day, Day)>,
    /// What Network draws.
    pub graph: Graph,
    /// Around whom it is drawn, or where a chain begins.
    pub around: Option<Stop>,
    /// Where the chain ends.
    pub to: Option<Stop>,
}

/// A page of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What this corpus is and where it disagrees.
    #[default]
    Overview,
    /// Search and facets.
    Explore,
    /// One document by paragraph, perhaps at one of them.
    Read(DocumentId, Option<u32>),
    /// Every name.
    Names,
    /// One entity.
    Entity(EntityId),
    /// Questions by documents.
    Compare,
    /// One question.
    Issue(QuestionId),
    /// What is pinned, face to face.
    Faces,
    /// What is in view on an axis of time.
    Time,
    /// Who is named with whom, heard through whom, copied by whom.
    Network,
    /// How the corpus was made.
    About,
}

impl View {
    /// Whether it compares claims: then the request narrows it.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(self, Self::Compare | Self::Issue(_) | Self::Faces)
    }

    /// Whether it is a picture of what the request lets through.
    #[must_use]
    pub fn draws(self) -> bool {
        matches!(self, Self::Time | Self::Network)
    }
}

impl ViewState {
    /// A page with nothing chosen on it.
    #[must_use]
    pub fn of(view: View) -> Self {
        Self {
            view,
            ..Self::default()
        }
    }

    /// Another comparison with what narrows this one, and with what is pinned.
    #[must_use]
    pub fn comparing(&self, view: View) -> Self {
        Self {
            view,
            request: Request {
                order: Order::default(),
                ..self.request.clone()
            },
            pins: self.pins.clone(),
            text: self.text,
            ..Self::default()
        }
    }

    /// Pins something, or takes it off. One more than fit takes the place of the first.
    pub fn toggle_pin(&mut self, pin: Pin) {
        match self.pins.iter().position(|pinned| *pinned == pin) {
            Some(at) => {
                self.pins.remove(at);
            }
            None => {
                if self.pins.len() >= MOST_PINS {
                    self.pins.remove(0);
                }
                self.pins.push(pin);
            }
        }
    }

    /// Asks a question of the whole of Compare, or none any more, in the order that suits it.
    pub fn ask(&mut self, preset: Option<&'static Preset>) {
        self.preset = preset;
        self.sort = preset.map_or_else(Sort::default, |preset| preset.sort);
    }
}
