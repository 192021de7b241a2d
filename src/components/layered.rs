//! Drawings whose stops stand in layers, nearer the reader at the left: which stand in each, and at which height, so that few lines
//! cross. Nothing here knows of the page.

/// The nodes of each layer, by their places.
pub(crate) fn by_layer(layer_of: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut layers: Vec<Vec<usize>> = Vec::new();
    for (node, layer) in layer_of.enumerate() {
        if layers.len() <= layer {
            layers.resize_with(layer + 1, Vec::new);
        }
        if let Some(nodes) = layers.get_mut(layer) {
            nodes.push(node);
        }
    }
    layers
}

/// Heights, one for each node: every layer is spread over the whole height, in an order in which few lines cross. We sweep over
/// the layers three times, outward, inward and outward again, and put each node beside its neighbours. An edge leads from the farther
/// node to the nearer.
pub(crate) fn heights(layers: &mut [Vec<usize>], edges: &[(usize, usize)], whole: f64) -> Vec<f64> {
    let mut heights = vec![0.0; layers.iter().map(Vec::len).sum()];
    for layer in layers.iter() {
        spread(layer, whole, &mut heights);
    }
    let count = layers.len();
    for inward in [false, true, false] {
        for step in 0..count {
            let index = if inward { count - 1 - step } else { step };
            let Some(layer) = layers.get_mut(index) else { continue };
            crosscheck_model::sort_by_key(layer, |&node| wanted(edges, &heights, node, inward));
            spread(layer, whole, &mut heights);
        }
    }
    heights
}

/// Spreads the nodes of a layer evenly over the whole height.
fn spread(layer: &[usize], whole: f64, heights: &mut [f64]) {
    for (place, &node) in layer.iter().enumerate() {
        if let Some(height) = heights.get_mut(node) {
            *height = (place as f64 + 0.5) * whole / layer.len() as f64;
        }
    }
}

/// The mean height of a node's neighbours, the farther ones on the way inward and else the nearer ones; its own where it has none.
/// In tenths, to sort by.
#[allow(clippy::cast_possible_truncation, reason = "heights of a drawing are small")]
fn wanted(edges: &[(usize, usize)], heights: &[f64], node: usize, inward: bool) -> i64 {
    let neighbours = edges.iter().filter_map(|&(from, to)| match inward {
        true => (to == node).then_some(from),
        false => (from == node).then_some(to),
    });
    let height = |node: usize| heights.get(node).copied().unwrap_or_default();
    let wanted = mean(neighbours.map(height)).unwrap_or_else(|| height(node));
    (wanted * 10.0) as i64
}

/// The mean of some values; none of none.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0u32);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

/// A label of at most so many letters.
pub(crate) fn shortened(label: &str, longest: usize) -> String {
    if label.chars().count() <= longest {
        return label.to_owned();
    }
    let start: String = label.chars().take(longest - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_stand_beside_what_they_feed_and_apart_from_each_other() {
        let mut layers = by_layer([0, 0, 1, 1, 1].into_iter());
        let heights = heights(&mut layers, &[(2, 1), (3, 0), (4, 1)], 90.0);
        assert!(heights[3] < heights[2] && heights[3] < heights[4], "{heights:?}");
        assert!((heights[2] - heights[4]).abs() >= 29.9);
        assert_eq!(super::heights(&mut [], &[], 90.0), [0.0; 0]);
    }

    #[test]
    fn long_labels_are_cut_at_a_character() {
        assert_eq!(shortened("Khedery", 20), "Khedery");
        assert_eq!(shortened("Kata’ib Hezbollah Brigade", 20), "Kata’ib Hezbollah B…");
    }
}
