//! The concordance (placeholder until its branch is merged).

use crosscheck_model::QuestionId;

pub(super) fn question_id(question: QuestionId, open: bool) -> String {
    format!("{}-{}", if open { "q" } else { "qf" }, question.0)
}
