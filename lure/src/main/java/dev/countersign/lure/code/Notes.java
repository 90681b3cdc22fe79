package dev.countersign.lure.code;

import dev.countersign.lure.bound.Pace;
import dev.countersign.lure.code.syntax.Source;
import dev.countersign.model.text.Visible;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was noticed in a file: of a kind one for a line, the surest. */
final class Notes {
  /** Of a kind; more of the same would tell nothing, and must not keep others out. */
  private static final int MOST = 100;

  private static final int LONGEST = 200;

  private final Source source;
  private final int shift;
  private final String within;
  private final Pace pace;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<String, Behaviour> found = new LinkedHashMap<>();
  private int reached;
  private When when = When.AT_LOAD;

  /**
   * Notes on a file.
   *
   * @param line of the file that the code stands in, where it is code within code; else 0
   * @param within what that code is, for the sentences; empty where the file itself is read
   * @param pace the time that reading the file may take
   */
  Notes(Source source, int line, String within, Pace pace) {
    this.source = source;
    this.pace = pace;
    this.shift = line;
    this.within = within;
  }

  Source source() {
    return source;
  }

  Pace pace() {
    return pace;
  }

  /** Something at a byte is looked at, if there is time. */
  void step(int at) {
    pace.check();
    reached = at;
  }

  /** The byte of what was looked at last. */
  int reached() {
    return reached;
  }

  /** From a byte on, something was not read. */
  void unread(int at, String sentence) {
    add(Kind.NOT_READ, at, at + LONGEST, Sureness.CERTAIN, sentence);
  }

  /** When what is noticed from now on would happen; returns what held before. */
  When during(When now) {
    When before = when;
    when = now;
    return before;
  }

  When when() {
    return when;
  }

  /** The line of a byte, in the file. */
  int line(int at) {
    return shift > 0 ? shift : source.line(at);
  }

  /** The file's line of a line of what is read. */
  int lineOf(int inner) {
    return shift > 0 ? shift : Math.clamp(inner, 1, source.lines());
  }

  /** A behaviour at an expression. */
  void add(Kind kind, int start, int end, Sureness sure, String sentence) {
    add(kind, line(start), source.text(start, Math.min(end, start + 4 * LONGEST)), sure, sentence);
  }

  /** A behaviour at a line. */
  void add(Kind kind, int line, String words, Sureness sure, String sentence) {
    add(new Behaviour(kind, line, shown(words), within + shown(sentence, 400), sure, when));
  }

  /** A behaviour found by another reader. */
  void add(Behaviour behaviour) {
    String key = behaviour.kind() + " " + behaviour.line();
    Behaviour old = found.get(key);
    if (old == null && counts.merge(behaviour.kind(), 1, Integer::sum) > MOST) {
      return;
    }
    found.merge(key, behaviour, Notes::stronger);
  }

  private static Behaviour stronger(Behaviour one, Behaviour other) {
    Behaviour surer = other.sure().compareTo(one.sure()) < 0 ? other : one;
    When sooner = one.when().compareTo(other.when()) <= 0 ? one.when() : other.when();
    return new Behaviour(
        surer.kind(), surer.line(), surer.words(), surer.sentence(), surer.sure(), sooner);
  }

  boolean has(Kind kind) {
    return found.values().stream().anyMatch(one -> one.kind() == kind);
  }

  /** Takes a kind away again unless one of others is there. */
  void dropUnless(Kind kind, Kind... others) {
    for (Kind other : others) {
      if (has(other)) {
        return;
      }
    }
    found.values().removeIf(one -> one.kind() == kind);
  }

  List<Behaviour> all() {
    List<Behaviour> all = new ArrayList<>(found.values());
    all.sort(java.util.Comparator.comparingInt(Behaviour::line).thenComparing(Behaviour::kind));
    return List.copyOf(all);
  }

  /** Printable, on one line, at most 200 characters. */
  static String shown(String words) {
    return shown(words, LONGEST);
  }

  private static String shown(String words, int longest) {
    String flat = words.length() > 4 * longest ? words.substring(0, 4 * longest) : words;
    String plain = Visible.of(flat.replaceAll("\\s+", " ").strip());
    return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
  }
}
