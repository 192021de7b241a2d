//! Turns a claim into the way it came: from the outlet in front of the reader, through what it copied and whom it
//! quotes, out to whoever said it first.

use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, VoiceId};

/// A stop on the way of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A source that is itself in the corpus.
    Document(DocumentId),
    /// A newsroom, a report or another relay.
    Outlet(OutletId),
    /// A speaker.
    Voice(VoiceId),
    /// An outlet speaking for itself: an origin.
    OwnVoice(OutletId),
    /// Several unnamed voices, which may be one.
    UnnamedVoices,
    /// Several unknown newsrooms, which may be one.
    UnknownNewsrooms,
}

/// The nodes a claim came through, nearest the reader first; the last is its origin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named by its contents")]
pub struct Chain {
    pub nodes: Vec<Node>,
}

/// Which of two bounds to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The lower bound: each republisher is a node.
    Held,
    /// The upper bound: an uncredited rewrite is replaced by the original it was traced to.
    Traced,
}

/// How a stop is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// The text says so.
    Stated,
    /// The text does not; a comparison with the source does.
    NotCredited,
    /// Neither does; it is inferred.
    Inferred,
}

/// One step of a breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it links to.
    pub node: Node,
    /// Its name, short where it has a short one.
    pub label: String,
    /// How the step is known.
    pub credit: Credit,
}

/// Who speaks in a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// "Ali Khedery", or the outlet's name.
    pub name: String,
    /// "former US official", in the role held when it was said.
    pub role: Option<String>,
    /// The outlet speaks for itself.
    pub own_voice: bool,
    /// The text gives no name.
    pub unnamed: bool,
    /// What it links to.
    pub node: Option<Node>,
}

/// The way of a claim as a reader follows it: outlet ‹ sources of its lineage ‹ relays ‹ speakers.
#[must_use]
pub fn breadcrumb(corpus: &Corpus, claim: ClaimId) -> Vec<Step> {
    let _ = (corpus, claim);
    Vec::new()
}

/// Who speaks in a claim. Of nested speakers the innermost: the one whose words they are.
#[must_use]
pub fn speaker(corpus: &Corpus, claim: ClaimId) -> Speaker {
    let _ = (corpus, claim);
    Speaker { name: String::new(), role: None, own_voice: false, unnamed: false, node: None }
}

/// The chain of one claim, under one of the two ways of counting.
#[must_use]
pub fn chain(corpus: &Corpus, claim: ClaimId, count: Count) -> Chain {
    let _ = (corpus, claim, count);
    Chain { nodes: Vec::new() }
}

/// The newsroom a document's reporting comes from: that of the outlet it openly copies, else its own.
#[must_use]
pub fn document_newsroom(corpus: &Corpus, document: DocumentId) -> Option<OutletId> {
    corpus.document(document).map(|document| corpus.newsroom(document.outlet))
}

/// The reader's name for a node.
#[must_use]
pub fn node_label(corpus: &Corpus, node: Node) -> String {
    let _ = (corpus, node);
    String::new()
}
