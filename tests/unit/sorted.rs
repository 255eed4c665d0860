use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #[test]
    fn maps_do_what_trees_do(
        first in prop::collection::vec((0u8..30, any::<u16>()), 0..40),
        then in prop::collection::vec((0u8..30, any::<u16>()), 0..40),
        gone in 0u8..30,
    ) {
        let mut ours: Map<u8, u16> = first.iter().copied().collect();
        let mut tree: BTreeMap<u8, u16> = first.iter().copied().collect();
        ours.extend(then.iter().copied());
        tree.extend(then.iter().copied());
        prop_assert_eq!(ours.clone(), Map::from(tree.clone()));
        for (key, value) in then {
            prop_assert_eq!(ours.insert(key, value), tree.insert(key, value));
        }
        prop_assert_eq!(ours.remove(&gone), tree.remove(&gone));
        *ours.or_default(gone) += 1;
        *tree.entry(gone).or_default() += 1;
        for key in 0..30 {
            prop_assert_eq!(ours.get(&key), tree.get(&key));
        }
        prop_assert!(ours.iter().eq(tree.iter()));
    }

    #[test]
    fn sets_do_what_trees_do(one in prop::collection::vec(0u8..30, 0..20), two in prop::collection::vec(0u8..30, 0..20)) {
        let sets: [Set<u8>; 2] = [one.iter().copied().collect(), two.iter().copied().collect()];
        let trees: [BTreeSet<u8>; 2] = [one.iter().copied().collect(), two.iter().copied().collect()];
        prop_assert_eq!(sets[0].is_disjoint(&sets[1]), trees[0].is_disjoint(&trees[1]));
        prop_assert!(sets[0].iter().eq(trees[0].iter()));
        prop_assert_eq!((sets[0].first(), sets[0].last()), (trees[0].first(), trees[0].last()));
        let (mut set, mut tree) = (sets[0].clone(), trees[0].clone());
        for item in two {
            prop_assert_eq!(set.insert(item), tree.insert(item));
        }
        prop_assert!(set.into_iter().eq(tree));
    }
}

#[test]
fn written_as_a_tree_is() {
    let map: Map<String, u8> = [("b".to_owned(), 2), ("a".to_owned(), 1)]
        .into_iter()
        .collect();
    let text = serde_json::to_string(&map).unwrap();
    assert_eq!(text, r#"{"a":1,"b":2}"#);
    assert_eq!(serde_json::from_str::<Map<String, u8>>(&text).unwrap(), map);
}
