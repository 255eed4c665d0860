//! The side panel: its state, what can happen to it, and its views.
