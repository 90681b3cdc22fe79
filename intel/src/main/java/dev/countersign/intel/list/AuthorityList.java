package dev.countersign.intel.list;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A list of an authority in XML in which addresses stand in the words about somebody: all of those
 * words are searched.
 */
abstract class AuthorityList implements XmlWalk.Handler {
  private static final int MOST_TEXT = 64 * 1024;
  private static final int MOST_WORDS = 1024 * 1024;

  private final Draft draft;
  private final String root;
  private final Set<String> records;
  private final StringBuilder words = new StringBuilder();

  protected String id = "";
  protected String name = "";
  protected String program = "";
  protected String reference = "";
  protected Optional<LocalDate> listed = Optional.empty();
  private boolean inside;

  AuthorityList(ListSource source, String root, Set<String> records) {
    this.draft = new Draft(source);
    this.root = root;
    this.records = records;
  }

  /** An element inside of the list, before what is in it. */
  abstract void begin(XmlWalk.Element at);

  /** An element with its text. */
  abstract void ended(XmlWalk.Element at, String text);

  @Override
  public final int mostText() {
    return MOST_TEXT;
  }

  @Override
  public final String root(String element) {
    return element.equals(root)
        ? ""
        : "is not the " + draft.source().title() + "; expected " + root + ", not " + element;
  }

  @Override
  public final void start(XmlWalk.Element at) {
    if (records.contains(at.name())) {
      inside = true;
      words.setLength(0);
      id = "";
      name = "";
      program = "";
      reference = "";
      listed = Optional.empty();
    }
    begin(at);
  }

  @Override
  public final void end(XmlWalk.Element at, String text) {
    if (inside && !text.isEmpty()) {
      say(text);
    }
    ended(at, text);
    if (records.contains(at.name())) {
      inside = false;
      draft.subject();
      draft.addFrom(words.toString(), new Draft.Listed(id, name, program, listed, reference));
    }
  }

  /** Words that are searched, too. */
  protected final void say(String text) {
    if (words.length() + text.length() < MOST_WORDS) {
      words.append(text).append(" \n ");
    } else {
      draft.note("The entry " + id + " has more words than are searched");
    }
  }

  protected final void published(String day) {
    draft.published(Days.british(day));
  }

  final Draft draft() {
    return draft;
  }
}
