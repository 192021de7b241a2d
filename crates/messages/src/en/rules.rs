//! The rules behind computed words and numbers, in English.

use crosscheck_compare::Rule;

/// A rule in one sentence.
pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Authored => "An editor judged it, in the words given.",
        Rule::Affirms => "At least one voice here holds the answer outright.",
        Rule::Qualifies => {
            "Everyone here who holds the answer holds it as probable or possible, or limits another claim."
        }
        Rule::Denies => "A voice here rejects the answer, and none holds it.",
        Rule::Questions => "A voice here asks whether the answer holds, and none holds or rejects it.",
        Rule::PassesOn => "The answer is only mentioned here: nobody holds, rejects or questions it.",
        Rule::Silent => "No claim of this column is on the question, in the whole corpus.",
        Rule::CouldNotKnow => {
            "Every claim on it is of a later day than the last on which these documents were published."
        }
        Rule::Claims => "Each statement in one paragraph that takes the answer or passes it on counts once.",
        Rule::Documents => "The documents in which these claims stand.",
        Rule::Newsrooms => {
            "Where the reporting was done: an open copy counts as what it copies, unknown newsrooms as one; traced puts the original in the place of an uncredited rewrite."
        }
        Rule::Origins => {
            "Speakers, reports and outlets’ own voices at which the chains begin; unnamed voices count as one."
        }
        Rule::Lines => {
            "The largest number of stated chains no two of which share a node: the lower figure with unnamed voices and unknown newsrooms merged, the upper one with uncredited rewrites replaced by the originals they were traced to."
        }
        Rule::Bottleneck => "The smallest set of nodes that all chains pass; of several the one nearest the reader.",
        Rule::Disagreement => {
            "The sum, over pairs of answers that exclude each other, of the smaller number of held lines."
        }
        Rule::Stake => "The voice is a party to the question. Its claims count as any others.",
        Rule::NotHeard => "A party to the question that speaks in none of the claims in view.",
        Rule::Unanswered => "Nobody in view affirms an answer or passes one on.",
        Rule::Changed => {
            "An editor says that a claim updates one it excludes, and none that two contradict each other; answers that exclude each other are never of one year."
        }
        Rule::NearAgreement => {
            "One answer is said once, and every document in view, at least three, gives one that excludes it."
        }
        Rule::Split => "Given answers exclude each other, or one that is affirmed is also denied.",
        Rule::SingleSource => "Nothing excludes anything, and every claim comes from one newsroom.",
        Rule::OneSided => "Nobody denies anything, and an answer nobody takes excludes one that is given.",
        Rule::NotExclusive => "Several answers are given, and none excludes another.",
        Rule::Agreement => "One answer is given, and nothing that would exclude it.",
        Rule::Repeats => "The same answer from the same origin, in another document.",
        Rule::Hardens => "The same answer from the same origin in another document, and more certain there.",
        Rule::Softens => "The same answer from the same origin in another document, and less certain there.",
        Rule::Corroborates => "The same answer from two newsrooms, along chains that share no node.",
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
        Rule::LostLine => "The answer has independent lines, and none once this is left out.",
        Rule::Dropped => "In the source and not in the document.",
        Rule::Added => "In the document and not in the source.",
        Rule::Altered => "In both, and different.",
        Rule::Names => {
            "Each name as printed in headlines, captions and body; one name counts all that are taken for the same one."
        }
        Rule::Numbers => "Lowest, best and highest figure as the claim gives them, by unit.",
        Rule::DatesConflict => "By the text’s own dates the words are older than what they are about.",
        Rule::Differs => "The columns that speak on it do not give the same answers with the same marks.",
        Rule::OnlyOne => "One of the columns speaks on it, the others do not.",
        Rule::Same => "The columns that speak on it give the same answers with the same marks.",
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
