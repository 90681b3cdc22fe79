package dev.countersign.response.cases;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A case as a value: whoever acts gets the next one.
 *
 * @param number by which people call it, such as {@code 2026-0007}
 * @param severity the worst of what joined it
 * @param title the sentence of the gravest thing that joined it
 * @param openedBy as the journal calls them; {@code countersign} where it opened by itself
 * @param lastAt when something joined it last
 * @param playbooks what it is, each with when that was known
 * @param decisions in their order
 * @param notes for whoever takes over, in their order
 * @param closing who asks that it is closed, and why; empty where nobody does
 * @param closed who agreed, and what was said; empty while it is not closed
 * @param version grows with everything that people decide; what joins by itself leaves it as it is
 */
public record Case(
    UUID id,
    String number,
    CaseState state,
    Severity severity,
    String title,
    Instant openedAt,
    String openedBy,
    Instant lastAt,
    Map<CaseKind, Instant> playbooks,
    Set<Thing> about,
    List<Decision> decisions,
    List<Member> members,
    List<Said> notes,
    Optional<Said> closing,
    Optional<Said> closed,
    long version) {
  /** Who opened a case that nobody did. */
  public static final String ITSELF = "countersign";

  /** The most things that a case is about. */
  public static final int MOST_THINGS = 500;

  /** The same again is not worth telling within that time. */
  private static final Duration QUIET = Duration.ofDays(1);

  private static final int LONGEST_TITLE = 300;

  /** Copies and bounds. */
  public Case {
    title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    playbooks = Collections.unmodifiableMap(new EnumMap<>(playbooks));
    about = Collections.unmodifiableSet(new TreeSet<>(about));
    decisions = List.copyOf(decisions);
    members = List.copyOf(members);
    notes = List.copyOf(notes);
  }

  /** A new one. */
  public static Case opened(UUID id, String number, Trigger trigger, String by) {
    return new Case(
        id,
        number,
        CaseState.OPEN,
        trigger.severity(),
        trigger.title(),
        trigger.at(),
        by,
        trigger.at(),
        Map.of(trigger.kind(), trigger.at()),
        trigger.about(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /** What the journal calls it. */
  public String subject() {
    return "case/" + id;
  }

  /** The gravest of what it is. */
  public CaseKind kind() {
    return playbooks.keySet().iterator().next();
  }

  /** Who leads it, as the journal calls them. */
  public Optional<String> lead() {
    return members.stream()
        .filter(one -> one.role() == CaseRole.LEAD)
        .map(Member::person)
        .findFirst();
  }

  /** The things of one kind. */
  public List<Thing> about(Thing.Kind kind) {
    return about.stream().filter(one -> one.kind() == kind).toList();
  }

  /** What is decided, and what is to be. */
  public Agenda agenda(Playbooks all) {
    return Agenda.of(playbooks, decisions, all);
  }

  /** As the rule that joins sees it. */
  public Joining.Standing standing() {
    return new Joining.Standing(
        id,
        number,
        state,
        playbooks.keySet(),
        lastAt,
        about,
        openedBy.equals(ITSELF) && version == 1 && notes.isEmpty());
  }

  /**
   * The same with something that joined. One that was contained is open again where that brings
   * something new, and whoever asked to close it must ask again; what only joins changes neither.
   *
   * @return itself where it says nothing new, and something joined within the last day
   */
  public Case with(Trigger trigger) {
    Map<CaseKind, Instant> kinds = new EnumMap<>(playbooks);
    boolean another = trigger.opens() && kinds.putIfAbsent(trigger.kind(), trigger.at()) == null;
    Set<Thing> things = new TreeSet<>(about);
    boolean more = trigger.about().stream().filter(this::hasRoom).filter(things::add).count() > 0;
    boolean worse = trigger.opens() && trigger.severity().compareTo(severity) > 0;
    if (!another && !more && !worse && trigger.at().isBefore(lastAt.plus(QUIET))) {
      return this;
    }
    boolean graver = another && trigger.kind().compareTo(kind()) < 0;
    Steps next = new Steps(this);
    next.playbooks = kinds;
    next.about = things;
    next.severity = worse ? trigger.severity() : severity;
    next.title = graver || (worse && !another) ? trigger.title() : title;
    next.lastAt = lastAt.isAfter(trigger.at()) ? lastAt : trigger.at();
    if (trigger.opens() && (another || more)) {
      next.state = CaseState.OPEN;
      next.closing = Optional.empty();
    }
    return next.ofItself();
  }

  /** The same with all that another one has, which turned out to be the same. */
  public Case with(Case same) {
    Map<CaseKind, Instant> kinds = new EnumMap<>(playbooks);
    same.playbooks.forEach(
        (kind, since) -> kinds.merge(kind, since, (a, b) -> a.isBefore(b) ? a : b));
    Set<Thing> things = new TreeSet<>(about);
    same.about.stream().limit(Math.max(0, MOST_THINGS - things.size())).forEach(things::add);
    Steps next = new Steps(this);
    next.playbooks = kinds;
    next.about = things;
    next.severity = same.severity.compareTo(severity) > 0 ? same.severity : severity;
    next.title = same.kind().compareTo(kind()) < 0 ? same.title : title;
    next.lastAt = lastAt.isAfter(same.lastAt) ? lastAt : same.lastAt;
    next.state = CaseState.OPEN;
    next.closing = Optional.empty();
    return next.ofItself();
  }

  /** Closed, as it goes on in another. */
  public Case takenInto(Case other, Instant at) {
    Steps next = new Steps(this);
    next.state = CaseState.CLOSED;
    next.closing = Optional.empty();
    next.closed =
        Optional.of(
            new Said(ITSELF, at, "It is the same as case " + other.number + ", where it goes on"));
    return next.ofItself();
  }

  private boolean hasRoom(Thing thing) {
    return about.size() < MOST_THINGS || about.contains(thing);
  }

  /**
   * Itself, where it is as somebody saw it.
   *
   * @throws StaleCase where it is not
   */
  public Case asSeen(long seen) {
    if (seen != version) {
      throw new StaleCase(number, seen, version);
    }
    return this;
  }

  /** Whether it is about somebody, as the journal calls them. */
  public boolean isAbout(String person) {
    return Thing.of(person).filter(about::contains).isPresent();
  }

  void mayAct(Actor by) {
    mayNotBeAbout(by);
    if (state == CaseState.CLOSED) {
      throw new UnreadableInput("The case " + number + " is closed; open it again first");
    }
  }

  void mayNotBeAbout(Actor by) {
    if (isAbout(by.subject())) {
      throw new UnreadableInput(
          "The case "
              + number
              + " is about you; others decide in it, and tell you what you may know");
    }
  }
}
