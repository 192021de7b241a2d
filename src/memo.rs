//! Values that are worked out once and kept. Leptos compiles a memo anew for every type it keeps, at about a kilobyte of the page,
//! compressed, so all memos of the page are one to it: they keep a value of any type, with a function that compares two.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude;
use leptos::prelude::{Get, GetUntracked, Signal, Track};

/// Leptos's `Memo`: who reads it hears of it only when its value has changed.
#[derive(Debug)]
pub struct Memo<T> {
    kept: prelude::Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Keeps what a function returns, which is given what it returned before.
    pub(crate) fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            kept: kept(Box::new(move |before| Kept::new(compute(before.and_then(Kept::value))))),
            of: PhantomData,
        }
    }

    /// Reads the value where it is kept, tracked.
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.kept.get().with(read)
    }

    /// The same untracked.
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.kept.get_untracked().with(read)
    }

    /// A copy of the value, tracked.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The same untracked.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Hears of a change without reading the value.
    pub(crate) fn track(self) {
        self.kept.track();
    }
}

/// A value that stays.
impl<T: Clone + PartialEq + Send + Sync + 'static> From<T> for Memo<T> {
    fn from(value: T) -> Self {
        Self::new(move |_| value.clone())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}

/// A value of some type.
#[derive(Clone, Debug)]
struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&Self, &Self) -> bool,
}

impl Kept {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            same: |one, other| one.value::<T>() == other.value(),
        }
    }

    fn value<T: 'static>(&self) -> Option<&T> {
        self.value.downcast_ref()
    }

    #[allow(
        clippy::expect_used,
        reason = "a memo keeps values of its own type, which the compiler cannot see"
    )]
    fn with<T: 'static, R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(self.value().expect("a memo keeps values of its own type"))
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self, other)
    }
}

type Compute = Box<dyn Fn(Option<&Kept>) -> Kept + Send + Sync>;

fn kept(compute: Compute) -> prelude::Memo<Kept> {
    prelude::Memo::new(compute)
}
