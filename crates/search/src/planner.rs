//! Turns a parsed query into a plan: words become the words of the vocabulary they stand for, words in a row become names.
//!
//! Slips that show only here (a misspelt word, a value that a field has not) become notices.

use crosscheck_model::{Corpus, EntityId};

use crate::dates::{in_order, range};
use crate::dictionary::Expansion;
use crate::facets::spell_entity;
use crate::fields::{FieldKind, Meant, NamedField, meant, spell_value};
use crate::letters::fold;
use crate::names::{LONGEST_NAME, add};
use crate::originals;
use crate::phrases;
use crate::plan::{Leaf, LeafKind, Plan, Tree};
use crate::query::{Node, Term, note, parse};
use crate::searcher::Searcher;
use crate::tokens::ELIDED;
use crate::words::{is_small, slips_allowed};
use crate::{Notice, ReadAs, Request, Value};

/// Reads a query and plans how it is answered.
pub(crate) fn plan(searcher: &Searcher<'_>, request: &Request) -> Plan {
    let parsed = parse(&request.query, searcher.corpus);
    let plan = Plan {
        notices: parsed.notices,
        ..Plan::default()
    };
    let mut planner = Planner {
        corpus: searcher.corpus,
        searcher,
        plan,
        wanted: true,
        spellings: request.other_spellings && !request.exactly,
        exactly: request.exactly,
    };
    planner.plan.root = parsed.root.and_then(|root| planner.node(root));
    planner.plan
}

struct Planner<'a> {
    corpus: &'a Corpus,
    searcher: &'a Searcher<'a>,
    plan: Plan,
    /// Whether hits should have what is being planned; false below a minus.
    wanted: bool,
    /// Whether words are also found under other spellings: names of entities, variants, forms and slips.
    spellings: bool,
    /// Whether every word is meant as it stands, small ones and half typed ones too.
    exactly: bool,
}

impl Planner<'_> {
    fn node(&mut self, node: Node) -> Option<Tree> {
        match node {
            Node::Term(term) => self.every(vec![Node::Term(term)]),
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

    /// Plans conditions that must all hold. Words in a row that are a name are taken together, the longest name first.
    fn every(&mut self, sides: Vec<Node>) -> Option<Tree> {
        // "of" and "the" are required only of a query that has nothing else.
        let others = sides
            .iter()
            .any(|side| !matches!(side, Node::Term(term) if self.may_go(term)));
        let mut trees = Vec::new();
        let mut run: Vec<Term> = Vec::new();
        for side in sides {
            match side {
                Node::Term(term) if !term.quoted && term.field.is_none() => run.push(term),
                side => {
                    self.run(std::mem::take(&mut run), others, &mut trees);
                    match side {
                        Node::Term(Term {
                            typed,
                            field: Some(field),
                            ..
                        }) => trees.push(self.field(typed, &field)),
                        Node::Term(term) => trees.push(self.quoted(&term)),
                        side => trees.extend(self.node(side)),
                    }
                }
            }
        }
        self.run(run, others, &mut trees);
        gather(trees)
    }

    /// Plans words that stand side by side.
    fn run(&mut self, terms: Vec<Term>, others: bool, trees: &mut Vec<Tree>) {
        let mut rest = terms.as_slice();
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

    /// Whether a word is too small to be required.
    fn may_go(&self, term: &Term) -> bool {
        !self.exactly && is_small_word(term)
    }

    /// Whether the last word also stands for all that begin with it: a star asks for that, and a half typed word suggests it.
    fn goes_on(&self, term: &Term) -> bool {
        term.starred || term.unfinished && !self.exactly
    }

    fn expand(&self, word: &str, unfinished: bool) -> Expansion {
        if self.spellings {
            self.searcher.dictionary.expand(word, unfinished)
        } else {
            self.searcher.dictionary.as_typed(word, unfinished)
        }
    }

    /// Plans the value of a field. One that this corpus has not finds nothing.
    fn field(&mut self, typed: String, field: &NamedField) -> Tree {
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
        let Some(table) = self.searcher.tables().iter().find(|table| table.kind == kind) else {
            return nothing();
        };
        let meant = meant(&typed, table.values.len(), &|at, with| {
            spell_value(table, self.searcher.values, at, with);
        });
        self.say_value(&typed, field, &meant, &|at| table.labels.get(at).cloned());
        let (mut entities, mut numbers) = (Vec::new(), Vec::new());
        for at in meant.values {
            match table.values.get(at) {
                Some(Value::Recorded(value)) if kind.is_of_entities() => entities.push(EntityId(*value)),
                _ => numbers.extend(u32::try_from(at)),
            }
        }
        if numbers.is_empty() {
            return self.mentions(typed, entities);
        }
        let named = (!entities.is_empty()).then(|| self.mentions(typed.clone(), entities));
        let values = LeafKind::Values {
            facet: kind,
            values: numbers,
        };
        let mut sides = vec![self.filter(typed, values)];
        sides.extend(named);
        Tree::Or(sides)
    }

    /// A leaf for mentions, which rank and are marked as words are.
    fn mentions(&mut self, typed: String, entities: Vec<EntityId>) -> Tree {
        if entities.is_empty() {
            return nothing();
        }
        let after = self.plan.leaves.len();
        self.leaf(typed, LeafKind::Entities { entities, after })
    }

    fn dates(&mut self, typed: String) -> Tree {
        let Some(dates) = range(&typed) else {
            note(&mut self.plan.notices, Notice::NoDate(typed));
            return nothing();
        };
        let dates = in_order(&dates, &mut self.plan.notices);
        self.filter(typed, LeafKind::Published(dates))
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

    /// A leaf that items are filtered by and not ranked.
    fn filter(&mut self, typed: String, kind: LeafKind) -> Tree {
        let tree = self.leaf(typed, kind);
        if let Some(leaf) = self.plan.leaves.last_mut() {
            leaf.wanted = false;
        }
        tree
    }

    /// The longest name that the terms begin with: of how many terms it is, and whose.
    fn longest_name(&self, run: &[Term]) -> Option<(usize, Vec<EntityId>)> {
        if !self.spellings {
            return None;
        }
        let names = self.searcher.names;
        let first = run
            .first()?
            .words
            .iter()
            .find(|word| !is_small(word) || run.len() == 1)?;
        if !names.may_begin(first) && !first.starts_with("al") && !first.starts_with("el") {
            return None;
        }
        let mut terms = run;
        while let Some((last, before)) = terms.split_last() {
            if before.is_empty() || !last.words.iter().all(|word| is_small(word)) {
                let mut words: Vec<&str> = Vec::new();
                for term in terms {
                    for word in &term.words {
                        words.push(word);
                    }
                }
                let entities = names.find(&words, self.goes_on(last));
                if !entities.is_empty() {
                    return Some((terms.len(), entities));
                }
            }
            terms = before;
        }
        None
    }

    /// Plans a name: its words themselves, or a mention of the entity under any name.
    fn named(&mut self, terms: &[Term], entities: Vec<EntityId>) -> Tree {
        let mut typed = String::new();
        for term in terms {
            if !typed.is_empty() {
                typed.push(' ');
            }
            typed.push_str(&term.typed);
        }
        let after = self.plan.leaves.len();
        let mut words = Vec::new();
        for term in terms {
            if terms.len() == 1 || !term.words.iter().all(|word| is_small(word)) {
                words.push(self.as_spelt(term));
            }
        }
        if self.wanted {
            for entity in &entities {
                self.say_read_as(&typed, *entity);
            }
        }
        let named = self.leaf(typed, LeafKind::Entities { entities, after });
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
        for form in self.searcher.names.printed(self.corpus, entity) {
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

    /// Plans a word by itself: as spelt, or where nothing has it, as it may have been meant.
    fn word(&mut self, term: &Term) -> Tree {
        let before = self.plan.leaves.len();
        let tree = self.as_spelt(term);
        if self.finds(before) || !self.wanted {
            self.say_only_originals(before);
            return tree;
        }
        if !self.spellings {
            note(&mut self.plan.notices, Notice::Nowhere(term.typed.clone()));
            return tree;
        }
        self.plan.leaves.truncate(before);
        if term.words.len() > 1 {
            let mut parts = Vec::new();
            for word in &term.words {
                if !is_small(word) {
                    parts.push(self.word(&Term {
                        typed: word.clone(),
                        words: vec![word.clone()],
                        ..Term::default()
                    }));
                }
            }
            return Tree::And(parts);
        }
        self.as_meant(term)
    }

    /// Whether the leaf finds anything.
    fn finds(&self, leaf: usize) -> bool {
        self.plan.leaves.get(leaf).is_some_and(|leaf| match &leaf.kind {
            LeafKind::Words(words) => !words.found.is_empty() || !leaf.originals.is_empty(),
            LeafKind::Phrase { texts, compounds, .. } => !texts.is_empty() || !compounds.found.is_empty(),
            LeafKind::Entities { entities, .. } => !entities.is_empty(),
            LeafKind::Values { .. } | LeafKind::Published(_) => true,
        })
    }

    fn say_only_originals(&mut self, leaf: usize) {
        let Some(leaf) = self.plan.leaves.get(leaf) else { return };
        let own = !matches!(&leaf.kind, LeafKind::Words(words) if words.found.is_empty());
        if leaf.wanted && !own && !leaf.originals.is_empty() {
            note(&mut self.plan.notices, Notice::OnlyOriginals(leaf.typed.clone()));
        }
    }

    fn as_spelt(&mut self, term: &Term) -> Tree {
        let goes_on = self.goes_on(term);
        let (parts, last) = match term.words.as_slice() {
            [] => return Tree::Or(Vec::new()),
            // "al-Shaabi" is found where "Shaabi" stands, and "d'Irak" where "Irak" does.
            [first, last] if self.spellings && is_article(first) => (&[][..], last),
            [parts @ .., last] => (parts, last),
        };
        let last_words = self.expand(last, goes_on);
        if parts.is_empty() {
            let tree = self.leaf_of(term, LeafKind::Words(last_words));
            if let (Some(leaf), true) = (self.plan.leaves.last_mut(), self.spellings) {
                leaf.originals = originals::documents(self.corpus, self.searcher.catalogue, last, goes_on);
            }
            return tree;
        }
        let mut positions = Vec::new();
        for part in parts {
            positions.push(self.expand(part, false));
        }
        positions.push(last_words);
        let compound = term.words.concat();
        let compounds = if self.spellings {
            self.searcher.dictionary.forms(&compound, goes_on)
        } else {
            self.searcher.dictionary.as_typed(&compound, goes_on)
        };
        self.row(term, positions, compounds)
    }

    /// Words one after the other.
    fn row(&mut self, term: &Term, positions: Vec<Expansion>, compounds: Expansion) -> Tree {
        let found = phrases::find(self.searcher, &positions);
        if found.unread {
            note(&mut self.plan.notices, Notice::NotRead(term.typed.clone()));
        }
        let row = LeafKind::Phrase {
            positions: positions.into_iter().map(|position| position.spelt).collect(),
            texts: found.texts,
            compounds,
        };
        self.leaf_of(term, row)
    }

    /// Plans the words and names nearest to a word that nothing has, and notes how it was read.
    fn as_meant(&mut self, term: &Term) -> Tree {
        let word = term.words.first().map(String::as_str).unwrap_or_default();
        let spelt = word.bytes().any(|byte| byte.is_ascii_digit());
        let (mut near, mut entities) = (Expansion::default(), Vec::new());
        if !spelt {
            near = self.searcher.dictionary.transliterated(word);
        }
        let letters = word.chars().count();
        // Where nothing is so near, one slip more: better than an answer of nothing, and the notice says how it was read.
        for more in [0, 1] {
            if !spelt && near.spelt.words.is_empty() && entities.is_empty() && (more == 0 || letters > 2) {
                near = self.searcher.dictionary.misspelt(word, slips_allowed(letters) + more);
                entities = self.searcher.names.misspelt(word, more);
            }
        }
        for word in &near.spelt.words {
            for entity in self.searcher.names.find(&[word], false) {
                add(&mut entities, entity);
            }
        }
        self.say_meant(term, &near.spelt.words, &entities);
        let after = self.plan.leaves.len();
        let words = self.leaf_of(term, LeafKind::Words(near));
        if entities.is_empty() {
            return words;
        }
        let named = self.leaf(term.typed.clone(), LeafKind::Entities { entities, after });
        Tree::Or(vec![words, named])
    }

    fn say_meant(&mut self, term: &Term, near: &[String], entities: &[EntityId]) {
        let mut read_as = near.to_vec();
        if near.is_empty() {
            for &entity in entities {
                if let Some(entity) = self.corpus.entity(entity) {
                    read_as.push(entity.name.clone());
                }
            }
        }
        let typed = term.typed.clone();
        let notice = if read_as.is_empty() {
            Notice::Nowhere(typed)
        } else {
            Notice::Typo { typed, read_as }
        };
        note(&mut self.plan.notices, notice);
    }

    /// Plans words between quotation marks: as they stand, in a row.
    fn quoted(&mut self, term: &Term) -> Tree {
        let mut positions = Vec::new();
        for (place, word) in (1..).zip(&term.words) {
            let goes_on = place == term.words.len() && self.goes_on(term);
            positions.push(self.searcher.dictionary.as_typed(word, goes_on));
        }
        let leaf = self.plan.leaves.len();
        let tree = match positions.pop() {
            // Of a single word it is known where it stands.
            Some(only) if positions.is_empty() => self.leaf_of(term, LeafKind::Words(only)),
            last => {
                positions.extend(last);
                self.row(term, positions, Expansion::default())
            }
        };
        if self.wanted && !self.finds(leaf) {
            note(&mut self.plan.notices, Notice::Nowhere(term.typed.clone()));
        }
        tree
    }

    fn leaf_of(&mut self, term: &Term, kind: LeafKind) -> Tree {
        let tree = self.leaf(term.typed.clone(), kind);
        if let Some(leaf) = self.plan.leaves.last_mut() {
            leaf.starred = term.starred;
        }
        tree
    }

    fn leaf(&mut self, typed: String, kind: LeafKind) -> Tree {
        self.plan.leaves.push(Leaf {
            typed,
            wanted: self.wanted,
            starred: false,
            kind,
            originals: Vec::new(),
        });
        Tree::Leaf(self.plan.leaves.len() - 1)
    }
}

/// What nothing matches.
fn nothing() -> Tree {
    Tree::Or(Vec::new())
}

fn gather(mut trees: Vec<Tree>) -> Option<Tree> {
    if trees.len() > 1 {
        Some(Tree::And(trees))
    } else {
        trees.pop()
    }
}

fn is_small_word(term: &Term) -> bool {
    !term.quoted && !term.starred && term.field.is_none() && matches!(term.words.as_slice(), [word] if is_small(word))
}

/// Whether a word is an article that is written in one with its noun.
fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el") || ELIDED.contains(&word)
}
