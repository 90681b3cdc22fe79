package dev.countersign.access.event;

import java.util.Locale;

/**
 * Who did it.
 *
 * @param id the source's own for them; empty where it gives none
 * @param name by which people and other sources know them: a mail address in lower case where there
 *     is one, else the source's login name; empty where it gives none
 */
public record Actor(String id, String name, Kind kind) {
  /** Nobody that the record names. */
  public static final Actor NOBODY = new Actor("", "", Kind.UNKNOWN);

  /** Mail addresses and login names do not differ by case. */
  public Actor {
    name = name.strip().toLowerCase(Locale.ROOT);
  }

  /** What acts. */
  public enum Kind {
    /** A person. */
    PERSON,
    /** A program: a service account, an application, an integration. */
    SERVICE,
    /** The source itself. */
    SYSTEM,
    /** The record does not say. */
    UNKNOWN
  }

  /** By what they are told apart: the name, else the id; empty where nobody is named. */
  public String key() {
    return name.isEmpty() ? id : name;
  }
}
