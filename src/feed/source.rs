/// Where a feed came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    pub address: String,
    /// Its size in bytes.
    pub bytes: usize,
}
