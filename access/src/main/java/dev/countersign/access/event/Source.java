package dev.countersign.access.event;

import java.util.Locale;
import java.util.Optional;

/** Where an event was recorded. */
public enum Source {
  /** Okta's System Log. */
  OKTA("Okta"),
  /** Google Workspace, reports of activities. */
  WORKSPACE("Google Workspace"),
  /** Microsoft Entra, sign-in and audit logs. */
  ENTRA("Microsoft Entra"),
  /** Auth0's tenant logs. */
  AUTH0("Auth0"),
  /** Duo, authentication and administrator logs. */
  DUO("Duo"),
  /** OneLogin's events. */
  ONELOGIN("OneLogin"),
  /** GitHub's audit log. */
  GITHUB("GitHub"),
  /** AWS CloudTrail. */
  CLOUDTRAIL("AWS CloudTrail"),
  /** The console and the API of this platform. */
  COUNTERSIGN("Countersign"),
  /** Anything else, read by a mapping file. */
  MAPPED("a mapped log");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** As files, options and JSON write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<Source> of(String word) {
    for (Source one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
