//! Settles what a parsed query matches in this corpus: words become vocabulary, runs of words become names.
//!
//! The result is a tree over leaves. A leaf knows the texts that have it and what to mark; the tree says which leaves an
//! item needs. Slips that show only here (a misspelt word, an unknown field) become notices.

use crosscheck_model::{Corpus, EntityId};

use crate::fold::fold;
use crate::names::{LONGEST_NAME, Names, add};
use crate::originals;
use crate::query::{Atom, Node, note, parse};
use crate::texts::{TextId, Texts};
use crate::words::{Near, WordId, is_small};
use crate::{Notice, ReadAs};

/// A query, settled.
#[derive(Default)]
pub(crate) struct Plan {
    /// `None` where everything matches.
    pub(crate) root: Option<Tree>,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) read_as: Vec<ReadAs>,
    pub(crate) notices: Vec<Notice>,
}

/// Which leaves an item needs.
pub(crate) enum Tree {
    Leaf(usize),
    Not(Box<Tree>),
    And(Vec<Tree>),
    Or(Vec<Tree>),
}

impl Tree {
    /// Whether an item satisfies it, given which leaves it has.
    pub(crate) fn holds(&self, has: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Leaf(leaf) => has(*leaf),
            Self::Not(inner) => !inner.holds(has),
            Self::And(sides) => sides.iter().all(|side| side.holds(has)),
            Self::Or(sides) => sides.iter().any(|side| side.holds(has)),
        }
    }
}

/// One thing to find.
pub(crate) struct Leaf {
    /// As typed.
    pub(crate) typed: String,
    /// Counts for rank, marks and reasons; what is left out does not.
    pub(crate) wanted: bool,
    pub(crate) what: What,
    /// Documents whose original has it.
    pub(crate) originals: Vec<(u32, Near)>,
}

/// What a leaf finds.
pub(crate) enum What {
    Words(Vec<(WordId, Near)>),
    /// Words one after the other: where, and the same written as one word.
    Row {
        places: Vec<(TextId, u32, u32)>,
        compounds: Vec<(WordId, Near)>,
    },
    /// Mentions of these, whatever they are called; not worth a reason where the leaves from `after` on say it already.
    Named {
        entities: Vec<EntityId>,
        after: usize,
    },
}

impl Plan {
    /// Reads a query and settles it.
    pub(crate) fn new(corpus: &Corpus, texts: &Texts, names: &Names, query: &str) -> Self {
        let parsed = parse(query);
        let plan = Self {
            notices: parsed.notices,
            ..Self::default()
        };
        let mut planner = Planner {
            corpus,
            texts,
            names,
            plan,
            wanted: true,
        };
        planner.plan.root = parsed.root.and_then(|root| planner.node(root));
        planner.plan
    }
}

struct Planner<'a> {
    corpus: &'a Corpus,
    texts: &'a Texts,
    names: &'a Names,
    plan: Plan,
    /// False below a minus.
    wanted: bool,
}

impl Planner<'_> {
    fn node(&mut self, node: Node) -> Option<Tree> {
        match node {
            Node::Atom(atom) => self.every(vec![Node::Atom(atom)]),
            Node::Not(inner) => {
                let wanted = std::mem::take(&mut self.wanted);
                let inner = self.node(*inner);
                self.wanted = wanted;
                Some(Tree::Not(Box::new(inner?)))
            }
            Node::And(sides) => self.every(sides),
            Node::Or(sides) => {
                let mut trees = Vec::new();
                for side in sides {
                    if let Some(tree) = self.node(side) {
                        trees.push(tree);
                    }
                }
                Some(Tree::Or(trees))
            }
        }
    }

    /// Conditions side by side: runs of words that are a name first, longest first, the others one by one.
    fn every(&mut self, sides: Vec<Node>) -> Option<Tree> {
        let sides = self.without_fields(sides);
        // "of" and "the" are required only of a query that has nothing else.
        let others = sides
            .iter()
            .any(|side| !matches!(side, Node::Atom(atom) if is_small_word(atom)));
        let mut trees = Vec::new();
        let mut run: Vec<Atom> = Vec::new();
        for side in sides {
            match side {
                Node::Atom(atom) if !atom.quoted => run.push(atom),
                side => {
                    self.run(std::mem::take(&mut run), others, &mut trees);
                    match side {
                        Node::Atom(atom) => trees.push(self.quoted(&atom)),
                        side => trees.extend(self.node(side)),
                    }
                }
            }
        }
        self.run(run, others, &mut trees);
        gather(trees)
    }

    /// Words with nothing between them.
    fn run(&mut self, atoms: Vec<Atom>, others: bool, trees: &mut Vec<Tree>) {
        let mut rest = atoms.as_slice();
        while let Some((first, later)) = rest.split_first() {
            let mut length = 1;
            if !(others && is_small_word(first)) {
                let run = rest.get(..LONGEST_NAME).unwrap_or(rest);
                match self.longest_name(run) {
                    Some((named, entities)) => {
                        length = named;
                        trees.push(self.named(rest.get(..length).unwrap_or_default(), entities));
                    }
                    None => trees.push(self.word(first)),
                }
            }
            rest = later.get(length - 1..).unwrap_or_default();
        }
    }

    /// No field is known yet: those that are planned lose their name, others are read as the words they are made of.
    fn without_fields(&mut self, sides: Vec<Node>) -> Vec<Node> {
        let mut plain = Vec::with_capacity(sides.len());
        for side in sides {
            let Node::Atom(mut atom) = side else {
                plain.push(side);
                continue;
            };
            if let Some(field) = atom.field.take() {
                note(&mut self.plan.notices, Notice::UnknownField(field.clone()));
                let word = fold(&field);
                if !PLANNED.contains(&word.as_str()) && !word.is_empty() {
                    plain.push(Node::Atom(Atom {
                        typed: field,
                        words: vec![word],
                        ..Atom::default()
                    }));
                }
            }
            plain.push(Node::Atom(atom));
        }
        plain
    }

    /// How many of the atoms, from the first, make the longest name, and whose.
    fn longest_name(&self, run: &[Atom]) -> Option<(usize, Vec<EntityId>)> {
        let first = run
            .first()?
            .words
            .iter()
            .find(|word| !is_small(word) || run.len() == 1)?;
        if !self.names.may_begin(first) && !first.starts_with("al") && !first.starts_with("el") {
            return None;
        }
        let mut atoms = run;
        while let Some((last, before)) = atoms.split_last() {
            if before.is_empty() || !last.words.iter().all(|word| is_small(word)) {
                let mut words: Vec<&str> = Vec::new();
                for atom in atoms {
                    for word in &atom.words {
                        words.push(word);
                    }
                }
                let entities = self.names.find(&words, last.goes_on());
                if !entities.is_empty() {
                    return Some((atoms.len(), entities));
                }
            }
            atoms = before;
        }
        None
    }

    /// The words themselves, or a mention under any name.
    fn named(&mut self, atoms: &[Atom], entities: Vec<EntityId>) -> Tree {
        let mut typed = String::new();
        for atom in atoms {
            if !typed.is_empty() {
                typed.push(' ');
            }
            typed.push_str(&atom.typed);
        }
        let after = self.plan.leaves.len();
        let mut words = Vec::new();
        for atom in atoms {
            if atoms.len() == 1 || !atom.words.iter().all(|word| is_small(word)) {
                words.push(self.as_spelt(atom));
            }
        }
        if self.wanted {
            for entity in &entities {
                self.say_read_as(&typed, *entity);
            }
        }
        let named = self.leaf(typed, What::Named { entities, after });
        let mut sides = Vec::new();
        if let Some(words) = gather(words) {
            sides.push(words);
        }
        sides.push(named);
        Tree::Or(sides)
    }

    fn say_read_as(&mut self, typed: &str, entity: EntityId) {
        let folded = fold(typed);
        let mut forms = Vec::new();
        for form in self.names.printed(self.corpus, entity) {
            if fold(form) != folded {
                forms.push(form.to_owned());
            }
        }
        let read_as = ReadAs {
            typed: typed.to_owned(),
            entity,
            forms,
        };
        if !read_as.forms.is_empty() && !self.plan.read_as.contains(&read_as) {
            self.plan.read_as.push(read_as);
        }
    }

    /// A word by itself: as spelt, or else as it may have been meant.
    fn word(&mut self, atom: &Atom) -> Tree {
        let before = self.plan.leaves.len();
        let tree = self.as_spelt(atom);
        if self.finds(before) || !self.wanted {
            self.say_only_originals(before);
            return tree;
        }
        self.plan.leaves.truncate(before);
        if atom.words.len() > 1 {
            let mut parts = Vec::new();
            for word in &atom.words {
                if !is_small(word) {
                    parts.push(self.word(&Atom {
                        typed: word.clone(),
                        words: vec![word.clone()],
                        ..Atom::default()
                    }));
                }
            }
            return Tree::And(parts);
        }
        self.as_meant(atom)
    }

    /// Whether the leaf finds anything.
    fn finds(&self, leaf: usize) -> bool {
        self.plan.leaves.get(leaf).is_some_and(|leaf| match &leaf.what {
            What::Words(words) => !words.is_empty() || !leaf.originals.is_empty(),
            What::Row { places, compounds } => !places.is_empty() || !compounds.is_empty(),
            What::Named { entities, .. } => !entities.is_empty(),
        })
    }

    fn say_only_originals(&mut self, leaf: usize) {
        let Some(leaf) = self.plan.leaves.get(leaf) else { return };
        let own = !matches!(&leaf.what, What::Words(words) if words.is_empty());
        if leaf.wanted && !own && !leaf.originals.is_empty() {
            note(&mut self.plan.notices, Notice::OnlyOriginals(leaf.typed.clone()));
        }
    }

    fn as_spelt(&mut self, atom: &Atom) -> Tree {
        let texts = self.texts;
        let (parts, last) = match atom.words.as_slice() {
            [] => return Tree::Or(Vec::new()),
            // "al-Shaabi" is found where "Shaabi" stands.
            [first, last] if matches!(first.as_str(), "al" | "el") => (&[][..], last),
            [parts @ .., last] => (parts, last),
        };
        let last_like = texts.like(last, atom.goes_on());
        if parts.is_empty() {
            let tree = self.leaf(atom.typed.clone(), What::Words(last_like));
            if let Some(leaf) = self.plan.leaves.last_mut() {
                leaf.originals = originals::like(self.corpus, last, atom.goes_on());
            }
            return tree;
        }
        let mut positions: Vec<Vec<WordId>> = Vec::new();
        for part in parts {
            positions.push(ids(&texts.like(part, false)));
        }
        positions.push(ids(&last_like));
        let places = self.texts.in_a_row(&positions);
        let compounds = texts.words.like(&atom.words.concat(), atom.goes_on());
        self.leaf(atom.typed.clone(), What::Row { places, compounds })
    }

    /// The nearest words and names, with a notice.
    fn as_meant(&mut self, atom: &Atom) -> Tree {
        let word = atom.words.first().map(String::as_str).unwrap_or_default();
        let spelt = word.bytes().any(|byte| byte.is_ascii_digit());
        let near = if spelt {
            Vec::new()
        } else {
            self.texts.words.misspelt(word)
        };
        let mut entities = if spelt { Vec::new() } else { self.names.misspelt(word) };
        for id in &near {
            for entity in self.names.find(&[self.texts.words.word(*id)], false) {
                add(&mut entities, entity);
            }
        }
        self.say_meant(atom, &near, &entities);
        let after = self.plan.leaves.len();
        let mut words = Vec::new();
        for id in near {
            words.push((id, Near::Typo));
        }
        let words = self.leaf(atom.typed.clone(), What::Words(words));
        if entities.is_empty() {
            return words;
        }
        let named = self.leaf(atom.typed.clone(), What::Named { entities, after });
        Tree::Or(vec![words, named])
    }

    fn say_meant(&mut self, atom: &Atom, near: &[WordId], entities: &[EntityId]) {
        let mut read_as: Vec<String> = Vec::new();
        for &word in near {
            read_as.push(self.texts.words.word(word).to_owned());
        }
        if near.is_empty() {
            for &entity in entities {
                if let Some(entity) = self.corpus.entity(entity) {
                    read_as.push(entity.name.clone());
                }
            }
        }
        let typed = atom.typed.clone();
        let notice = if read_as.is_empty() {
            Notice::Nowhere(typed)
        } else {
            Notice::Typo { typed, read_as }
        };
        note(&mut self.plan.notices, notice);
    }

    /// Words as they stand, no other forms.
    fn quoted(&mut self, atom: &Atom) -> Tree {
        let words = &self.texts.words;
        let mut positions: Vec<Vec<WordId>> = Vec::new();
        for word in &atom.words {
            positions.push(words.exact(word).map_or(Vec::new(), |word| vec![word]));
        }
        if let (true, Some(position), Some(last)) = (atom.goes_on(), positions.last_mut(), atom.words.last()) {
            *position = words.begun(last).collect();
        }
        let places = self.texts.in_a_row(&positions);
        if places.is_empty() && self.wanted {
            note(&mut self.plan.notices, Notice::Nowhere(atom.typed.clone()));
        }
        self.leaf(
            atom.typed.clone(),
            What::Row {
                places,
                compounds: Vec::new(),
            },
        )
    }

    fn leaf(&mut self, typed: String, what: What) -> Tree {
        self.plan.leaves.push(Leaf {
            typed,
            wanted: self.wanted,
            what,
            originals: Vec::new(),
        });
        Tree::Leaf(self.plan.leaves.len() - 1)
    }
}

/// Fields that queries will have; until then their names are not searched for.
const PLANNED: [&str; 15] = [
    "about",
    "certainty",
    "date",
    "event",
    "in",
    "name",
    "organisation",
    "outlet",
    "person",
    "place",
    "question",
    "saidby",
    "stance",
    "voice",
    "year",
];

fn ids(words: &[(WordId, Near)]) -> Vec<WordId> {
    let mut ids = Vec::new();
    for &(word, _) in words {
        ids.push(word);
    }
    ids
}

fn gather(mut trees: Vec<Tree>) -> Option<Tree> {
    if trees.len() > 1 {
        Some(Tree::And(trees))
    } else {
        trees.pop()
    }
}

fn is_small_word(atom: &Atom) -> bool {
    !atom.quoted && !atom.starred && matches!(atom.words.as_slice(), [word] if is_small(word))
}
