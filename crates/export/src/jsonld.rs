//! A comparison as linked data: schema.org's Question, Answer and Claim, PROV for who got it from whom, Web Annotation for
//! where it stands. No ClaimReview and no rating: the comparison passes no verdict.
//!
//! The context stands in the file, so that it is read without fetching anything. What schema.org has no word for (stance,
//! certainty, separate sources) has a term of our own under `urn:crosscheck:`.

use std::collections::BTreeSet;

use crosscheck_compare::{Figures, Node, speaker};
use crosscheck_model::{ClaimId, Corpus, Document, OutletId, Prov, RelationKind, Relay, VoiceId, VoiceKind, Word};

use crate::Order;
use crate::annotations::{licence, source_address};
use crate::chosen::Chosen;
use crate::comparison::{Asked, altered, asked, claim_id, link, preset, summary, title};
use crate::json::{self, Json, record};
use crate::words::{permalink, permalink_of_document, permalink_of_entity, permalink_of_question, statement};

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let mut graph = Graph {
        order,
        nodes: Vec::new(),
        documents: BTreeSet::new(),
        outlets: BTreeSet::new(),
        voices: BTreeSet::new(),
    };
    let all = asked(order, chosen);
    let parts: Vec<Json> = all.iter().map(|asked| reference(graph.question_id(asked))).collect();
    let mut whole = record! {
        "@id": link(order),
        "@type": "Dataset",
        "name": title(order),
        "description": corpus.meta.summary.as_str(),
    };
    let said: Vec<String> = altered(order).into_iter().chain(preset(order, chosen)).collect();
    whole.say("abstract", said.join(" "));
    whole.say("license", licence(corpus).or(corpus.meta.licence.as_deref()));
    whole.say("creditText", corpus.meta.credit.as_deref());
    whole.say("correction", corpus.meta.report.as_deref());
    whole.say("hasPart", parts);
    graph.nodes.push(whole);
    for asked in &all {
        graph.question(asked);
    }
    graph.rest();
    json::lines(&record! { "@context": context(), "@graph": graph.nodes })
}

fn context() -> Json {
    let link = || record! { "@type": "@id" };
    let of = |id: &str| record! { "@id": id, "@type": "@id" };
    record! {
        "@vocab": "http://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "xc": "urn:crosscheck:",
        "author": link(),
        "appearance": link(),
        "hasPart": link(),
        "publisher": link(),
        "url": link(),
        "wasAttributedTo": of("prov:wasAttributedTo"),
        "wasQuotedFrom": of("prov:wasQuotedFrom"),
        "wasDerivedFrom": of("prov:wasDerivedFrom"),
        "wasRevisionOf": of("prov:wasRevisionOf"),
        "hadPrimarySource": of("prov:hadPrimarySource"),
        "hasTarget": of("oa:hasTarget"),
        "hasBody": of("oa:hasBody"),
        "hasSource": of("oa:hasSource"),
        "hasSelector": of("oa:hasSelector"),
        "motivatedBy": of("oa:motivatedBy"),
        "position": of("xc:position"),
        "excludes": of("xc:excludes"),
        "supports": of("xc:supports"),
        "contradicts": of("xc:contradicts"),
        "qualifies": of("xc:qualifies"),
        "undercuts": of("xc:undercuts"),
        "updates": of("xc:updates"),
        "elaborates": of("xc:elaborates"),
    }
}

fn reference(id: String) -> Json {
    record! { "@id": id }
}

struct Graph<'o, 'a> {
    order: &'o Order<'a>,
    nodes: Vec<Json>,
    documents: BTreeSet<crosscheck_model::DocumentId>,
    outlets: BTreeSet<OutletId>,
    voices: BTreeSet<VoiceId>,
}

impl Graph<'_, '_> {
    fn corpus(&self) -> &Corpus {
        self.order.corpus
    }

    fn question_id(&self, asked: &Asked<'_>) -> String {
        permalink_of_question(self.order.site, &asked.question.id)
    }

    fn answer_id(&self, asked: &Asked<'_>, position: &str) -> String {
        ["urn:crosscheck:answer:", &asked.question.id, "/", position].concat()
    }

    fn question(&mut self, asked: &Asked<'_>) {
        let mut answers = Vec::new();
        for position in &asked.sheet.positions {
            let Some(answer) = asked.position(position.position) else {
                continue;
            };
            let excluded = answer
                .excludes
                .iter()
                .filter_map(|other| asked.position(other.position));
            let excluded: Vec<String> = excluded.map(|other| self.answer_id(asked, &other.id)).collect();
            let mut node = record! {
                "@id": self.answer_id(asked, &answer.id),
                "@type": "Answer",
                "text": &answer.text,
            };
            node.say("excludes", excluded);
            figures(&position.figures, &mut node);
            answers.push(node);
        }
        let mut node = record! {
            "@id": self.question_id(asked),
            "@type": "Question",
            "name": &asked.question.text,
            "abstract": summary(self.order.corpus, asked),
            "xc:kind": asked.question.kind.word(),
            "suggestedAnswer": answers,
        };
        figures(&asked.sheet.figures, &mut node);
        self.nodes.push(node);
        for position in &asked.sheet.positions {
            for &claim in &position.claims {
                self.claim(asked, claim);
            }
        }
    }

    fn claim(&mut self, asked: &Asked<'_>, id: ClaimId) {
        let (order, corpus) = (self.order, self.order.corpus);
        let Some(claim) = corpus.claim(id) else { return };
        let Some(document) = corpus.document(claim.document) else {
            return;
        };
        self.documents.insert(claim.document);
        let author = match speaker(corpus, id).node {
            Some(Node::Voice(voice)) => Some(self.voice(voice)),
            Some(Node::Outlet(outlet)) => Some(self.outlet(outlet)),
            Some(Node::Document(document)) => Some(self.document(document)),
            _ => None,
        };
        let position = asked.position(claim.position).map_or("", |position| &position.id);
        let urn = ["urn:crosscheck:claim:", &claim.id].concat();
        let mut node = record! {
            "@id": &urn,
            "@type": vec!["Claim", "prov:Entity"],
            "text": statement(corpus, id),
            "position": self.answer_id(asked, position),
        };
        node.say("author", author.clone());
        node.say("wasAttributedTo", author);
        node.set("appearance", permalink_of_document(order.site, document));
        node.say(
            "datePublished",
            document.published.as_ref().map(|dated| dated.value.to_string()),
        );
        let about = claim.about.iter().filter_map(|&entity| {
            let name = &corpus.entity(entity)?.name;
            Some(record! { "@id": permalink_of_entity(corpus, order.site, entity), "@type": "Thing", "name": name })
        });
        node.say("about", about.collect::<Vec<_>>());
        let mut through = Vec::new();
        for &relay in &claim.via {
            through.push(match relay {
                Relay::Outlet(outlet) => self.outlet(outlet),
                Relay::Voice(voice) => self.voice(voice),
                Relay::Document(document) => self.document(document),
            });
        }
        node.say("wasQuotedFrom", through);
        node.set("xc:stance", claim.stance.word());
        node.set("xc:certainty", claim.certainty.word());
        node.set("xc:mode", claim.mode.word());
        node.set("url", permalink(corpus, order.site, claim.source()));
        for &kind in RelationKind::ALL {
            let to = corpus
                .relations
                .iter()
                .filter(|relation| relation.from == id && relation.kind == kind);
            let to = to.map(|relation| ["urn:crosscheck:claim:", claim_id(corpus, relation.to)].concat());
            node.say(kind.word(), to.collect::<Vec<_>>());
        }
        self.nodes.push(node);
        self.nodes.push(record! {
            "@id": [&urn, ":annotation"].concat(),
            "@type": "oa:Annotation",
            "motivatedBy": "oa:describing",
            "hasBody": urn,
            "hasTarget": record! {
                "@type": "oa:SpecificResource",
                "hasSource": source_address(order, document),
                "hasSelector": record! {
                    "@type": "oa:FragmentSelector",
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": ["paragraph=", &claim.paragraph.to_string()].concat(),
                },
            },
        });
    }

    fn document(&mut self, id: crosscheck_model::DocumentId) -> String {
        self.documents.insert(id);
        let document = self.corpus().document(id);
        document.map_or_else(String::new, |document| permalink_of_document(self.order.site, document))
    }

    fn outlet(&mut self, id: OutletId) -> String {
        self.outlets.insert(id);
        [
            "urn:crosscheck:outlet:",
            self.corpus().outlet(id).map_or("", |outlet| &outlet.id),
        ]
        .concat()
    }

    fn voice(&mut self, id: VoiceId) -> String {
        self.voices.insert(id);
        [
            "urn:crosscheck:voice:",
            self.corpus().voice(id).map_or("", |voice| &voice.id),
        ]
        .concat()
    }

    /// Whatever was pointed at: documents with what they come from, then outlets and voices.
    fn rest(&mut self) {
        let corpus = self.order.corpus;
        // A source may itself be in the corpus and have a source; each step can only add documents that exist.
        let mut done: BTreeSet<crosscheck_model::DocumentId> = BTreeSet::new();
        while let Some(next) = self.documents.iter().copied().find(|id| !done.contains(id)) {
            done.insert(next);
            if let Some(document) = corpus.document(next) {
                let node = self.article(document);
                self.nodes.push(node);
            }
        }
        for &id in self.outlets.iter() {
            if let Some(outlet) = corpus.outlet(id) {
                self.nodes.push(record! {
                    "@id": ["urn:crosscheck:outlet:", &outlet.id].concat(),
                    "@type": vec!["Organization", "prov:Agent"],
                    "name": &outlet.name,
                });
            }
        }
        for &id in self.voices.iter() {
            if let Some(voice) = corpus.voice(id) {
                let kind = if voice.kind == VoiceKind::Person {
                    "Person"
                } else {
                    "Organization"
                };
                self.nodes.push(record! {
                    "@id": ["urn:crosscheck:voice:", &voice.id].concat(),
                    "@type": vec![kind, "prov:Agent"],
                    "name": &voice.name,
                    "xc:naming": voice.naming.word(),
                });
            }
        }
    }

    fn article(&mut self, document: &Document) -> Json {
        let mut node = record! {
            "@id": permalink_of_document(self.order.site, document),
            "@type": vec!["Article", "prov:Entity"],
            "publisher": self.outlet(document.outlet),
        };
        node.say("headline", document.title.as_deref());
        node.say("url", document.address.as_deref());
        node.say("inLanguage", &document.language);
        node.say(
            "datePublished",
            document.published.as_ref().map(|dated| dated.value.to_string()),
        );
        node.say(
            "dateModified",
            document.modified.as_ref().map(|dated| dated.value.to_string()),
        );
        // One key a term, since a record has each key once.
        for prov in Prov::ALL {
            let mut sources = Vec::new();
            for lineage in document.lineage.iter().filter(|lineage| lineage.prov == *prov) {
                sources.push(match lineage.from {
                    Relay::Outlet(outlet) => self.outlet(outlet),
                    Relay::Voice(voice) => self.voice(voice),
                    Relay::Document(document) => self.document(document),
                });
            }
            node.say(prov.word(), sources);
        }
        node
    }
}

fn figures(figures: &Figures, node: &mut Json) {
    if figures.claims > 0 {
        node.set("xc:claims", figures.claims);
        node.set("xc:documents", figures.documents);
        node.set("xc:linesHeld", figures.lines_held);
        node.set("xc:linesTraced", figures.lines_traced);
    }
}
