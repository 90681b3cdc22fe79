package dev.countersign.response.playbook;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that a case is about.
 *
 * @param id as the journal calls it behind the kind: a UUID, an address, a hash
 */
public record Thing(Kind kind, String id) implements Comparable<Thing> {
  private static final int LONGEST = 200;

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is empty or longer than 200 characters
   */
  public Thing {
    if (id.isBlank() || id.length() > LONGEST) {
      throw new IllegalArgumentException("a thing has an id of 1 to " + LONGEST + " characters");
    }
  }

  /** Which kind of thing, in the order in which they are shown. */
  public enum Kind {
    /** Somebody of the company. */
    PERSON("people", "nobody is known yet"),
    /** A session, by its source's id. */
    SESSION("sessions", "no session is known yet"),
    /** A wallet of the company. */
    WALLET("wallets", "no wallet is known yet"),
    /** An address that is not the company's. */
    ADDRESS("addresses", "no address is known yet"),
    /** A transaction of a chain, as {@code CHAIN:HASH}. */
    TRANSACTION("transactions", "no transaction is known yet"),
    /** Something that was asked for. */
    TRANSFER("transfers", "no transfer is known yet"),
    /** Reports of the same lure. */
    CAMPAIGN("lures", "no lure is known yet"),
    /** A finding about an account. */
    FINDING("findings", "no finding is known yet"),
    /** Alerts that belong together. */
    INCIDENT("incidents", "no incident is known yet"),
    /** A trace of value. */
    TRACE("traces", "nothing is traced yet");

    private final String many;
    private final String none;

    Kind(String many, String none) {
      this.many = many;
      this.none = none;
    }

    /** The plural, by which playbooks name them, such as {@code wallets}. */
    public String many() {
      return many;
    }

    /** What is said where there is none. */
    public String none() {
      return none;
    }

    /** As it is stored and sent. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that plural. */
    public static Optional<Kind> ofMany(String word) {
      for (Kind one : values()) {
        if (one.many.equals(word)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }

    /** The kind of that word. */
    public static Optional<Kind> of(String word) {
      for (Kind one : values()) {
        if (one.word().equals(word)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /** The thing that is written like {@code wallet/3f…}; empty where it is none. */
  public static Optional<Thing> of(String subject) {
    int slash = subject.indexOf('/');
    String id = subject.substring(slash + 1);
    return slash < 0 || id.isBlank() || id.length() > LONGEST
        ? Optional.empty()
        : Kind.of(subject.substring(0, slash)).map(kind -> new Thing(kind, id));
  }

  /** Likewise. */
  public String subject() {
    return kind.word() + "/" + id;
  }

  @Override
  public int compareTo(Thing other) {
    int kinds = kind.compareTo(other.kind);
    return kinds != 0 ? kinds : id.compareTo(other.id);
  }
}
