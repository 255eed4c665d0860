//! End to end in a real browser, with the manifest we ship and true clicks. `cargo test -p xtask --test e2e [NAME]`.

mod cases;
mod click;
mod demo;
mod device;
mod examples;
mod field;
mod frameworks;
mod interactions;
mod lab;
mod live;
mod load;
mod manifest;
mod marks;
mod oracle;
mod own_ui;
mod panel;
mod runner;
mod session;
mod shared;
mod strict;
mod unchanged;

use libtest_mimic::{Arguments, run};

fn main() {
    let mut arguments = Arguments::from_args();
    // Two browsers at once would disturb each other's timings.
    arguments.test_threads = arguments.test_threads.or(Some(1));
    let trials = [
        click::trials(),
        runner::trials(),
        session::trials(),
        demo::trials(),
        device::trials(),
        cases::trials(),
        examples::trials(),
        load::trials(),
        frameworks::trials(),
        strict::trials(),
        unchanged::trials(),
        interactions::trials(),
        live::trials(),
        panel::trials(),
        field::trials(),
        own_ui::trials(),
        manifest::trials(),
        oracle::trials(),
    ];
    let conclusion = run(&arguments, trials.into_iter().flatten().collect());
    oracle::close();
    shared::close();
    conclusion.exit();
}
