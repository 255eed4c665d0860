//! The examples in the checks' documentation, executed: each is audited, and its check must end as the example says.

use crate::shared;
use libtest_mimic::{Failed, Trial};
use xtask::docs::{Example, examples};

pub(crate) fn trials() -> Vec<Trial> {
    match examples() {
        Ok(examples) => examples.into_iter().map(trial).collect(),
        Err(error) => {
            let message = format!("{error:#}");
            vec![Trial::test("the checks' documentation is read", || {
                Err(message.into())
            })]
        }
    }
}

fn trial(example: Example) -> Trial {
    let name = format!(
        "{}:{} is {:?}",
        example.file.display(),
        example.line,
        example.outcome
    );
    Trial::test(name, move || execute(&example))
}

fn execute(example: &Example) -> Result<(), Failed> {
    let report = shared::audit(&shared::document(&example.html))?;
    let rule = report.rules.iter().find(|rule| rule.id == example.check);
    let rule = rule.ok_or("the check is not in the report")?;
    let said: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == example.check)
        .map(|finding| &finding.message)
        .collect();
    if rule.outcome == example.outcome {
        return Ok(());
    }
    Err(format!("ended {:?}: {:?} {said:?}", rule.outcome, rule.reason).into())
}
