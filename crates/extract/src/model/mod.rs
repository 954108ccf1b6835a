//! The nouns: plain types with the invariants their constructors check, and no behaviour of a step.

mod article;
mod block;
mod edtf;
mod event;
mod mention;
mod span;
mod timex;

pub use article::{Article, Dct, DctEvidence, Passage, Source};
pub use block::{Block, BlockKind, Cutting};
pub use edtf::{Bound, DatePoint, Edtf, EdtfError, Precision, Qualifier};
pub use event::{
    Attribution, DatedBy, Event, Extraction, OrderLink, Participant, Provenance, Relation, SIGNALS,
    Status, Told,
};
pub use mention::{Aspect, EventKind, Mention, Modality, Polarity, Report, Role, Tense};
pub use span::{CodePoints, Span};
pub(crate) use timex::Headed;
pub use timex::{Extent, Modifier, Timex, TimexKind};
