use premortem::{Recording, checks, page::Decoder, semantics::Semantics};
use std::io::BufRead;
fn main() {
    let only = std::env::args().nth(1).unwrap_or_default();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let id = v["id"].as_str().unwrap();
        let Some(hex) = v["hex"].as_str() else {
            println!("{id}\tERROR\t{}", v["error"]);
            continue;
        };
        let bytes: Vec<u8> = (0..hex.len() / 2)
            .map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
            .collect();
        let mut d = Decoder::default();
        d.feed(&bytes).unwrap();
        let page = d.finish().unwrap();
        if only == "names" {
            let s = Semantics::new(&page);
            for (n, e) in page.elements() {
                if let Some(t) = e.attribute("data-testname").or(e.attribute("id")) {
                    println!(
                        "{}",
                        serde_json::json!({"file": id, "test": t, "name": s.name(n).text, "source": format!("{:?}", s.name(n).source), "role": s.role(n).map(|r| r.name()), "description": s.description(n)})
                    );
                }
            }
            continue;
        }
        let r = Recording {
            page: Some(page),
            ..Default::default()
        };
        for (c, _) in checks::CHECKS {
            if !only.is_empty() && only != c.id {
                continue;
            }
            let t = std::time::Instant::now();
            let cases = (c.run)(&r).unwrap();
            let ms = t.elapsed().as_secs_f64() * 1000.0;
            println!(
                "{id}\t{}\t{:?}\t{ms:.1}ms",
                c.id,
                checks::outcome_of(&cases)
            );
            for k in cases
                .iter()
                .filter(|k| k.outcome != checks::Outcome::Passed)
                .take(40)
            {
                println!(
                    "    {:?} {:?} [{}] {}",
                    k.outcome, k.target, k.cause, k.message
                );
            }
        }
    }
}
