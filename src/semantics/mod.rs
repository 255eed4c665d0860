//! Questions checks ask of a page.
