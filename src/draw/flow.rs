//! 流程图: steps from above to below, branches side by side in the order in which their author wrote them.
//!
//! `dagre` finds the places; here are the boxes, and lines that go down and across only.

use std::collections::{BTreeMap, BTreeSet};

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, Ranker, layout};

use super::Drawn;
use super::svg::{Anchor, Element, Ink, line, rect, tip, words};
use super::wrap::lines;
use crate::view::{Flow, FlowStep};

/// The width of a box and the space within it, in pixels.
const WIDTH: i32 = 176;
const PADDING: i32 = 10;
/// Between boxes side by side, and between one and the next.
const BESIDE: i32 = 24;
const BETWEEN: i32 = 40;
/// The sizes of words and from line to line.
const SIZE: i32 = 14;
const LEADING: i32 = 20;
const ASIDE: i32 = 12;
const ASIDE_LEADING: i32 = 17;
/// Between lines across that must not be taken for one.
const APART: i32 = 7;

/// A box with its words in lines, and its middle.
struct Boxed {
    title: Vec<String>,
    aside: Vec<String>,
    height: i32,
    at: (i32, i32),
}

impl Boxed {
    fn new(step: &FlowStep) -> Self {
        let room = WIDTH - 2 * PADDING;
        let title = lines(&step.title, room, SIZE);
        let aside: Vec<_> = step.aside.iter().flat_map(|text| lines(text, room, ASIDE)).collect();
        let high = |lines: &Vec<String>, leading: i32| leading * i32::try_from(lines.len()).unwrap_or(0);
        let height = high(&title, LEADING) + high(&aside, ASIDE_LEADING) + 2 * PADDING;
        Self { title, aside, height, at: (0, 0) }
    }

    fn top(&self) -> i32 {
        self.at.1 - self.height / 2
    }

    fn bottom(&self) -> i32 {
        self.top() + self.height
    }

    fn elements(&self) -> Vec<Element> {
        let (x, top) = (self.at.0, self.top());
        let mut elements = vec![rect(Ink::Box, (x - WIDTH / 2, top), (WIDTH, self.height), 4)];
        let mut y = top + PADDING;
        for text in &self.title {
            y += LEADING;
            elements.push(words(Ink::Name, (x, y - 5), SIZE, Anchor::Middle, text));
        }
        for text in &self.aside {
            y += ASIDE_LEADING;
            elements.push(words(Ink::Aside, (x, y - 4), ASIDE, Anchor::Middle, text));
        }
        elements
    }
}

/// A line from one box to another: where it goes down, and between those places where it goes across.
struct Way {
    from: usize,
    to: usize,
    lanes: Vec<i32>,
    turns: Vec<i32>,
}

impl Way {
    /// The line of it, of which some turns are moved so that no two lines across are taken for one.
    fn elements(&self, boxes: &[Boxed], moved: &BTreeMap<(i32, usize), i32>) -> [Element; 2] {
        let end = (boxes[self.to].at.0, boxes[self.to].top());
        let mut points = vec![(boxes[self.from].at.0, boxes[self.from].bottom())];
        for (lanes, turn) in self.lanes.windows(2).zip(&self.turns) {
            let y = moved.get(&(*turn, self.from)).copied().unwrap_or(*turn);
            if lanes[0] != lanes[1] {
                points.extend([(lanes[0], y), (lanes[1], y)]);
            }
        }
        points.push((end.0, end.1 - 6));
        [line(Ink::Way, &points), tip(end, (0, 1))]
    }
}

/// The drawing of a flow.
pub(super) fn drawn(flow: &Flow) -> Drawn {
    let mut boxes: Vec<_> = flow.steps.iter().map(Boxed::new).collect();
    let (mut ways, width, height) = placed(flow, &mut boxes);
    if is_turned(flow, &boxes) {
        let xs = boxes.iter_mut().map(|one| &mut one.at.0);
        for x in xs.chain(ways.iter_mut().flat_map(|way| &mut way.lanes)) {
            *x = width - *x;
        }
    }
    let moved = apart(&ways);
    let lines = ways.iter().flat_map(|way| way.elements(&boxes, &moved));
    let elements = lines.chain(boxes.iter().flat_map(Boxed::elements)).collect();
    ((width, height), elements)
}

/// Gives each box its place; the ways, and how wide and high all is.
fn placed(flow: &Flow, boxes: &mut [Boxed]) -> (Vec<Way>, i32, i32) {
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: false, compound: true });
    let name = |at: usize| at.to_string();
    for (at, one) in boxes.iter().enumerate() {
        let (width, height) = (f64::from(WIDTH), f64::from(one.height));
        graph.set_node(name(at), Some(NodeLabel { width, height, ..NodeLabel::default() }));
    }
    // The layout puts a step as late as it can; with all turned round it puts it as early, below what it follows.
    for &(from, to) in &flow.ways {
        graph.set_edge(name(to), name(from), Some(EdgeLabel::default()), None);
    }
    let options = LayoutOptions {
        rankdir: RankDir::BT,
        ranker: Ranker::LongestPath,
        nodesep: f64::from(BESIDE),
        edgesep: f64::from(BESIDE),
        ranksep: f64::from(BETWEEN),
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    for (at, one) in boxes.iter_mut().enumerate() {
        let found = graph.node(&name(at)).and_then(|node| node.x.zip(node.y));
        one.at = found.map_or((0, 0), |(x, y)| (whole(x), whole(y)));
    }
    let way = |&(from, to): &(usize, usize)| {
        let points = graph.edge(&name(to), &name(from), None).map(|edge| edge.points.as_slice()).unwrap_or_default();
        // From the second on every other point lies between two ranks, and the ones between those in a rank.
        let inner: Vec<_> = points.iter().rev().skip(1).take(points.len().saturating_sub(2)).collect();
        let turns = inner.iter().step_by(2).map(|point| whole(point.y)).collect();
        let lanes = inner.iter().skip(1).step_by(2).map(|point| whole(point.x));
        let lanes = [boxes[from].at.0].into_iter().chain(lanes).chain([boxes[to].at.0]).collect();
        Way { from, to, lanes, turns }
    };
    let ways: Vec<Way> = flow.ways.iter().map(way).collect();
    let right = boxes.iter().map(|one| one.at.0 + WIDTH / 2).chain(ways.iter().flat_map(|way| way.lanes.clone()));
    let width = right.max().unwrap_or(0);
    let height = boxes.iter().map(Boxed::bottom).max().unwrap_or(0);
    (ways, width, height)
}

/// A place that the layout found, in pixels. Whole ones: the picture is the same, and so are its bytes.
#[allow(clippy::cast_possible_truncation, reason = "a place in a drawing is far smaller than what is cut off")]
fn whole(place: f64) -> i32 {
    place.round() as i32
}

/// Whether branches mostly stand the other way round than they were written.
fn is_turned(flow: &Flow, boxes: &[Boxed]) -> bool {
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    flow.ways.iter().for_each(|&(from, to)| followers.entry(from).or_default().push(to));
    let pairs =
        followers.values().flat_map(|all| all.iter().flat_map(|first| all.iter().map(move |second| (first, second))));
    let branches = pairs.filter(|(first, second)| first < second);
    let turned = branches.map(|(&first, &second)| (boxes[first].at.0 - boxes[second].at.0).signum());
    turned.sum::<i32>() > 0
}

/// Where lines across lie that would be taken for one: by where they were to be, and the box they come from. Boxes
/// that all lead to the same others share a line, as that says the same.
fn apart(ways: &[Way]) -> BTreeMap<(i32, usize), i32> {
    let mut across: BTreeMap<i32, BTreeMap<usize, BTreeSet<i32>>> = BTreeMap::new();
    for way in ways {
        for (lanes, turn) in way.lanes.windows(2).zip(&way.turns) {
            across.entry(*turn).or_default().entry(way.from).or_default().insert(lanes[1]);
        }
    }
    let mut moved = BTreeMap::new();
    for (turn, from) in across {
        let groups: BTreeSet<&BTreeSet<i32>> = from.values().collect();
        let middle = APART * (i32::try_from(groups.len()).unwrap_or(1) - 1) / 2;
        // Never out of the space between the boxes, however many there are.
        let limit = BETWEEN / 2 - 10;
        for (source, ends) in &from {
            let at = groups.iter().position(|group| *group == ends).unwrap_or(0);
            let off = APART * i32::try_from(at).unwrap_or(0) - middle;
            moved.insert((turn, *source), turn + off.clamp(-limit, limit));
        }
    }
    moved
}
