//! The page starts wherever it is put, and says so when it cannot.

use crate::Stage;

crate::tests![opens];

fn opens(stage: &Stage) {
    let page = stage.open("");
    assert_eq!(page.error_screen(), None);
    assert!(!page.heading().is_empty());
    page.sound();
}
