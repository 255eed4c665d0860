use super::*;

#[path = "sample.rs"]
mod sample;

/// Writes the sample where `PREMORTEM_SAMPLE` says, for a person to look at; the picture from `PREMORTEM_PICTURE`,
/// a file that holds a data URL.
#[test]
fn the_sample_renders() {
    let data_url = std::env::var("PREMORTEM_PICTURE").ok();
    let data_url = data_url.map(|file| std::fs::read_to_string(file).unwrap());
    let html = render(&sample::report(), &[sample::picture(data_url)]);
    if let Ok(file) = std::env::var("PREMORTEM_SAMPLE") {
        std::fs::write(file, &html).unwrap();
    }
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"));
}
