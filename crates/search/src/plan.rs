//! Settles what a parsed query matches in this corpus: words become vocabulary, runs of words become names.
//!
//! The result is a tree over leaves. A leaf knows the texts that have it and what to mark; the tree says which leaves an
//! item needs. Slips that show only here (a misspelt word, a value that a field has not) become notices.

use crosscheck_model::{Corpus, EntityId};

use crate::dates::in_order;
use crate::dictionary::{Like, Spelt};
use crate::fields::{FieldKind, Meant, NamedField, meant, range, spell_entity, spell_value};
use crate::fold::fold;
use crate::index::Parts;
use crate::names::{LONGEST_NAME, add};
use crate::originals;
use crate::postings::Postings;
use crate::query::{Atom, Node, note, parse};
use crate::texts::{TextId, read, rows};
use crate::words::{Near, is_small, slips_allowed};
use crate::{Dates, FacetKind, Notice, ReadAs, Request, Value};

/// A query, settled.
#[derive(Default)]
pub(crate) struct Plan {
    /// `None` where everything matches.
    pub(crate) root: Option<Tree>,
    pub(crate) leaves: Vec<Leaf>,
    /// What is left out. One inside another stands before it.
    pub(crate) exclusions: Vec<Tree>,
    pub(crate) read_as: Vec<ReadAs>,
    pub(crate) notices: Vec<Notice>,
}

/// Which leaves an item needs.
pub(crate) enum Tree {
    Leaf(usize),
    /// None of the item's claims may satisfy that one of the plan's exclusions.
    Not(usize),
    And(Vec<Tree>),
    Or(Vec<Tree>),
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
    Words(Like),
    /// Words one after the other: the texts that have them so and how often, and the same written as one word.
    Row {
        positions: Vec<Spelt>,
        texts: Vec<(TextId, u32)>,
        compounds: Like,
    },
    /// Mentions of these, whatever they are called; not worth a reason where the leaves from `after` on say it already.
    Named {
        entities: Vec<EntityId>,
        after: usize,
    },
    /// One of these values, by their numbers in the table of their facet.
    Values {
        facet: FacetKind,
        values: Vec<u32>,
    },
    /// Publication in this range.
    Published(Dates),
}

impl Plan {
    /// Reads a query and settles it.
    pub(crate) fn new(parts: &Parts<'_>, request: &Request) -> Self {
        let parsed = parse(&request.query, parts.corpus);
        let plan = Self {
            notices: parsed.notices,
            ..Self::default()
        };
        let mut planner = Planner {
            corpus: parts.corpus,
            parts,
            plan,
            wanted: true,
            spellings: request.other_spellings && !request.exactly,
            exactly: request.exactly,
        };
        planner.plan.root = parsed.root.and_then(|root| planner.node(root));
        planner.plan
    }

    /// Whether some leaf counts for rank.
    pub(crate) fn ranks(&self) -> bool {
        self.leaves.iter().any(|leaf| leaf.wanted)
    }

    /// Whether values of facets are asked for.
    pub(crate) fn asks_values(&self) -> bool {
        self.leaves.iter().any(|leaf| matches!(leaf.what, What::Values { .. }))
    }
}

struct Planner<'a> {
    corpus: &'a Corpus,
    parts: &'a Parts<'a>,
    plan: Plan,
    /// False below a minus.
    wanted: bool,
    /// Whether words match under other spellings: names of entities, variants, forms and slips.
    spellings: bool,
    /// Whether every word is meant as it stands, small and half typed ones too.
    exactly: bool,
}

impl Planner<'_> {
    fn node(&mut self, node: Node) -> Option<Tree> {
        match node {
            Node::Atom(atom) => self.every(vec![Node::Atom(atom)]),
            Node::Not(inner) => {
                let wanted = std::mem::take(&mut self.wanted);
                let inner = self.node(*inner);
                self.wanted = wanted;
                self.plan.exclusions.push(inner?);
                Some(Tree::Not(self.plan.exclusions.len() - 1))
            }
            Node::And(sides) => self.every(sides),
            Node::Or(sides) => {
                let mut trees = Vec::new();
                for side in sides {
                    if let Some(tree) = self.node(side) {
                        trees.push(tree);
                    }
                }
                // Where every side was left out, nothing is asked.
                (!trees.is_empty()).then_some(Tree::Or(trees))
            }
        }
    }

    /// Conditions side by side: runs of words that are a name first, longest first, the others one by one.
    fn every(&mut self, sides: Vec<Node>) -> Option<Tree> {
        // "of" and "the" are required only of a query that has nothing else.
        let others = sides
            .iter()
            .any(|side| !matches!(side, Node::Atom(atom) if self.may_go(atom)));
        let mut trees = Vec::new();
        let mut run: Vec<Atom> = Vec::new();
        for side in sides {
            match side {
                Node::Atom(atom) if !atom.quoted && atom.field.is_none() => run.push(atom),
                side => {
                    self.run(std::mem::take(&mut run), others, &mut trees);
                    match side {
                        Node::Atom(Atom {
                            typed,
                            field: Some(field),
                            ..
                        }) => trees.extend(self.field(typed, &field)),
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
            if !(others && self.may_go(first)) {
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

    /// Whether a word is too small to be required of an item.
    fn may_go(&self, atom: &Atom) -> bool {
        !self.exactly && is_small_word(atom)
    }

    /// Whether all words count that begin like the last one: a star asks for it, a word half typed only suggests it.
    fn goes_on(&self, atom: &Atom) -> bool {
        atom.starred || atom.unfinished && !self.exactly
    }

    fn like(&self, word: &str, unfinished: bool) -> Like {
        if self.spellings {
            self.parts.dictionary.like(word, unfinished)
        } else {
            self.parts.dictionary.as_typed(word, unfinished)
        }
    }

    /// One of the values meant. `None` where it is left out.
    fn field(&mut self, typed: String, field: &NamedField) -> Option<Tree> {
        let corpus = self.corpus;
        let kind = match field.kind {
            FieldKind::Facet(kind) => kind,
            FieldKind::About => {
                let meant = meant(&typed, corpus.entities.len(), &|at, with| {
                    spell_entity(corpus, at, with);
                });
                self.say_value(&typed, field, &meant, &|at| {
                    corpus.entities.get(at).map(|entity| entity.name.clone())
                });
                let mut entities = Vec::new();
                for at in meant.values {
                    entities.push(EntityId::from(at));
                }
                return self.mentions(typed, entities);
            }
            FieldKind::Published => return self.dates(typed),
        };
        let table = self.parts.tables().iter().find(|table| table.kind == kind)?;
        let meant = meant(&typed, table.values.len(), &|at, with| {
            spell_value(table, self.parts.values, at, with);
        });
        self.say_value(&typed, field, &meant, &|at| table.labels.get(at).cloned());
        let (mut entities, mut numbers) = (Vec::new(), Vec::new());
        for at in meant.values {
            match table.values.get(at) {
                Some(Value::Recorded(value)) if kind.is_of_entities() => entities.push(EntityId(*value)),
                _ => numbers.extend(u32::try_from(at)),
            }
        }
        let named = self.mentions(typed.clone(), entities);
        if numbers.is_empty() {
            return named;
        }
        let values = What::Values {
            facet: kind,
            values: numbers,
        };
        let mut sides = vec![self.filter(typed, values)];
        sides.extend(named);
        Some(Tree::Or(sides))
    }

    /// Mentions rank and are marked, as words are.
    fn mentions(&mut self, typed: String, entities: Vec<EntityId>) -> Option<Tree> {
        let after = self.plan.leaves.len();
        (!entities.is_empty()).then(|| self.leaf(typed, What::Named { entities, after }))
    }

    fn dates(&mut self, typed: String) -> Option<Tree> {
        let Some(dates) = range(&typed) else {
            note(&mut self.plan.notices, Notice::NoDate(typed));
            return None;
        };
        let dates = in_order(&dates, &mut self.plan.notices);
        Some(self.filter(typed, What::Published(dates)))
    }

    fn say_value(&mut self, typed: &str, field: &NamedField, meant: &Meant, label: &dyn Fn(usize) -> Option<String>) {
        if meant.spelt {
            return;
        }
        let mut labels = Vec::new();
        for &at in &meant.values {
            labels.extend(label(at));
        }
        let notice = Notice::UnknownValue {
            noun: field.kind.noun(self.corpus).to_owned(),
            typed: typed.to_owned(),
            meant: labels,
        };
        note(&mut self.plan.notices, notice);
    }

    /// A leaf that lets through and does not rank.
    fn filter(&mut self, typed: String, what: What) -> Tree {
        let tree = self.leaf(typed, what);
        if let Some(leaf) = self.plan.leaves.last_mut() {
            leaf.wanted = false;
        }
        tree
    }

    /// How many of the atoms, from the first, make the longest name, and whose.
    fn longest_name(&self, run: &[Atom]) -> Option<(usize, Vec<EntityId>)> {
        if !self.spellings {
            return None;
        }
        let names = self.parts.names;
        let first = run
            .first()?
            .words
            .iter()
            .find(|word| !is_small(word) || run.len() == 1)?;
        if !names.may_begin(first) && !first.starts_with("al") && !first.starts_with("el") {
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
                let entities = names.find(&words, self.goes_on(last));
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
        for form in self.parts.names.printed(self.corpus, entity) {
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
        if !self.spellings {
            note(&mut self.plan.notices, Notice::Nowhere(atom.typed.clone()));
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
            What::Words(like) => !like.found.is_empty() || !leaf.originals.is_empty(),
            What::Row { texts, compounds, .. } => !texts.is_empty() || !compounds.found.is_empty(),
            What::Named { entities, .. } => !entities.is_empty(),
            What::Values { .. } | What::Published(_) => true,
        })
    }

    fn say_only_originals(&mut self, leaf: usize) {
        let Some(leaf) = self.plan.leaves.get(leaf) else { return };
        let own = !matches!(&leaf.what, What::Words(like) if like.found.is_empty());
        if leaf.wanted && !own && !leaf.originals.is_empty() {
            note(&mut self.plan.notices, Notice::OnlyOriginals(leaf.typed.clone()));
        }
    }

    fn as_spelt(&mut self, atom: &Atom) -> Tree {
        let goes_on = self.goes_on(atom);
        let (parts, last) = match atom.words.as_slice() {
            [] => return Tree::Or(Vec::new()),
            // "al-Shaabi" is found where "Shaabi" stands.
            [first, last] if self.spellings && matches!(first.as_str(), "al" | "el") => (&[][..], last),
            [parts @ .., last] => (parts, last),
        };
        let last_like = self.like(last, goes_on);
        if parts.is_empty() {
            let tree = self.leaf(atom.typed.clone(), What::Words(last_like));
            if let (Some(leaf), true) = (self.plan.leaves.last_mut(), self.spellings) {
                leaf.originals = originals::like(self.corpus, self.parts.shape, last, goes_on);
            }
            return tree;
        }
        let mut positions = Vec::new();
        for part in parts {
            positions.push(self.like(part, false));
        }
        positions.push(last_like);
        let compound = atom.words.concat();
        let compounds = if self.spellings {
            self.parts.dictionary.forms(&compound, goes_on)
        } else {
            self.parts.dictionary.as_typed(&compound, goes_on)
        };
        self.row(atom, positions, compounds)
    }

    /// Words one after the other.
    fn row(&mut self, atom: &Atom, positions: Vec<Like>, compounds: Like) -> Tree {
        let texts = self.in_a_row(atom, &positions);
        let mut spelt = Vec::new();
        for position in positions {
            spelt.push(position.spelt);
        }
        let row = What::Row {
            positions: spelt,
            texts,
            compounds,
        };
        self.leaf(atom.typed.clone(), row)
    }

    /// The texts that have the words one after the other, and how often. Those that have them all are read again; where one
    /// is not here to be read, having them all has to do.
    fn in_a_row(&mut self, atom: &Atom, positions: &[Like]) -> Vec<(TextId, u32)> {
        let parts = self.parts;
        let mut having: Vec<u64> = Vec::new();
        for (place, position) in positions.iter().enumerate() {
            let mut texts = vec![0_u64; parts.numbers.count().div_ceil(64) as usize];
            for (entry, _) in &position.found {
                let mut postings = Postings::new(parts.postings, *entry);
                while let Some((text, _)) = postings.next() {
                    if let Some(bits) = texts.get_mut(text as usize / 64) {
                        *bits |= 1 << (text % 64);
                    }
                }
            }
            if place > 0 {
                for (bits, before) in texts.iter_mut().zip(&having) {
                    *bits &= before;
                }
            }
            having = texts;
        }
        let mut spelt = Vec::new();
        for position in positions {
            spelt.push(position.spelt.clone());
        }
        let mut found = Vec::new();
        for (first, mut bits) in (0..).step_by(64).zip(having) {
            while bits != 0 {
                let text = first + bits.trailing_zeros();
                bits &= bits - 1;
                let Some((owner, _)) = parts.numbers.owner(text) else {
                    continue;
                };
                let mut times = 0;
                let here = read(self.corpus, parts.shape, owner, &mut |part| {
                    rows(part, &spelt, &mut |_, _| times += 1);
                });
                if !here {
                    note(&mut self.plan.notices, Notice::NotRead(atom.typed.clone()));
                    times = 1;
                }
                if times > 0 {
                    found.push((text, times));
                }
            }
        }
        found
    }

    /// The nearest words and names, with a notice.
    fn as_meant(&mut self, atom: &Atom) -> Tree {
        let word = atom.words.first().map(String::as_str).unwrap_or_default();
        let spelt = word.bytes().any(|byte| byte.is_ascii_digit());
        let (mut near, mut entities) = (Like::default(), Vec::new());
        if !spelt {
            near = self.parts.dictionary.transliterated(word);
        }
        let letters = word.chars().count();
        // Where nothing is so near, one slip more: better than an answer of nothing, and the notice says how it was read.
        for more in [0, 1] {
            if !spelt && near.spelt.words.is_empty() && entities.is_empty() && (more == 0 || letters > 2) {
                near = self.parts.dictionary.misspelt(word, slips_allowed(letters) + more);
                entities = self.parts.names.misspelt(word, more);
            }
        }
        for word in &near.spelt.words {
            for entity in self.parts.names.find(&[word], false) {
                add(&mut entities, entity);
            }
        }
        self.say_meant(atom, &near.spelt.words, &entities);
        let after = self.plan.leaves.len();
        let words = self.leaf(atom.typed.clone(), What::Words(near));
        if entities.is_empty() {
            return words;
        }
        let named = self.leaf(atom.typed.clone(), What::Named { entities, after });
        Tree::Or(vec![words, named])
    }

    fn say_meant(&mut self, atom: &Atom, near: &[String], entities: &[EntityId]) {
        let mut read_as = near.to_vec();
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
        let mut positions = Vec::new();
        for (place, word) in (1..).zip(&atom.words) {
            let goes_on = place == atom.words.len() && self.goes_on(atom);
            positions.push(self.parts.dictionary.as_typed(word, goes_on));
        }
        let leaf = self.plan.leaves.len();
        let tree = match positions.pop() {
            // Of a single word it is known where it stands.
            Some(only) if positions.is_empty() => self.leaf(atom.typed.clone(), What::Words(only)),
            last => {
                positions.extend(last);
                self.row(atom, positions, Like::default())
            }
        };
        if self.wanted && !self.finds(leaf) {
            note(&mut self.plan.notices, Notice::Nowhere(atom.typed.clone()));
        }
        tree
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

fn gather(mut trees: Vec<Tree>) -> Option<Tree> {
    if trees.len() > 1 {
        Some(Tree::And(trees))
    } else {
        trees.pop()
    }
}

fn is_small_word(atom: &Atom) -> bool {
    !atom.quoted && !atom.starred && atom.field.is_none() && matches!(atom.words.as_slice(), [word] if is_small(word))
}
