//! Tasks through the door: what is due, what was done, what proves it, and the calendar file.

mod book;
mod calendar;
mod copies;
mod done;
mod evidence;
mod list;
mod overview;
mod plan;
