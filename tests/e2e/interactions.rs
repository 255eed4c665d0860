//! Interaction to Next Paint, from true clicks.

use crate::lab::{Lab, PATIENCE, again};
use libtest_mimic::{Failed, Trial};
use premortem::vitals::{Metric, Name, Rating, Status};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("a slow click is measured, and says what was slow", slow),
        Trial::test("quick clicks give a bound", quick),
    ]
}

/// `slowest` is what the page saw itself; both events and the paint after them are over when it is told.
const PAGE: &str = "<!doctype html><html lang=en><title>Clicks</title>
<button id=slow>Slow</button> <button id=quick>Quick</button> <p id=out>0</p>
<script>
  const out = document.getElementById('out');
  let slowest = 0, seen = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      slowest = Math.max(slowest, entry.duration);
      if (entry.name === 'click') seen += 1;
    }
  });
  observer.observe({ type: 'event', durationThreshold: 16 });
  document.getElementById('slow').onclick = () => {
    const end = performance.now() + 300;
    while (performance.now() < end);
    out.textContent = 'slow';
  };
  document.getElementById('quick').onclick = () => { out.textContent = String(Number(out.textContent) + 1); };
</script>";

fn slow() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let page = lab.open("/")?;
    let (panel, report) = lab.audit(&page)?;
    let before = &report.metrics[&Name::Inp];
    assert_eq!(
        (before.status, before.value, before.rating),
        (Status::NeedsInteraction, None, None),
        "nobody has used the page"
    );

    page.click("#slow")?;
    page.until("slowest >= 300", PATIENCE, "the slow click's entry")?;
    let inp = again(&panel)?.metrics[&Name::Inp].clone();
    assert_eq!(inp.status, Status::Exact, "{inp:?}");
    assert_eq!(
        inp.value,
        page.eval("slowest")?.as_f64(),
        "what the page saw"
    );
    assert!(
        matches!(inp.rating, Some(Rating::NeedsImprovement | Rating::Poor)),
        "{inp:?}"
    );
    assert_eq!(inp.attribution["interactionTarget"], "#slow", "{inp:?}");
    assert!(
        inp.attribution["processingDuration"]
            .as_f64()
            .is_some_and(|work| work >= 300.0),
        "{inp:?}"
    );
    Ok(())
}

fn quick() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    // A busy machine can make any click slow; the page itself tells whether one was.
    for _ in 0..10 {
        let page = lab.open("/")?;
        for clicks in 1..=3 {
            page.click("#quick")?;
            let counted = format!("performance.interactionCount === {clicks}");
            page.until(&counted, PATIENCE, "the click")?;
        }
        let painted = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))";
        page.eval(painted)?;
        let (_, report) = lab.audit(&page)?;
        let inp: &Metric = &report.metrics[&Name::Inp];
        if page.eval("slowest < 104")? == true {
            assert_eq!(
                (inp.status, inp.value, inp.rating),
                (Status::UpperBound, Some(104.0), Some(Rating::Good)),
                "{inp:?}"
            );
            assert_eq!(inp.attribution["interactionCount"], 3.0);
            return Ok(());
        }
        page.close()?;
    }
    Err("no click was quick: this machine is too busy to tell".into())
}
