//! Plans in, through the door: the real files cell by cell in each of the three ways, tables of other shapes,
//! what the officer mends, importing again, and input that is bad.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod again;
mod bad;
mod cases;
mod columns;
mod further;
mod layouts;
mod marks;
mod mends;
mod pasted;
mod prose;
mod prose_word;
mod read;
mod real;
mod shapes;
mod words;
