package dev.countersign.bench.access;

/** The thefts, from crude to patient. */
public enum TheftKind {
  /** 1. */
  SCRIPT_FROM_SERVERS("A cookie replayed from rented servers by a script"),
  /** 2. */
  OTHER_BROWSER_BY_VPN("A cookie replayed through a commercial VPN in another browser"),
  /** 3. */
  PROXY_IN_THE_CITY("A cookie replayed through a residential proxy in the same city"),
  /** 4. */
  PHISHING_PROXY("A sign-in through a phishing proxy, and its session used"),
  /** 5. */
  PROMPT_BOMBING("Prompts until one is accepted, then a new device"),
  /** 6. */
  HELP_DESK("A help desk talked into a reset, a new factor, later use"),
  /** 7. */
  CONSENT("A consent or a device code, and the token used elsewhere"),
  /** 8. */
  MINTED_TOKEN("A token made in a stolen session, used by a script later"),
  /** 9. */
  OWN_MACHINE("Malware that acts through the owner's own machine"),
  /** 10. */
  PATIENT_READER("A reader of weeks from the same city in business hours"),
  /** 11. */
  IMITATION("A colleague's approvals imitated on another machine"),
  /** 12. */
  SLEEPING_ACCOUNT("A leaver's, sleeping or service account revived elsewhere");

  private final String words;

  TheftKind(String words) {
    this.words = words;
  }

  /** For a table. */
  public String words() {
    return words;
  }
}
