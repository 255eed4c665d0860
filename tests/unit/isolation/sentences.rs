use super::*;

#[test]
fn counts_things() {
    assert_eq!(count(41, "Invoice"), "41 invoices");
    assert_eq!(count(1, "orders"), "1 order");
    assert_eq!(count(2, "InvoiceItem"), "2 invoice items");
    assert_eq!(count(0, "category"), "0 categories");
    assert_eq!(count(1, "categories"), "1 category");
    assert_eq!(count(1, "Address"), "1 address");
    assert_eq!(count(2, "team-members"), "2 team members");
    assert_eq!(count(3, "survey"), "3 surveys");
}

#[test]
fn says_how_many_of_how_many() {
    assert_eq!(
        read_of("Account B", 41, 41, "Invoice"),
        "Account B read 41 of A's 41 invoices."
    );
    assert_eq!(
        read_of("Account B", 3, 2, "Invoice"),
        "Account B read 3 of A's 3 invoices."
    );
}
