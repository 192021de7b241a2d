//! The rules behind computed words and numbers, in English.

use crosscheck_compare::Rule;

/// A rule in one sentence.
pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Authored => "An editor judged it, in the words given.",
        Rule::Says => "The document says so in its own words.",
        Rule::Denies => "The document rejects the answer in its own words, and nowhere gives it in its own words.",
        Rule::Endorses => "Somebody else says so, and the document takes it as true: it confirms, reveals, concludes.",
        Rule::Rebuts => "Somebody else says so, and the document turns against it in the same passage.",
        Rule::Distances => "Somebody else says so, and the document marks reserve: insists, a rumour, quotation marks.",
        Rule::PassesOn => "Somebody else says so, and the document reports it without taking a stand.",
        Rule::PassesOnDenial => "Somebody else rejects the answer, and the document reports the denial.",
        Rule::Questions => "The document asks whether the answer holds, or reports that somebody asks.",
        Rule::Silent => "No claim of this column is on the question, in the whole corpus.",
        Rule::CouldNotKnow => {
            "Every claim on it is of a later day than the last on which these documents were published."
        }
        Rule::Claims => "Each statement in one paragraph that takes the answer or passes it on counts once.",
        Rule::Documents => "The documents in which these claims stand.",
        Rule::Newsrooms => {
            "Where the reporting was done: an open copy counts as what it copies, unknown newsrooms as one."
        }
        Rule::Origins => {
            "Speakers, reports and outlets’ own voices at which the chains begin; unnamed voices count as one."
        }
        Rule::Lines => {
            "Two sources are separate only if no speaker, report or newsroom passed on both; this is the largest number that can be counted that way. Unnamed speakers count as one, and so do unknown newsrooms. “If it counts” adds what rests on a comparison alone: that an uncredited rewrite stands for the original it was traced to."
        }
        Rule::Bottleneck => {
            "The smallest set of speakers, reports and newsrooms that all ways pass; of several the one nearest the reader."
        }
        Rule::Disagreement => {
            "The sum, over pairs of answers that exclude each other, of the smaller number of separate sources."
        }
        Rule::Stake => "The voice is a party to the question. Its claims count as any others.",
        Rule::NotHeard => "A party to the question that speaks in none of the claims in view.",
        Rule::Unanswered => "Nobody in view affirms an answer or passes one on.",
        Rule::Changed => {
            "An editor says that a later claim gives another answer than an earlier one, and no two claims contradict each other: answers that exclude each other are about different years."
        }
        Rule::NearAgreement => {
            "One answer is said once, and every document in view, at least three, gives one that excludes it."
        }
        Rule::Split => {
            "Claims contradict each other: an editor judged so, or their answers exclude each other at one place and time, or one is affirmed and denied."
        }
        Rule::Apart => {
            "Answers that exclude each other are given, but by claims of different places or times, or as an editor reconciled them."
        }
        Rule::SingleSource => "Nothing excludes anything, and every claim comes from one newsroom.",
        Rule::OneSided => "Nobody denies anything, and an answer nobody takes excludes one that is given.",
        Rule::NotExclusive => "Several answers are given, and no two claims contradict each other.",
        Rule::Agreement => "One answer is given, and nothing that would exclude it.",
        Rule::Repeats => "The same answer from the same origin, in another document.",
        Rule::Hardens => "The same answer from the same origin in another document, and more certain there.",
        Rule::Softens => "The same answer from the same origin in another document, and less certain there.",
        Rule::Corroborates => {
            "The same answer from two newsrooms, about places and times that overlap, and no speaker, report or newsroom stands in the way of both."
        }
        Rule::ChangesPosition => "One voice takes answers that exclude each other.",
        Rule::Contradicts => {
            "The answers exclude each other, or one is affirmed and denied; places and times overlap; no editor has judged the pair."
        }
        Rule::QualifiesPlace => "The answers exclude each other, but neither claim’s places contain the other’s.",
        Rule::UpdatesTime => "The answers exclude each other, but the claims are of times that do not meet.",
        Rule::Thins => {
            "The document was taken from the other and gives the same answer there without the speaker the other names."
        }
        Rule::HeadlineFirmer => "A headline is more certain of an answer than any claim of the text below it.",
        Rule::LostLine => "The answer has separate sources, and none once this is left out.",
        Rule::Dropped => "In the source and not in the document.",
        Rule::Added => "In the document and not in the source.",
        Rule::Altered => "In both, and different.",
        Rule::Names => {
            "Each name as printed in headlines, captions and body; one name counts all that are taken for the same one."
        }
        Rule::Numbers => "Lowest, best and highest figure as the claim gives them, by unit.",
        Rule::DatesConflict => "By the text’s own dates the words are older than what they are about.",
        Rule::Contradict => "A claim of one column contradicts a claim of another, or one denies what another gives.",
        Rule::Differs => {
            "The columns that speak on it have no answer in common, and nothing says that their answers cannot both hold."
        }
        Rule::Overlap => "The columns that speak on it have an answer in common, and at least one gives another too.",
        Rule::OnlyOne => "One of the columns speaks on it, the others do not.",
        Rule::Same => "The columns that speak on it give the same answers, and none denies what another gives.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_sentence_of_its_own() {
        for (index, &one) in Rule::ALL.iter().enumerate() {
            assert!(rule(one).ends_with('.'), "{one:?}");
            assert!(Rule::ALL.iter().skip(index + 1).all(|&other| rule(one) != rule(other)));
        }
    }
}
