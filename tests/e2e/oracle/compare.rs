//! Ours beside theirs: every value, every field, and the kind of every navigation.

use super::stage::{Heard, Played, Theirs};
use super::table::{Expect, Scenario, Step};
use premortem::vitals::{Metric, Metrics, Name, Status};
use serde_json::{Value, json};

/// Why we know what was touched where they don't.
const RECOVERED: &str =
    "The browser forgets the target of `pointerdown`; another event of the same input knows it.";

/// Values may differ by this much: milliseconds.
const MS: f64 = 1.0;
/// And CLS.
const SCORE: f64 = 0.0001;
/// Fields in which a text of ours where they have none is no extra of ours, but an answer.
const TARGETS: [&str; 3] = ["interactionTarget", "largestShiftTarget", "target"];

/// What the comparison came to.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) scenarios: usize,
    pub(crate) values: usize,
    pub(crate) fields: usize,
    pub(crate) bounds: usize,
    /// Where ours says more or truer, and why.
    pub(crate) better: Vec<String>,
    /// Where ours can't say what they could, and why.
    pub(crate) lost: Vec<String>,
    /// What should not be.
    pub(crate) wrong: Vec<String>,
}

/// Compares all a scenario came to.
pub(crate) fn compare(scenario: &Scenario, played: &Played) -> Score {
    let mut bench = Bench {
        scenario,
        heard: &played.heard,
        score: Score {
            scenarios: 1,
            ..Score::default()
        },
    };
    let Played { report, heard } = played;
    let load =
        |theirs: &&Theirs| !["soft-navigation", "back-forward-cache"].contains(&&*theirs.kind);
    let of = |heard: &[Theirs], name: Name| {
        heard
            .iter()
            .filter(load)
            .find(|theirs| theirs.name == name.short())
            .cloned()
    };

    for name in Name::ALL {
        bench.metric(
            "whole visit",
            &report.metrics,
            name,
            of(&heard.last, name).as_ref(),
            true,
        );
        bench.metric(
            "whole visit, every change",
            &report.metrics,
            name,
            of(&heard.live, name).as_ref(),
            false,
        );
        if scenario.expects(&Expect::WithFrames(name.short())) {
            let metric = &report.metrics[&name];
            let with = metric.attribution.get("withFrames").and_then(Value::as_f64);
            if with > metric.value {
                bench.better(format!(
                    "whole visit: {}: {with:?} with the frame, which it can't see, beside {:?}",
                    name.short(),
                    metric.value
                ));
            } else {
                bench.wrong(format!(
                    "{}: {with:?} with the frame: {}",
                    name.short(),
                    metric.reason
                ));
            }
        }
        if scenario.expects(&Expect::Late) {
            bench.metric(
                "loaded late",
                &report.metrics,
                name,
                of(&heard.late, name).as_ref(),
                true,
            );
        }
    }

    // With soft navigations, and after a return from memory, they report one set after the other.
    let mut starts: Vec<(f64, String)> = Vec::new();
    for theirs in heard.soft.iter().chain(&heard.last) {
        let start = theirs.begin();
        if starts
            .iter()
            .all(|(known, kind)| (known - start).abs() > MS || *kind != theirs.kind)
        {
            starts.push((start, theirs.kind.clone()));
        }
    }
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let kinds: Vec<String> = starts.iter().map(|(_, kind)| kind.clone()).collect();
    let ours: Vec<String> = report
        .navigations
        .iter()
        .map(|navigation| {
            json!(navigation.kind)
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    if kinds == ours {
        bench.score.fields += kinds.len();
    } else {
        bench.wrong(format!("navigations: ours {ours:?}, theirs {kinds:?}"));
        return bench.score;
    }
    for (navigation, (start, kind)) in report.navigations.iter().zip(&starts) {
        let from = if kind == "back-forward-cache" {
            &heard.last
        } else {
            &heard.soft
        };
        for name in Name::ALL {
            let theirs = from.iter().find(|theirs| {
                theirs.name == name.short()
                    && theirs.kind == *kind
                    && (theirs.begin() - start).abs() <= MS
            });
            bench.metric(
                &format!("{kind} at {start:.0}"),
                &navigation.metrics,
                name,
                theirs,
                true,
            );
        }
    }
    bench.score
}

struct Bench<'a> {
    scenario: &'a Scenario,
    heard: &'a Heard,
    score: Score,
}

impl Bench<'_> {
    fn wrong(&mut self, what: String) {
        self.score
            .wrong
            .push(format!("{}: {what}", self.scenario.name));
    }

    fn metric(
        &mut self,
        what: &str,
        ours: &Metrics,
        name: Name,
        theirs: Option<&Theirs>,
        fields: bool,
    ) {
        let ours = &ours[&name];
        let short = name.short();
        let said = format!("{what}: {short}");
        let close = if name == Name::Cls { SCORE } else { MS };
        let expected = self.scenario.expect.iter().find(|expect| match expect {
            Expect::Better(where_, field, _) => what.starts_with(where_) && *field == short,
            Expect::AtLeast(field, _) => *field == short && ours.status == Status::Truncated,
            Expect::Silent(field, _) => *field == short && ours.value.is_none(),
            _ => false,
        });
        match (ours.status, ours.value, theirs, expected) {
            (status, value, _, Some(Expect::Better(_, _, why))) => {
                let theirs = theirs.map(|theirs| theirs.value);
                let differs = theirs
                    .is_none_or(|theirs| value.is_none_or(|value| (value - theirs).abs() > close));
                if differs && status == Status::Exact {
                    self.better(format!("{said}: {value:?} where it says {theirs:?}: {why}"));
                }
                return;
            }
            (Status::Truncated, value, Some(theirs), Some(Expect::AtLeast(_, _))) => {
                if value.is_some_and(|value| value > theirs.value + close) {
                    self.wrong(format!(
                        "{said}: at least {value:?}, theirs {}",
                        theirs.value
                    ));
                }
                self.score.bounds += 1;
                return;
            }
            (Status::NotReportable, None, Some(theirs), Some(Expect::Silent(_, why))) => {
                self.score.lost.push(format!(
                    "{}: {said}: {}: {why}",
                    self.scenario.name, theirs.value
                ));
                return;
            }
            // The browser keeps no event under 104 ms; the page saw them.
            (Status::UpperBound, Some(bound), theirs, None) if name == Name::Inp => {
                let longest = self.heard.waits.iter().copied().fold(0.0, f64::max);
                let holds = theirs.is_none_or(|theirs| theirs.value < bound);
                if holds
                    && (what != "whole visit" || longest < bound || self.heard.waits.len() >= 50)
                {
                    self.score.bounds += 1;
                } else {
                    self.wrong(format!(
                        "{said}: under {bound}, theirs {theirs:?}, longest {longest}"
                    ));
                }
                return;
            }
            (Status::Exact, Some(value), Some(theirs), None) => {
                if (value - theirs.value).abs() > close
                    || json!(ours.rating) != json!(theirs.rating)
                {
                    self.wrong(format!("{said}: ours {value}, theirs {}", theirs.value));
                    return;
                }
                self.score.values += 1;
            }
            (Status::NotReportable | Status::NeedsInteraction, None, None, None) => {
                self.score.values += 1;
                return;
            }
            (status, value, theirs, expected) => {
                let theirs = theirs.map(|theirs| theirs.value);
                self.wrong(format!(
                    "{said}: ours {value:?} ({status:?}, {}), theirs {theirs:?}, expected {expected:?}",
                    ours.reason
                ));
                return;
            }
        }
        if let (Some(theirs), true) = (theirs, fields) {
            self.fields(&said, ours, theirs);
        }
    }

    fn fields(&mut self, said: &str, ours: &Metric, theirs: &Theirs) {
        for (field, value) in &theirs.attribution {
            let mine = ours.attribution.get(field);
            let same = match (mine.and_then(Value::as_f64), value.as_f64()) {
                (Some(mine), Some(value)) => (mine - value).abs() <= MS,
                // Ours can be given to `querySelector`, theirs is not escaped.
                _ => mine.and_then(Value::as_str).map(unescaped).as_deref() == value.as_str(),
            };
            if same {
                self.score.fields += 1;
                continue;
            }
            let found = self.scenario.expect.iter().find_map(|expect| match expect {
                Expect::Field(name, why) if name == field => Some((true, *why)),
                Expect::Lost(name, why) if name == field => Some((false, *why)),
                _ => None,
            });
            let line = format!(
                "{said}.{field}: ours {}, theirs {value}",
                mine.unwrap_or(&Value::Null)
            );
            match found {
                Some((true, why)) => self.better(format!("{line}: {why}")),
                Some((false, why)) => self
                    .score
                    .lost
                    .push(format!("{}: {line}: {why}", self.scenario.name)),
                None => self.wrong(line),
            }
        }
        for field in TARGETS {
            if let (Some(mine), None) = (ours.attribution.get(field), theirs.attribution.get(field))
            {
                // What a step pressed is the truth.
                let pressed = self
                    .scenario
                    .steps
                    .iter()
                    .any(|step| matches!(step, Step::Click(target) | Step::Clicks(target, _) if mine == target));
                let why = (field == "interactionTarget" && pressed).then_some(RECOVERED);
                match why {
                    Some(why) => self.better(format!(
                        "{said}.{field}: {mine} where it says nothing: {why}"
                    )),
                    None => self.wrong(format!("{said}.{field}: ours {mine}, theirs has none")),
                }
            }
        }
    }

    fn better(&mut self, line: String) {
        self.score
            .better
            .push(format!("{}: {line}", self.scenario.name));
    }
}

impl Score {
    pub(crate) fn add(&mut self, other: Self) {
        self.scenarios += other.scenarios;
        self.values += other.values;
        self.fields += other.fields;
        self.bounds += other.bounds;
        self.better.extend(other.better);
        self.lost.extend(other.lost);
        self.wrong.extend(other.wrong);
    }

    /// One line, and what is not simply equal below it.
    pub(crate) fn print(&self) {
        println!(
            "oracle: {} scenarios, {} values exact, {} fields equal, {} bounds hold, {} better, {} lost",
            self.scenarios,
            self.values,
            self.fields,
            self.bounds,
            self.better.len(),
            self.lost.len()
        );
        for (word, lines) in [("better", &self.better), ("lost", &self.lost)] {
            for line in lines {
                println!("  {word}: {line}");
            }
        }
    }
}

/// A selector without the escapes that make it one.
fn unescaped(selector: &str) -> String {
    let mut text = String::new();
    let mut letters = selector.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        let mut code = String::new();
        while code.len() < 6
            && let Some(digit) = letters.next_if(char::is_ascii_hexdigit)
        {
            code.push(digit);
        }
        match u32::from_str_radix(&code, 16).ok().and_then(char::from_u32) {
            Some(letter) => {
                text.push(letter);
                letters.next_if_eq(&' ');
            }
            None => text.extend(letters.next()),
        }
    }
    text
}
