//! The model's two files, read and checked: f16 weights and their tables.

use super::Network;
use super::embed::{ATTRIBUTES, Symbols, Table};
use super::encoder::{Encoder, PAD};
use super::entities::{self, Recogniser};
use super::parser::{self, Action, ArcLabel, Parser};
use super::product::Linear;
use super::ruler::{RuleEntry, Ruler};
use super::scorer::{HIDDEN, STATE_INNER, STATE_PIECES, Scorer};
use super::tagger::Tagger;
use super::vector::{INNER, Norm, PIECES, WIDTH};
use super::window::{WINDOW, WindowLayer};
use half::f16;
use half::slice::HalfFloatSliceExt;
use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The format of the two files that this program reads.
pub(super) const FORMAT: u32 = 1;

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The weights are no safetensors, or a tensor is missing.
    #[error("cannot read the model's weights: {0}")]
    Weights(#[from] safetensors::SafeTensorError),
    /// The tables are no JSON, or a table is missing.
    #[error("cannot read the model's tables: {0}")]
    Tables(#[from] serde_json::Error),
    /// The files are of another version.
    #[error("the model has format {found}, this program knows {FORMAT}; update the older one")]
    Format {
        /// The version found.
        found: u32,
    },
    /// The weights were not made in the same run as the tables.
    #[error("the model's weights and tables come from different sources; convert the model again")]
    Pair,
    /// A tensor has the wrong type or shape.
    #[error("the model's tensor `{name}` is {found}, not {expected}; convert the model again")]
    Shape {
        /// Name of the tensor.
        name: String,
        /// Its type and shape.
        found: String,
        /// The shape wanted.
        expected: String,
    },
    /// A table names something unknown, or too much.
    #[error("the model's table `{table}` has an entry that makes no sense: {entry}")]
    Entry {
        /// Name of the table.
        table: &'static str,
        /// The entry.
        entry: String,
    },
}

/// Labels that the program itself gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Special {
    /// Label of a root.
    pub(super) root: u8,
    /// Label of white space.
    pub(super) space_label: u8,
    /// Tag of white space.
    pub(super) space_tag: u8,
}

/// `model.json`, as far as the networks go.
#[derive(Deserialize)]
struct Tables {
    format: u32,
    source: Source,
    embeds: BTreeMap<String, Vec<Embed>>,
    tags: Vec<String>,
    parser_moves: Vec<String>,
    entity_moves: Vec<String>,
    symbols: Symbols,
    attribute_ruler: Vec<RuleEntry>,
}

/// Where a model comes from.
#[derive(Deserialize)]
struct Source {
    /// Of the wheel, in hexadecimal; the weights carry it too.
    sha256: String,
}

/// An embedding table's entry.
#[derive(Deserialize)]
struct Embed {
    attribute: String,
    rows: usize,
    seed: u32,
}

/// Reads and checks a model.
pub(super) fn load(weights: &[u8], tables: &str) -> Result<Network, ModelError> {
    let tables: Tables = serde_json::from_str(tables)?;
    if tables.format != FORMAT {
        return Err(ModelError::Format { found: tables.format });
    }
    let (_, metadata) = SafeTensors::read_metadata(weights)?;
    let sha256 = metadata.metadata().as_ref().and_then(|metadata| metadata.get("sha256"));
    if sha256 != Some(&tables.source.sha256) {
        return Err(ModelError::Pair);
    }
    let weights = Weights(SafeTensors::deserialize(weights)?);
    let embeds = |name: &str| tables.embeds.get(name).map_or(&[][..], Vec::as_slice);
    let (moves, arc_labels, labels) = parser_moves(&tables.parser_moves)?;
    let (entity_moves, kinds) = entity_moves(&tables.entity_moves)?;
    let special = Special {
        root: index("parser_moves", &labels, "ROOT")?,
        space_label: index("parser_moves", &labels, "dep")?,
        space_tag: index("tags", &tables.tags, "_SP")?,
    };
    let ruler = Ruler::new(tables.attribute_ruler, &tables.tags, &labels);
    Ok(Network {
        encoder: weights.encoder("tok2vec", embeds("tok2vec"))?,
        tagger: Tagger {
            layer: weights.linear("tagger", tables.tags.len())?,
            tags: u8::try_from(tables.tags.len()).map_err(|_| entry("tags", "too many"))?,
        },
        parser: Parser {
            scorer: weights.scorer("parser", parser::SLOTS, moves.len())?,
            moves,
            labels: arc_labels,
        },
        recogniser: Recogniser {
            encoder: weights.encoder("ner", embeds("ner"))?,
            scorer: weights.scorer("ner", entities::SLOTS, entity_moves.len())?,
            moves: entity_moves,
        },
        symbols: tables.symbols,
        tags: tables.tags,
        labels,
        kinds,
        special,
        ruler,
    })
}

fn entry(table: &'static str, entry: &str) -> ModelError {
    ModelError::Entry { table, entry: entry.to_owned() }
}

/// Position of `name` in `names`.
fn index(table: &'static str, names: &[String], name: &str) -> Result<u8, ModelError> {
    let at = names.iter().position(|other| other == name);
    at.and_then(|at| u8::try_from(at).ok()).ok_or_else(|| entry(table, name))
}

/// Position of `name` in `names`, which grow where it is new.
fn intern(table: &'static str, names: &mut Vec<String>, name: &str) -> Result<u8, ModelError> {
    if !names.iter().any(|other| other == name) {
        names.push(name.to_owned());
    }
    index(table, names, name)
}

type ParserMoves = (Vec<parser::Move>, Vec<ArcLabel>, Vec<String>);

/// The parser's moves, the labels of its arcs, and the names of labels.
fn parser_moves(names: &[String]) -> Result<ParserMoves, ModelError> {
    const TABLE: &str = "parser_moves";
    let (mut moves, mut arcs) = (Vec::new(), Vec::new());
    let mut labels = vec!["ROOT".to_owned(), "dep".to_owned()];
    for name in names {
        let (action, label) = name.split_once('-').unwrap_or((name, ""));
        let action = match action {
            "S" => Action::Shift,
            "D" => Action::Drop,
            "L" => Action::Left,
            "R" => Action::Right,
            "B" => Action::Break,
            _ => return Err(entry(TABLE, name)),
        };
        moves.push(parser::Move { action, label: arcs.len() });
        let (own, head) = label.split_once("||").map_or((label, None), |(l, h)| (l, Some(h)));
        let label = match action {
            Action::Left | Action::Right => intern(TABLE, &mut labels, own)?,
            _ => 0,
        };
        let lifted_from = head.map(|head| intern(TABLE, &mut labels, head)).transpose()?;
        arcs.push(ArcLabel { label, lifted_from });
    }
    Ok((moves, arcs, labels))
}

/// The entity recogniser's moves and the names of kinds.
fn entity_moves(names: &[String]) -> Result<(Vec<entities::Move>, Vec<String>), ModelError> {
    const TABLE: &str = "entity_moves";
    let mut kinds = Vec::new();
    let moves = names.iter().map(|name| {
        if name == "O" || name == "U-" {
            let outside = name == "O";
            return Ok(if outside { entities::Move::Outside } else { entities::Move::Never });
        }
        let (action, kind) = name.split_once('-').ok_or_else(|| entry(TABLE, name))?;
        let kind = intern(TABLE, &mut kinds, kind)?;
        match action {
            "B" => Ok(entities::Move::Begin(kind)),
            "I" => Ok(entities::Move::Inside(kind)),
            "L" => Ok(entities::Move::Last(kind)),
            "U" => Ok(entities::Move::Unit(kind)),
            _ => Err(entry(TABLE, name)),
        }
    });
    let moves = moves.collect::<Result<_, _>>()?;
    Ok((moves, kinds))
}

/// The tensors of a model.
struct Weights<'a>(SafeTensors<'a>);

impl Weights<'_> {
    /// The tensor `name`, widened to f32; it must be f16 of the given shape.
    fn values(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let tensor = self.0.tensor(name)?;
        if tensor.dtype() != Dtype::F16 || tensor.shape() != shape {
            return Err(ModelError::Shape {
                name: name.to_owned(),
                found: format!("{:?} {:?}", tensor.dtype(), tensor.shape()),
                expected: format!("F16 {shape:?}"),
            });
        }
        let halves: Vec<f16> =
            tensor.data().as_chunks::<2>().0.iter().map(|pair| f16::from_le_bytes(*pair)).collect();
        let mut values = vec![0.0; halves.len()];
        halves.convert_to_f32_slice(&mut values);
        Ok(values)
    }

    /// The tensor `name` of `N` numbers.
    fn row<const N: usize>(&self, name: &str) -> Result<[f32; N], ModelError> {
        let values = self.values(name, &[N])?;
        Ok(values.try_into().expect("`values` checks the shape"))
    }

    fn linear<const K: usize>(&self, name: &str, outputs: usize) -> Result<Linear<K>, ModelError> {
        let weight = self.values(&format!("{name}.weight"), &[outputs, K])?;
        let bias = self.values(&format!("{name}.bias"), &[outputs])?;
        Ok(Linear::new(weight.as_chunks().0, &bias))
    }

    fn encoder(&self, name: &str, embeds: &[Embed]) -> Result<Encoder, ModelError> {
        let (weight, mut bias) = self.maxout(name, 0, embeds.len() * WIDTH)?;
        let mut tables = Vec::with_capacity(embeds.len());
        for (i, embed) in embeds.iter().enumerate() {
            // A row has the weights of all tables for one output.
            let rows = weight.as_chunks::<WIDTH>().0.iter().skip(i).step_by(embeds.len());
            let share = Linear::new(&rows.copied().collect::<Vec<_>>(), &bias);
            bias = [0.0; INNER];
            tables.push(self.table(&format!("{name}.embed.{i}"), embed, share)?);
        }
        let window = (1..=PAD).map(|i| {
            let (weight, bias) = self.maxout(name, i, WINDOW * WIDTH)?;
            let weight = weight.as_chunks().0.as_chunks().0;
            Ok(WindowLayer::new(weight, &bias, self.norm(name, i)?))
        });
        let window = window.collect::<Result<_, ModelError>>()?;
        Ok(Encoder { tables, norm: self.norm(name, 0)?, window })
    }

    /// An embedding table with its `share` of the first layer's weights.
    fn table(&self, name: &str, embed: &Embed, share: Linear<WIDTH>) -> Result<Table, ModelError> {
        let attribute = ATTRIBUTES.iter().position(|known| *known == embed.attribute);
        let attribute = attribute.ok_or_else(|| entry("embeds", &embed.attribute))?;
        if embed.rows == 0 {
            return Err(entry("embeds", "a table without rows"));
        }
        let rows = self.values(name, &[embed.rows, WIDTH])?;
        Ok(Table { attribute, seed: embed.seed, rows, share })
    }

    /// Maxout layer number `i` of the encoder `name`: weights ([`INNER`] × inputs) and bias, the
    /// pieces outermost.
    fn maxout(
        &self,
        name: &str,
        i: usize,
        inputs: usize,
    ) -> Result<(Vec<f32>, [f32; INNER]), ModelError> {
        let weight = self.values(&format!("{name}.maxout.{i}.weight"), &[WIDTH, PIECES, inputs])?;
        let bias = self.values(&format!("{name}.maxout.{i}.bias"), &[WIDTH, PIECES])?;
        let bias = pieces_first(&bias, PIECES, 1);
        let bias = bias.try_into().expect("`values` checks the shape");
        Ok((pieces_first(&weight, PIECES, inputs), bias))
    }

    /// What follows maxout layer number `i` of the encoder `name`.
    fn norm(&self, name: &str, i: usize) -> Result<Norm, ModelError> {
        let gain = self.row(&format!("{name}.norm.{i}.gain"))?;
        Ok(Norm { gain, shift: self.row(&format!("{name}.norm.{i}.bias"))? })
    }

    fn scorer(&self, name: &str, slots: usize, moves: usize) -> Result<Scorer, ModelError> {
        let shape = [slots, HIDDEN, STATE_PIECES, HIDDEN];
        let lower = self.values(&format!("{name}.lower.weight"), &shape)?;
        let bias = self.values(&format!("{name}.lower.bias"), &shape[1..3])?;
        let pad = self.values(&format!("{name}.lower.pad"), &[1, slots, HIDDEN, STATE_PIECES])?;
        let per_slot = |values: &[f32], width: usize| -> Vec<f32> {
            let slots = values.chunks_exact(STATE_INNER * width);
            slots.flat_map(|slot| pieces_first(slot, STATE_PIECES, width)).collect()
        };
        let lower = per_slot(&lower, HIDDEN);
        let bias = pieces_first(&bias, STATE_PIECES, 1);
        Ok(Scorer {
            hidden: self.linear(&format!("{name}.hidden"), HIDDEN)?,
            lower: Linear::new(lower.as_chunks().0, &vec![0.0; slots * STATE_INNER]),
            bias: bias.try_into().expect("`values` checks the shape"),
            pad: per_slot(&pad, 1).as_chunks().0.to_vec(),
            upper: self.linear(&format!("{name}.upper"), moves)?,
            moves,
        })
    }
}

/// `values` of shape (outputs, pieces, width) reordered to (pieces, outputs, width), so that the
/// maxout compares whole rows.
fn pieces_first(values: &[f32], pieces: usize, width: usize) -> Vec<f32> {
    let mut reordered = Vec::with_capacity(values.len());
    for piece in 0..pieces {
        for row in values.chunks_exact(width).skip(piece).step_by(pieces) {
            reordered.extend_from_slice(row);
        }
    }
    reordered
}
