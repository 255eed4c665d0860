//! The app's own calls as the recorder saw them, and what may be sent again.
