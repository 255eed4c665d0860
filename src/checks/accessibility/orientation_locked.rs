//! # Page turns against the screen
//!
//! ## What it checks
//!
//! Every element that can be seen and that a style sheet turns in one orientation of the screen only (`rotate`, or
//! `transform` with a turning function, under `@media (orientation: …)`). Between the two orientations it must not turn by
//! a quarter: that would lock the page to one of them.
//!
//! Style sheets of other sites can't be read. Of the cascade the order of the rules is known, not their specificity.
//!
//! ## Why it matters
//!
//! A tablet fixed to a wheelchair can't be turned. Whoever uses it reads the page with their head tilted.
//!
//! ## How to fix
//!
//! Drop the rule, and lay the page out for both orientations.
//!
//! ## Examples
//!
//! ```html,failed
//! <style>@media (orientation: portrait) { main { transform: rotate(90deg) } }</style><main>Orders</main>
//! ```
//!
//! ```html,passed
//! <style>@media (orientation: portrait) { main { rotate: 2deg } }</style><main>Orders</main>
//! ```
//!
//! ```html,inapplicable
//! <style>main { rotate: 90deg }</style><main>Orders</main>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.3.4 Orientation](https://www.w3.org/WAI/WCAG22/Understanding/orientation)
//! - [ACT rule b33eff: orientation of the page is not restricted using CSS transforms](https://www.w3.org/WAI/standards-guidelines/act/rules/b33eff/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::Namespace;
use crate::semantics::{Semantics, component};

/// Page turns against the screen.
pub const CHECK: Check = Check {
    id: "orientation-locked",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.3.4"],
    act: &["b33eff"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let turned = element.rare.as_ref().and_then(|rare| rare.turned.as_ref());
        let Some(turned) = turned.filter(|_| element.namespace == Namespace::Html) else {
            continue;
        };
        if !semantics.visible(id) {
            continue;
        }
        let target = Target::Node(id);
        let [transform, rotate, transform_wide, rotate_wide] = turned;
        let portrait = angle(transform).zip(angle(rotate));
        let landscape = angle(transform_wide).zip(angle(rotate_wide));
        cases.push(match (portrait, landscape) {
            (Some(portrait), Some(landscape)) => {
                let turn = (portrait.0 + portrait.1 - landscape.0 - landscape.1).rem_euclid(180.0);
                if (turn - 90.0).abs() > TOLERANCE {
                    Case::passed(target)
                } else {
                    Case::failed(
                        target,
                        component(page, id),
                        "A style sheet turns this by 90° when the screen is turned, so it keeps to one orientation.",
                    )
                }
            }
            _ => Case::cant_tell(
                target,
                component(page, id),
                "A style sheet turns this when the screen is turned. Turn it, and see whether it stays upright.",
            ),
        });
    }
    Ok(cases)
}

/// In degrees: nobody sees less.
const TOLERANCE: f64 = 1.0;

/// By how many degrees a value of `transform` or `rotate` turns around the axis we look along; `None` where it can't be
/// told without the browser.
fn angle(value: &str) -> Option<f64> {
    let value = value.trim();
    if value.is_empty() || value == "none" {
        return Some(0.0);
    }
    if !value.contains('(') {
        // `rotate`: an angle, after an axis where it is another one.
        let (axis, angle) = value.rsplit_once(' ').unwrap_or(("z", value));
        return match axis.trim() {
            "z" | "0 0 1" => degrees(angle),
            "x" | "y" => Some(0.0),
            _ => None,
        };
    }
    let mut sum = 0.0;
    for function in value.split_inclusive(')') {
        let (name, inside) = function.trim().strip_suffix(')')?.split_once('(')?;
        let numbers: Vec<&str> = inside.split(',').map(str::trim).collect();
        let at = |index: usize| numbers.get(index)?.parse::<f64>().ok();
        sum += match name.to_ascii_lowercase().as_str() {
            "rotate" | "rotatez" => degrees(inside)?,
            "rotate3d" if at(0)? == 0.0 && at(1)? == 0.0 => {
                degrees(numbers.get(3)?)? * at(2)?.signum()
            }
            "matrix" | "matrix3d" => at(1)?.atan2(at(0)?).to_degrees(),
            name if name.starts_with("translate")
                || name.starts_with("scale")
                || name.starts_with("skew")
                || matches!(name, "perspective" | "rotatex" | "rotatey") =>
            {
                0.0
            }
            _ => return None,
        };
    }
    Some(sum).filter(|sum| sum.is_finite())
}

fn degrees(angle: &str) -> Option<f64> {
    let angle = angle.trim();
    let unit =
        angle.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number = &angle[..angle.len() - unit.len()];
    // Exponents, as in 1e-3deg, are taken for a unit: then it is not known.
    let number: f64 = number.parse().ok()?;
    match unit {
        "deg" => Some(number),
        "rad" => Some(number.to_degrees()),
        "grad" => Some(number * 0.9),
        "turn" => Some(number * 360.0),
        "" if number == 0.0 => Some(0.0),
        _ => None,
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/orientation_locked.rs"]
mod tests;
