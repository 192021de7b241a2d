//! Statements of FollowTheMoney, a value of a property a row, into the entities they are of.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::csv;
use crate::ftm::{Entity, cell, hand_over, say};
use crate::row::Row;
use crate::source::Source;

/// Whether a table is one of statements.
pub(crate) fn is(source: &Source) -> bool {
    let header = source.beginning.lines().next().unwrap_or_default();
    ["canonical_id", "entity_id", "prop", "schema", "value"]
        .iter()
        .all(|name| {
            header
                .split([',', ';', '\t'])
                .any(|column| column.trim_matches('"') == *name)
        })
}

/// Hands over the documents, and what is named. Statements of one entity may stand anywhere.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut lost = Vec::new();
    let mut remarks = csv::rows(source, &mut |row| match row.cells {
        Err(why) => lost.push(Row::new(row.line, Err(why))),
        Ok(cells) => {
            let cells: Map<String, Value> = cells.into_iter().collect();
            let id = cell(&cells, "canonical_id");
            let at = *by_id.entry(id.to_owned()).or_insert_with(|| {
                entities.push(Entity::new(id.to_owned(), cell(&cells, "schema").to_owned()));
                entities.len() - 1
            });
            if let Some(entity) = entities.get_mut(at) {
                say(entity, cell(&cells, "prop"), cell(&cells, "value"));
            }
        }
    })?;
    lost.into_iter().for_each(&mut *take);
    remarks.extend(hand_over(entities, take));
    Ok(remarks)
}
