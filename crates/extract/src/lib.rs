//! Article in, dated events out.
mod model;
pub use model::*;
