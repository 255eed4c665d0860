//! The roles there are, and what is true of each.
//!
//! From <https://www.w3.org/TR/wai-aria-1.2/#role_definitions>, <https://www.w3.org/TR/graphics-aria-1.0/> and
//! <https://www.w3.org/TR/dpub-aria-1.1/>; abstract roles are left out, because no author may use them.

/// Can be acted on by itself.
const ACTED: u16 = 1;
/// Takes its name from its content.
const CONTENT: u16 = 1 << 1;
/// Its children are presentational.
const LEAF: u16 = 1 << 2;
/// A form field, as ACT rule e086e5 counts them.
const FIELD: u16 = 1 << 3;
/// Must not be named.
const NAMELESS: u16 = 1 << 4;
/// A landmark.
const LANDMARK: u16 = 1 << 5;
/// `group` and what inherits from it, as far as it is no composite.
const GROUP: u16 = 1 << 6;
/// Manages the focus among what it holds.
const COMPOSITE: u16 = 1 << 7;
/// A widget nobody acts on directly.
const WIDGET: u16 = 1 << 8;

macro_rules! roles {
    ($($variant:ident $name:literal $facts:expr;)*) => {
        /// A role that is not abstract.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is its name; the specification says the rest")]
        pub enum Role { $($variant,)* }

        impl Role {
            /// As it is written in a `role` attribute.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            fn facts(self) -> u16 {
                match self { $(Self::$variant => $facts,)* }
            }

            fn exact(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

roles! {
    Alert "alert" 0;
    Alertdialog "alertdialog" 0;
    Application "application" 0;
    Article "article" 0;
    Associationlist "associationlist" 0;
    Associationlistitemkey "associationlistitemkey" CONTENT;
    Associationlistitemvalue "associationlistitemvalue" 0;
    Banner "banner" LANDMARK;
    Blockquote "blockquote" 0;
    Button "button" ACTED | CONTENT | LEAF;
    Caption "caption" NAMELESS;
    Cell "cell" CONTENT;
    Checkbox "checkbox" ACTED | CONTENT | LEAF | FIELD;
    Code "code" NAMELESS;
    Columnheader "columnheader" CONTENT;
    Combobox "combobox" ACTED | FIELD;
    Comment "comment" CONTENT;
    Complementary "complementary" LANDMARK;
    Contentinfo "contentinfo" LANDMARK;
    Definition "definition" 0;
    Deletion "deletion" NAMELESS;
    Dialog "dialog" 0;
    Directory "directory" 0;
    DocAbstract "doc-abstract" 0;
    DocAcknowledgments "doc-acknowledgments" 0;
    DocAfterword "doc-afterword" 0;
    DocAppendix "doc-appendix" 0;
    DocBacklink "doc-backlink" ACTED | CONTENT;
    DocBiblioentry "doc-biblioentry" 0;
    DocBibliography "doc-bibliography" 0;
    DocBiblioref "doc-biblioref" ACTED | CONTENT;
    DocChapter "doc-chapter" 0;
    DocColophon "doc-colophon" 0;
    DocConclusion "doc-conclusion" 0;
    DocCover "doc-cover" LEAF;
    DocCredit "doc-credit" 0;
    DocCredits "doc-credits" 0;
    DocDedication "doc-dedication" 0;
    DocEndnote "doc-endnote" 0;
    DocEndnotes "doc-endnotes" 0;
    DocEpigraph "doc-epigraph" 0;
    DocEpilogue "doc-epilogue" 0;
    DocErrata "doc-errata" 0;
    DocExample "doc-example" 0;
    DocFootnote "doc-footnote" 0;
    DocForeword "doc-foreword" 0;
    DocGlossary "doc-glossary" 0;
    DocGlossref "doc-glossref" ACTED | CONTENT;
    DocIndex "doc-index" 0;
    DocIntroduction "doc-introduction" 0;
    DocNoteref "doc-noteref" ACTED | CONTENT;
    DocNotice "doc-notice" 0;
    DocPagebreak "doc-pagebreak" LEAF;
    DocPagefooter "doc-pagefooter" 0;
    DocPageheader "doc-pageheader" 0;
    DocPagelist "doc-pagelist" 0;
    DocPart "doc-part" 0;
    DocPreface "doc-preface" 0;
    DocPrologue "doc-prologue" 0;
    DocPullquote "doc-pullquote" 0;
    DocQna "doc-qna" 0;
    DocSubtitle "doc-subtitle" CONTENT;
    DocTip "doc-tip" 0;
    DocToc "doc-toc" 0;
    Document "document" 0;
    Emphasis "emphasis" NAMELESS;
    Feed "feed" 0;
    Figure "figure" 0;
    Form "form" LANDMARK;
    Generic "generic" NAMELESS;
    GraphicsDocument "graphics-document" 0;
    GraphicsObject "graphics-object" 0;
    GraphicsSymbol "graphics-symbol" LEAF;
    Grid "grid" COMPOSITE;
    Gridcell "gridcell" ACTED | CONTENT;
    Group "group" GROUP;
    Heading "heading" CONTENT;
    Img "img" LEAF;
    Insertion "insertion" NAMELESS;
    Link "link" ACTED | CONTENT;
    List "list" 0;
    Listbox "listbox" COMPOSITE | FIELD;
    Listitem "listitem" 0;
    Log "log" 0;
    Main "main" LANDMARK;
    Mark "mark" NAMELESS;
    Marquee "marquee" 0;
    Math "math" 0;
    Menu "menu" COMPOSITE;
    Menubar "menubar" COMPOSITE;
    Menuitem "menuitem" ACTED | CONTENT;
    Menuitemcheckbox "menuitemcheckbox" ACTED | CONTENT | LEAF | FIELD;
    Menuitemradio "menuitemradio" ACTED | CONTENT | LEAF | FIELD;
    Meter "meter" LEAF;
    Navigation "navigation" LANDMARK;
    None "none" NAMELESS;
    Note "note" 0;
    Option "option" ACTED | CONTENT | LEAF;
    Paragraph "paragraph" NAMELESS;
    Progressbar "progressbar" WIDGET | LEAF;
    Radio "radio" ACTED | CONTENT | LEAF | FIELD;
    Radiogroup "radiogroup" COMPOSITE;
    Region "region" LANDMARK;
    Row "row" CONTENT | GROUP;
    Rowgroup "rowgroup" 0;
    Rowheader "rowheader" CONTENT;
    Scrollbar "scrollbar" WIDGET | LEAF;
    Search "search" LANDMARK;
    Searchbox "searchbox" ACTED | FIELD;
    Separator "separator" LEAF;
    Slider "slider" ACTED | LEAF | FIELD;
    Spinbutton "spinbutton" ACTED | FIELD;
    Status "status" 0;
    Strong "strong" NAMELESS;
    Subscript "subscript" NAMELESS;
    Suggestion "suggestion" NAMELESS;
    Superscript "superscript" NAMELESS;
    Switch "switch" ACTED | CONTENT | LEAF | FIELD;
    Tab "tab" ACTED | CONTENT | LEAF;
    Table "table" 0;
    Tablist "tablist" COMPOSITE;
    Tabpanel "tabpanel" 0;
    Term "term" 0;
    Textbox "textbox" ACTED | FIELD;
    Time "time" NAMELESS;
    Timer "timer" 0;
    Toolbar "toolbar" GROUP;
    Tooltip "tooltip" CONTENT;
    Tree "tree" COMPOSITE;
    Treegrid "treegrid" COMPOSITE;
    Treeitem "treeitem" ACTED | CONTENT;
}

impl Role {
    /// The role of that name, in any case; synonyms give the role they stand for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match &*name {
            "image" => Some(Self::Img),
            "presentation" => Some(Self::None),
            name => Self::exact(name),
        }
    }

    fn is(self, fact: u16) -> bool {
        self.facts() & fact != 0
    }

    /// Whether people act on it: a button, a link, a field, an option.
    #[must_use]
    pub fn interactive(self) -> bool {
        self.is(ACTED)
    }

    /// Whether it inherits from `widget`: <https://www.w3.org/TR/wai-aria-1.2/#widget>
    #[must_use]
    pub fn widget(self) -> bool {
        self.is(ACTED | COMPOSITE | WIDGET) || self == Self::Row
    }

    /// Whether it is or inherits from `group`: <https://www.w3.org/TR/wai-aria-1.2/#group>
    #[must_use]
    pub fn group(self) -> bool {
        self.is(GROUP | COMPOSITE)
    }

    /// Whether it moves the focus among what it holds: a menu, a listbox, a tree.
    #[must_use]
    pub fn composite(self) -> bool {
        self.is(COMPOSITE)
    }

    /// Whether it is a form field in the sense of ACT rule e086e5.
    #[must_use]
    pub fn form_field(self) -> bool {
        self.is(FIELD)
    }

    /// Whether it is or inherits from `link`: <https://www.w3.org/TR/wai-aria-1.2/#link>
    #[must_use]
    pub fn link(self) -> bool {
        matches!(
            self,
            Self::Link
                | Self::DocBacklink
                | Self::DocBiblioref
                | Self::DocGlossref
                | Self::DocNoteref
        )
    }

    /// Whether it is a landmark.
    #[must_use]
    pub fn landmark(self) -> bool {
        self.is(LANDMARK)
    }

    /// Whether its name comes from its content where nothing else gives one.
    #[must_use]
    pub fn named_by_content(self) -> bool {
        self.is(CONTENT)
    }

    /// Whether authors must not name it.
    #[must_use]
    pub fn nameless(self) -> bool {
        self.is(NAMELESS)
    }

    /// Whether what it holds has no roles of its own.
    #[must_use]
    pub fn presentational_children(self) -> bool {
        self.is(LEAF)
    }
}
