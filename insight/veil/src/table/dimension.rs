//! One side of a table: its categories, how they nest, and which of them say something about a person.
use serde::{Deserialize, Serialize};

use super::Flaw;

/// A dimension: a total (node 0), and categories below it, each below the total or below another category.
///
/// "District within town" is a tree of two levels. Every category may carry counts of its own only through the leaves
/// below it: a count of an inner node is always the sum of its children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Dimension {
    name: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    name: String,
    parent: usize,
    sensitive: Sensitivity,
    /// These two follow from the parents and are kept because every cell asks for them.
    children: Vec<usize>,
    leaves: Vec<usize>,
}

impl Node {
    fn new(name: &str, parent: usize) -> Node {
        let sensitive = Sensitivity::Plain;
        Node { name: name.to_owned(), parent, sensitive, children: Vec::new(), leaves: Vec::new() }
    }
}

/// Whether to know that somebody is, or is not, in a category tells something about them (taken into care, violence).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// A plain category: a district, a month.
    Plain,
    /// Zeros and full rows of this category disclose something too.
    Sensitive,
}

impl Dimension {
    /// A dimension without levels. Errors: no category, an empty name, a name that stands twice or is that of the total
    /// (`Total`, until [`Dimension::total_called`] says otherwise).
    pub fn flat(name: &str, categories: &[&str]) -> Result<Dimension, Flaw> {
        let below: Vec<(&str, Option<&str>)> = categories.iter().map(|category| (*category, None)).collect();
        Dimension::tree(name, &below)
    }

    /// A dimension with levels: each category with the one it lies in (`None`: the total), parents before children.
    /// Errors as [`Dimension::flat`], and a parent that has not been named yet.
    pub fn tree(name: &str, categories: &[(&str, Option<&str>)]) -> Result<Dimension, Flaw> {
        let mut dimension = Dimension { name: name.to_owned(), nodes: vec![Node::new("Total", 0)] };
        for (category, parent) in categories {
            if category.trim().is_empty() {
                return Err(Flaw::NoName { dimension: name.to_owned() });
            }
            if dimension.node(category).is_ok() {
                return Err(Flaw::Twice { dimension: name.to_owned(), category: (*category).to_owned() });
            }
            let parent = parent.map_or(Ok(0), |parent| dimension.node(parent))?;
            dimension.nodes.push(Node::new(category, parent));
        }
        if dimension.nodes.len() == 1 {
            return Err(Flaw::Empty { dimension: name.to_owned() });
        }
        Ok(dimension.knit())
    }

    fn knit(mut self) -> Dimension {
        for node in 0..self.len() {
            self.nodes[node].children = (1..self.len()).filter(|child| self.nodes[*child].parent == node).collect();
        }
        let leaves: Vec<usize> = (0..self.len()).filter(|node| self.nodes[*node].children.is_empty()).collect();
        for node in 0..self.len() {
            self.nodes[node].leaves = leaves.iter().copied().filter(|leaf| self.lies_in(*leaf, node)).collect();
        }
        self
    }

    /// The same dimension with another word for its total. Errors: a category has that name.
    pub fn total_called(mut self, name: &str) -> Result<Dimension, Flaw> {
        if self.node(name).is_ok_and(|node| node != 0) {
            return Err(Flaw::Twice { dimension: self.name, category: name.to_owned() });
        }
        self.nodes[0].name = name.to_owned();
        Ok(self)
    }

    /// The same dimension where these categories are sensitive. Errors: an unknown name, or the total.
    pub fn sensitive(mut self, categories: &[&str]) -> Result<Dimension, Flaw> {
        for category in categories {
            match self.node(category)? {
                0 => return Err(Flaw::Unknown { dimension: self.name, category: (*category).to_owned() }),
                node => self.nodes[node].sensitive = Sensitivity::Sensitive,
            }
        }
        Ok(self)
    }

    /// What the dimension is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many nodes there are, the total among them.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The name of a node; node 0 is the total.
    pub(crate) fn label(&self, node: usize) -> &str {
        &self.nodes[node].name
    }

    pub(crate) fn parent(&self, node: usize) -> Option<usize> {
        (node != 0).then(|| self.nodes[node].parent)
    }

    pub(crate) fn is_sensitive(&self, node: usize) -> bool {
        self.nodes[node].sensitive == Sensitivity::Sensitive
    }

    /// The node with this name. Errors: there is none.
    pub(crate) fn node(&self, name: &str) -> Result<usize, Flaw> {
        let unknown = || Flaw::Unknown { dimension: self.name.clone(), category: name.to_owned() };
        self.nodes.iter().position(|node| node.name == name).ok_or_else(unknown)
    }

    /// The nodes directly below this one, in the order in which they were named.
    pub(crate) fn children(&self, node: usize) -> &[usize] {
        &self.nodes[node].children
    }

    /// The nodes without children at or below this node, in the order in which they were named.
    pub(crate) fn leaves_of(&self, node: usize) -> &[usize] {
        &self.nodes[node].leaves
    }

    fn lies_in(&self, leaf: usize, node: usize) -> bool {
        std::iter::successors(Some(leaf), |at| self.parent(*at)).any(|at| at == node)
    }

    /// True where all categories lie directly below the total.
    pub(crate) fn is_flat(&self) -> bool {
        self.nodes.iter().all(|node| node.parent == 0)
    }

    /// The same dimension with its nodes sorted by level and name, and where each new node stood before.
    pub(crate) fn sorted(&self) -> (Dimension, Vec<usize>) {
        let depth = |node: usize| std::iter::successors(Some(node), |at| self.parent(*at)).count();
        let mut before: Vec<usize> = (0..self.len()).collect();
        before[1..].sort_by(|a, b| (depth(*a), self.label(*a)).cmp(&(depth(*b), self.label(*b))));
        let place = |old: usize| before.iter().position(|node| *node == old).expect("every node is listed");
        let nodes = before
            .iter()
            .map(|old| Node { parent: place(self.nodes[*old].parent), ..self.nodes[*old].clone() })
            .collect();
        (Dimension { name: self.name.clone(), nodes }.knit(), before)
    }
}

/// A dimension as it stands in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    name: String,
    total: String,
    categories: Vec<(String, Option<String>, Sensitivity)>,
}

impl TryFrom<Form> for Dimension {
    type Error = Flaw;

    fn try_from(form: Form) -> Result<Dimension, Flaw> {
        let below: Vec<(&str, Option<&str>)> =
            form.categories.iter().map(|(name, parent, _)| (name.as_str(), parent.as_deref())).collect();
        let sensitive: Vec<&str> = form
            .categories
            .iter()
            .filter(|(_, _, sensitivity)| *sensitivity == Sensitivity::Sensitive)
            .map(|(name, ..)| name.as_str())
            .collect();
        Dimension::tree(&form.name, &below)?.total_called(&form.total)?.sensitive(&sensitive)
    }
}

impl From<Dimension> for Form {
    fn from(dimension: Dimension) -> Form {
        let parent = |node: &Node| (node.parent != 0).then(|| dimension.label(node.parent).to_owned());
        let categories =
            dimension.nodes[1..].iter().map(|node| (node.name.clone(), parent(node), node.sensitive)).collect();
        Form { name: dimension.name.clone(), total: dimension.label(0).to_owned(), categories }
    }
}
