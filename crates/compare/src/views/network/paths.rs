//! Ways through a graph: who stands nearest, the shortest chain between two, and without whom others fall away.

use std::cmp::Reverse;

use crosscheck_model::{ClaimId, sort_by_key};

use super::stops::{MOST_TIED, Stop, Whole, stop_of};
use crate::reading::Reading;
use crate::records::add_once;
use crate::trace::breadcrumb;

/// Names that nothing but one other joins to the rest: without it they fall away.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cut {
    /// Without whom.
    pub stop: Stop,
    /// Its name.
    pub label: String,
    /// Who falls away, in order.
    pub fall: Vec<String>,
}

/// Who is drawn: whoever is tied to the one in the middle, the strongest first; else those that weigh most.
pub(super) fn choose(whole: &Whole, around: Option<usize>, most: usize) -> Vec<usize> {
    let mut weighed: Vec<(usize, usize)> = Vec::new();
    match around {
        None => weighed.extend(whole.names.iter().enumerate().map(|(place, name)| (name.weight, place))),
        Some(middle) => {
            weighed.push((usize::MAX, middle));
            for tie in &whole.ties {
                let other = if tie.from == middle { tie.to } else { tie.from };
                if (tie.from == middle || tie.to == middle) && !weighed.iter().any(|&(_, known)| known == other) {
                    weighed.push((tie.weight, other));
                }
            }
        }
    }
    sort_by_key(&mut weighed, |&(weight, place)| (Reverse(weight), place));
    weighed.into_iter().take(most).map(|(_, place)| place).collect()
}

/// The shortest chain between two, both included; of several the first by weight of names. Empty where there is none.
pub(super) fn shortest(whole: &Whole, from: usize, to: usize) -> Vec<usize> {
    let neighbours = whole.neighbours();
    let mut before = vec![usize::MAX; whole.names.len()];
    let mut queue = std::collections::VecDeque::from([from]);
    if let Some(start) = before.get_mut(from) {
        *start = from;
    }
    while let Some(at) = queue.pop_front() {
        for &next in neighbours.get(at).into_iter().flatten() {
            if let Some(unseen) = before.get_mut(next).filter(|before| **before == usize::MAX) {
                *unseen = at;
                queue.push_back(next);
            }
        }
    }
    if before.get(to).is_none_or(|&before| before == usize::MAX) {
        return Vec::new();
    }
    let mut chain = vec![to];
    while let Some(&at) = chain.last().filter(|&&at| at != from) {
        chain.push(before.get(at).copied().unwrap_or(from));
    }
    chain.reverse();
    chain
}

/// A dot and its name.
type Called = (Stop, String);

/// Speakers that are heard through one other alone: without it nothing of them reaches the reader.
pub(super) fn silenced(reading: &Reading, claims: &[ClaimId]) -> Vec<Cut> {
    let corpus = reading.corpus();
    let mut ways: Vec<(Stop, String, Vec<Called>)> = Vec::new();
    for &id in claims.iter().filter(|&&id| reading.counts(id)) {
        let steps = breadcrumb(corpus, id);
        let stops = steps
            .into_iter()
            .filter_map(|step| Some((stop_of(step.node)?, step.label)));
        let mut stops: Vec<Called> = stops.collect();
        let Some((speaker, name)) = stops.pop() else { continue };
        stops.retain(|(stop, _)| *stop != speaker);
        match ways.iter_mut().find(|way| way.0 == speaker) {
            Some((_, _, through)) => through.retain(|one| stops.iter().any(|other| other.0 == one.0)),
            None => ways.push((speaker, name, stops)),
        }
    }
    let mut cuts: Vec<Cut> = Vec::new();
    for (_, name, through) in ways {
        for (stop, label) in through {
            match cuts.iter_mut().find(|cut| cut.stop == stop) {
                Some(cut) => add_once(&mut cut.fall, name.clone()),
                None => cuts.push(Cut {
                    stop,
                    label,
                    fall: vec![name.clone()],
                }),
            }
        }
    }
    sort_by_key(&mut cuts, |cut| (Reverse(cut.fall.len()), cut.stop));
    cuts
}

/// Names that hang on one other: without it no tie leads from them to the larger rest. Of large graphs that would take long, so
/// only those of up to 400 names are asked.
pub(super) fn cuts(whole: &Whole) -> Vec<Cut> {
    let count = whole.names.len();
    let neighbours = whole.neighbours();
    let mut cuts = Vec::new();
    if count > MOST_TIED {
        return cuts;
    }
    let before = parts(&neighbours, usize::MAX);
    for (place, name) in whole.names.iter().enumerate() {
        if neighbours.get(place).is_none_or(|list| list.len() < 2) {
            continue;
        }
        let home = before.get(place);
        let after = parts(&neighbours, place);
        let inside: Vec<usize> = (0..count).filter(|&at| at != place && before.get(at) == home).collect();
        let sizes = crosscheck_model::how_often(inside.iter().filter_map(|&at| after.get(at).copied()));
        let Some(&(largest, _)) = sizes.iter().max_by_key(|&&(part, size)| (size, Reverse(part))) else {
            continue;
        };
        let fall = inside.into_iter().filter(|&at| after.get(at) != Some(&largest));
        let fall: Vec<String> = fall
            .filter_map(|at| whole.names.get(at))
            .map(|name| name.label.clone())
            .collect();
        if !fall.is_empty() {
            cuts.push(Cut {
                stop: name.stop,
                label: name.label.clone(),
                fall,
            });
        }
    }
    sort_by_key(&mut cuts, |cut| (Reverse(cut.fall.len()), cut.stop));
    cuts
}

/// Per name: the first name of the part of the graph it is in, when one name is gone.
fn parts(neighbours: &[Vec<usize>], gone: usize) -> Vec<usize> {
    let mut part = vec![usize::MAX; neighbours.len()];
    for start in 0..neighbours.len() {
        let mut stack = vec![start];
        while let Some(at) = stack.pop() {
            let Some(unseen) = part.get_mut(at).filter(|part| at != gone && **part == usize::MAX) else {
                continue;
            };
            *unseen = start;
            stack.extend(neighbours.get(at).into_iter().flatten());
        }
    }
    part
}
