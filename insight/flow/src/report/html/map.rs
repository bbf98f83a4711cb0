//! The flow as a picture: activities along a line in the order in which they usually come, what follows what as curves whose
//! breadth is how often, and waiting as pools.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table, figure, part};
use super::words::{count, lasting, lines, percent};
use crate::figure::follows::Edge;
use crate::report::Figures;
use crate::{Log, Word};

/// How many activities and edges the picture has room for; the table has them all.
const NODES: usize = 7;
const EDGES: usize = 12;
/// Rarer than this share of the most frequent edge, and without a pool, an edge is left to the table.
const RARE: f64 = 0.03;
/// A pool is drawn where at least this share of all waiting lies.
const POOL: f64 = 0.02;

/// What is drawn.
pub(super) struct Map {
    /// The activities along the line.
    pub(super) names: Vec<String>,
    events: Vec<u64>,
    /// From, to, how often, share of all waiting.
    edges: Vec<(usize, usize, u64, f64)>,
}

pub(super) fn of(log: &Log, figures: &Figures) -> String {
    let follows = &figures.follows;
    let Some(widest) = follows.edges.first() else { return String::new() };
    let map = Map::of(log, figures);
    let says = format!(
        "Vanligast är att ”{}” följs av ”{}”: {} gånger.",
        log.word(widest.from),
        log.word(widest.to),
        count(widest.freq)
    );
    let hidden = figures.cases.activities.len().saturating_sub(map.names.len());
    let rest = match hidden {
        0 => String::new(),
        n => format!(" {} ovanligare aktiviteter står bara i tabellen.", count(n as u64)),
    };
    let tells = format!(
        "Aktiviteterna i den ordning de oftast kommer: {}. Alla tal står i tabellen under bilden.",
        map.names.join(", ")
    );
    let caption = format!(
        "Bredden är hur ofta det ena följer direkt på det andra. Grönt går framåt, blått tillbaka. En bärnstensfärgad damm är väntan: procenttalet är dammens andel av all väntan i loggen.{rest}"
    );
    let picture = figure("karta", "Så går ärendena", &tells, &caption, |width| map.draw(width));
    let how = format!(
        "n = {} par av händelser som följer direkt på varandra i samma ärende, ordnade efter tid och vid samma tid efter filens ordning. Tiden mellan dem räknas som väntan, även när någon arbetar.",
        count(follows.pairs)
    );
    part("flode", "Så går ärendena", &says, &how, &(picture + &table(log, &follows.edges).folded("floden")))
}

fn table(log: &Log, edges: &[Edge]) -> Table {
    let row = |edge: &Edge| {
        let time = |seconds: f64| Cell::Number(lasting(seconds), seconds);
        let share = edge.share_of_waiting.map_or(Cell::None, |share| Cell::Number(percent(share), share));
        vec![
            Cell::Words(log.word(edge.from).to_owned()),
            Cell::Words(log.word(edge.to).to_owned()),
            Cell::Count(edge.freq),
            time(edge.median_s),
            time(edge.p90_s),
            share,
        ]
    };
    Table {
        caption: "vad som följer direkt på vad, vanligast först (tiderna i filen är sekunder)".to_owned(),
        head: vec!["Från", "Till", "Antal", "Hälften inom", "Nio av tio inom", "Andel av all väntan"],
        rows: edges.iter().map(row).collect(),
    }
}

/// At which place in a case an activity stands, on average.
pub(super) fn mean_place(log: &Log, word: Word) -> f64 {
    let (mut sum, mut n) = (0, 0_usize);
    for of in log.case_ids().map(|case| log.of(case)) {
        for (place, _) in log.activity()[of].iter().enumerate().filter(|(_, found)| **found == word) {
            (sum, n) = (sum + place, n + 1);
        }
    }
    sum as f64 / n.max(1) as f64
}

impl Map {
    /// The most frequent activities, by their mean place in a case, and the strongest edges between them.
    fn of(log: &Log, figures: &Figures) -> Self {
        let most = &figures.cases.activities[..figures.cases.activities.len().min(NODES)];
        let nodes: Vec<(String, u64)> = most.iter().map(|(word, n)| (log.word(*word).to_owned(), *n)).collect();
        let node = |word: Word| most.iter().position(|(known, _)| *known == word);
        let drawn =
            |edge: &Edge| Some((node(edge.from)?, node(edge.to)?, edge.freq, edge.share_of_waiting.unwrap_or(0.0)));
        let mean: Vec<f64> = most.iter().map(|(word, _)| mean_place(log, *word)).collect();
        Self::laid(nodes, &mean, figures.follows.edges.iter().filter_map(drawn).collect())
    }

    /// Lays nodes along the line by their mean place in a case, and takes the strongest edges between them.
    pub(super) fn laid(nodes: Vec<(String, u64)>, mean: &[f64], edges: Vec<(usize, usize, u64, f64)>) -> Self {
        let mut order: Vec<usize> = (0..nodes.len().min(NODES)).collect();
        order.sort_by(|one, other| {
            mean[*one].total_cmp(&mean[*other]).then_with(|| nodes[*one].0.cmp(&nodes[*other].0))
        });
        let freq =
            |from: usize, to: usize| edges.iter().find(|edge| (edge.0, edge.1) == (from, to)).map_or(0, |edge| edge.2);
        // Neighbours that more often come the other way round change places, until none do.
        for _ in 0..order.len() {
            for place in 1..order.len() {
                let (one, other) = (order[place - 1], order[place]);
                if freq(other, one) > freq(one, other) {
                    order.swap(place - 1, place);
                }
            }
        }
        let place = |node: usize| order.iter().position(|known| *known == node);
        let drawn = |edge: &(usize, usize, u64, f64)| Some((place(edge.0)?, place(edge.1)?, edge.2, edge.3));
        let mut shown: Vec<_> = edges.iter().filter_map(drawn).collect();
        let pairs: u64 = edges.iter().map(|edge| edge.2).sum();
        let weight = |edge: &(usize, usize, u64, f64)| edge.2 as f64 / pairs.max(1) as f64 + edge.3;
        shown.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        let most = shown.iter().map(|edge| edge.2).max().unwrap_or(0) as f64;
        shown.retain(|edge| edge.3 >= POOL || edge.2 as f64 >= most * RARE);
        shown.truncate(EDGES);
        Self {
            names: order.iter().map(|node| nodes[*node].0.clone()).collect(),
            events: order.iter().map(|node| nodes[*node].1).collect(),
            edges: shown,
        }
    }

    pub(super) fn draw(&self, width: f64) -> Drawing {
        let frame = Frame::of(width, self);
        let mut svg = Svg::default();
        let most = self.edges.iter().map(|edge| edge.2).max().unwrap_or(1) as f64;
        for (from, to, freq, _) in &self.edges {
            let class = if to > from { "way" } else { "back" };
            svg.stroke(&frame.curve(*from, *to), class, (frame.broadest * *freq as f64 / most).max(1.5));
        }
        let mut written: Vec<(f64, f64)> = Vec::new();
        let spine = |edge: &&(usize, usize, u64, f64)| edge.1 == edge.0 + 1;
        for edge in self.edges.iter().filter(spine).chain(self.edges.iter().filter(|edge| !spine(edge))) {
            let (from, to, freq, waiting) = *edge;
            // Where two labels would lie on each other, the later one moves along its curve.
            let free =
                |at: &(f64, f64)| written.iter().all(|(x, y)| (x - at.0).abs() > 44.0 || (y - at.1).abs() > 38.0);
            let tries = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|share| frame.along(from, to, share));
            let at = tries.into_iter().find(free).unwrap_or(tries[0]);
            written.push(at);
            if waiting >= POOL {
                svg.dot(at.0, at.1, 5.0 + 20.0 * waiting.sqrt(), "warm-soft");
            }
            frame.label(&mut svg, at, to == from + 1, &count(freq), (waiting >= POOL).then(|| percent(waiting)));
        }
        for (place, name) in self.names.iter().enumerate() {
            frame.node(&mut svg, place, name, self.events[place]);
        }
        Drawing { height: frame.height, body: svg.0 }
    }
}

/// Where things stand. Along the line runs the order of activities; off it, curves forward on one side and back on the other.
struct Frame {
    across: bool,
    slot: f64,
    first: f64,
    /// Half a box along the line, and off it.
    half: (f64, f64),
    axis: f64,
    step: f64,
    deepest: f64,
    broadest: f64,
    height: f64,
}

impl Frame {
    fn of(width: f64, map: &Map) -> Self {
        let n = map.names.len() as f64;
        let reach = |forward: bool| {
            let far = |edge: &&(usize, usize, u64, f64)| (edge.1 > edge.0) == forward;
            map.edges.iter().filter(far).map(|edge| edge.0.abs_diff(edge.1)).max().unwrap_or(0)
        };
        if width > 600.0 {
            let slot = width / n.max(3.0);
            let (step, deepest) = (17.0, 150.0);
            let room = |far: usize, least: f64| ((26.0 + step * far as f64).min(deepest) * 0.75 + 26.0).max(least);
            let above = if reach(true) > 1 { room(reach(true), 0.0) } else { 16.0 };
            let below = if reach(false) > 0 || map.edges.iter().any(|edge| edge.0 == edge.1) {
                room(reach(false), 50.0)
            } else {
                12.0
            };
            let half = ((slot * 0.345).min(80.0), 52.0);
            let axis = above + half.1;
            let height = axis + half.1 + below;
            Self { across: true, slot, first: slot / 2.0, half, axis, step, deepest, broadest: 14.0, height }
        } else {
            let (slot, half) = (92.0, (25.0, 92.0));
            let height = slot * n;
            Self {
                across: false,
                slot,
                first: half.0 + 6.0,
                half,
                axis: 160.0,
                step: 9.0,
                deepest: 78.0,
                broadest: 12.0,
                height,
            }
        }
    }

    /// The point so far along the line and so far off it; off is positive on the side of what goes forward.
    fn at(&self, along: f64, off: f64) -> (f64, f64) {
        if self.across { (along, self.axis - off) } else { (self.axis + off, along) }
    }

    fn centre(&self, place: usize) -> f64 {
        self.first + self.slot * place as f64
    }

    /// How far off the line the curve's control points lie.
    fn depth(&self, from: usize, to: usize) -> f64 {
        let far = from.abs_diff(to) as f64;
        let side = if to > from { 1.0 } else { -1.0 };
        side * (self.half.1 + (26.0 + self.step * far).min(self.deepest))
    }

    /// Where along the line a curve leaves and arrives: forward ones from the far half to the near half of the box, so that
    /// coming and going do not meet; one that follows itself makes a small loop.
    fn feet(&self, from: usize, to: usize) -> (f64, f64) {
        let shift = self.half.0 * if to > from { 0.4 } else { -0.4 };
        let shift = if from == to { -shift } else { shift };
        (self.centre(from) + shift, self.centre(to) - shift)
    }

    fn curve(&self, from: usize, to: usize) -> String {
        if to == from + 1 {
            let ((x1, y1), (x2, y2)) =
                (self.at(self.centre(from) + self.half.0, 0.0), self.at(self.centre(to) - self.half.0, 0.0));
            return format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
        }
        let (start, end) = self.feet(from, to);
        let side = if to > from { self.half.1 } else { -self.half.1 };
        let points = [(start, side), (start, self.depth(from, to)), (end, self.depth(from, to)), (end, side)];
        let [(a, b), (c, d), (e, f), (g, h)] = points.map(|(along, off)| self.at(along, off));
        format!("M{a:.1} {b:.1}C{c:.1} {d:.1} {e:.1} {f:.1} {g:.1} {h:.1}")
    }

    /// The point at a share of the curve's way.
    fn along(&self, from: usize, to: usize, share: f64) -> (f64, f64) {
        if to == from + 1 {
            return self.at((self.centre(from) + self.centre(to)) / 2.0, 0.0);
        }
        let (start, end) = self.feet(from, to);
        let side = if to > from { self.half.1 } else { -self.half.1 };
        let (near, far) = ((1.0 - share).powi(3), share.powi(3));
        let (before, after) = (3.0 * (1.0 - share).powi(2) * share, 3.0 * (1.0 - share) * share.powi(2));
        let along = start * (near + before) + end * (after + far);
        self.at(along, side * (near + far) + self.depth(from, to) * (before + after))
    }

    fn label(&self, svg: &mut Svg, (x, y): (f64, f64), spine: bool, freq: &str, waiting: Option<String>) {
        let (above, below) = if self.across && spine { (-13.0, 24.0) } else { (-9.0, 19.0) };
        match (waiting, self.across || !spine) {
            (None, true) => svg.text(x, y + if spine { above } else { 5.0 }, "mid soft halo", freq),
            (Some(waiting), true) => {
                svg.text(x, y + above, "mid soft halo", freq).text(x, y + below, "mid strong halo", &waiting)
            }
            (None, false) => svg.text(x + 14.0, y + 5.0, "soft halo", freq),
            (Some(waiting), false) => {
                svg.text(x + 20.0, y + 5.0, "soft halo", freq).text(x - 20.0, y + 5.0, "end strong halo", &waiting)
            }
        };
    }

    fn node(&self, svg: &mut Svg, place: usize, name: &str, events: u64) {
        let (x, y) = self.at(self.centre(place), 0.0);
        let half = if self.across { self.half } else { (self.half.1, self.half.0) };
        svg.boxed(x - half.0, y - half.1, half.0 * 2.0, half.1 * 2.0);
        let letters = (half.0 * 2.0 - 8.0) / 7.3;
        let most = if self.across { 5 } else { 2 };
        let words = lines(name, letters as usize, most);
        let rows = words.len() as f64 + if self.across { 1.0 } else { 0.0 };
        let mut row = y - (rows - 1.0) * 8.5 + 5.0;
        for words in words {
            svg.text(x, row, "mid", &words);
            row += 17.0;
        }
        if self.across {
            svg.text(x, row, "mid soft", &count(events));
        }
    }
}
