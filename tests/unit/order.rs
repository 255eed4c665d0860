use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..6, any::<u16>()), 0..80)) {
        let mut ours = items.clone();
        sort_by(&mut ours, |a, b| (b.0 % 3).cmp(&(a.0 % 3)));
        let mut standard = items.clone();
        standard.sort_by_key(|item| std::cmp::Reverse(item.0 % 3));
        prop_assert_eq!(&ours, &standard);

        sort(&mut ours);
        standard.sort();
        prop_assert_eq!(ours, standard);
    }
}
