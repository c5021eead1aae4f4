//! The office as it is kept: in its setting, and with each form that was closed.

use serde::{Deserialize, Serialize};

/// The office that owns the data file. Every release wrote all of these; one that is added later has to say what it is
/// in older texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Its name: "Phường Đông Hải".
    pub ward: String,
    /// Who issues its documents.
    pub body: String,
    /// The authority above it.
    pub superior: String,
    /// Its public service centre.
    pub centre: String,
    /// Place of the date line.
    pub place: String,
    /// Đơn vị báo cáo.
    pub reporting_unit: String,
    /// Đơn vị nhận báo cáo.
    pub receiving_unit: String,
    /// Người lập biểu.
    pub preparer: String,
    /// Title of the signer, lines divided by `/`.
    pub signer_title: String,
    /// Name of the signer.
    pub signer: String,
    /// Document symbol.
    pub symbol: String,
}
