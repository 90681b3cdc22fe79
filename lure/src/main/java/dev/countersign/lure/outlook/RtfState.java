package dev.countersign.lure.outlook;

/** What holds inside of a group of rich text, until the group ends. */
final class RtfState {
  /** What becomes of text. */
  enum Text {
    /** It is shown. */
    SHOWN,
    /** It is markup as it is, of a message that was HTML before. */
    TAG,
    /** It is a field's instruction. */
    INSTRUCTION,
    /** It is of fonts. */
    FONTS,
    /** Nothing. */
    NONE
  }

  Text text = Text.SHOWN;

  /** Whether it is only for readers of rich text, in a message that was HTML before. */
  boolean richOnly;

  boolean hidden;

  /** Whether the group is what a field shows, and a link is to be closed with it. */
  boolean link;

  int page;
  int skipAfterUnicode = 1;

  RtfState(int page) {
    this.page = page;
  }

  RtfState copy() {
    RtfState copy = new RtfState(page);
    copy.text = text;
    copy.richOnly = richOnly;
    copy.hidden = hidden;
    copy.skipAfterUnicode = skipAfterUnicode;
    return copy;
  }
}
