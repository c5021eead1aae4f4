//! How far a long act over the dossiers is, and stopping it.

/// Hears how many dossiers are done, of how many; `false` stops the act, and nothing has happened then.
pub type Going<'a> = &'a dyn Fn(usize, usize) -> bool;

/// For acts that nobody watches.
pub fn to_the_end(_: usize, _: usize) -> bool {
    true
}

/// How many steps are taken between two questions whether to go on.
const BETWEEN: usize = 500;

/// The steps of a long act.
pub(super) struct Steps<'a> {
    going: Going<'a>,
    done: usize,
    all: usize,
}

impl<'a> Steps<'a> {
    pub(super) fn new(going: Going<'a>, all: usize) -> Steps<'a> {
        let done = 0;
        Steps { going, done, all }
    }

    /// Before each step: whether to go on. Asked at the first one, and then now and then.
    pub(super) fn go_on(&mut self) -> bool {
        let asks = self.done.is_multiple_of(BETWEEN);
        let goes = !asks || (self.going)(self.done, self.all);
        self.done += 1;
        goes
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn a_long_act_tells_now_and_then_how_far_it_is_and_stops_when_told_so() {
        let heard = RefCell::new(Vec::new());
        let going = |done: usize, all: usize| {
            heard.borrow_mut().push((done, all));
            done < 1_000
        };
        let mut steps = Steps::new(&going, 1_200);
        let taken = (0..1_200).take_while(|_| steps.go_on()).count();
        assert_eq!(taken, 1_000);
        assert_eq!(*heard.borrow(), [(0, 1_200), (500, 1_200), (1_000, 1_200)]);
    }
}
