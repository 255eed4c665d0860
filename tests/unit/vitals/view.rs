use super::*;

#[test]
fn interactions_are_as_many_as_their_ids_leave_room_for() {
    assert_eq!(estimate([].into_iter()), 0);
    assert_eq!(estimate([0, 107].into_iter()), 1);
    assert_eq!(estimate([114, 100, 0, 107].into_iter()), 3);
}
