package dev.countersign.bench.theft;

/** The thefts, from crude to patient. */
public enum TheftKind {
  /** 1. */
  AT_ONCE("Drained at once", 0.3),
  /** 2. */
  MANY_ASSETS("Many assets at once", 0.3),
  /** 3. */
  SLICES("Drained in slices", 0.2),
  /** 4. */
  TEST_FIRST("A small test, then large", 0.3),
  /** 5. */
  AT_NIGHT("At night", 0.1),
  /** 6. */
  FAN_OUT("Many small payouts", 0.2),
  /** 7. */
  APPROVAL("Taken by an approval", 1),
  /** 8. */
  PASS_THROUGH("Through an own account", 0.3),
  /** 9. */
  COPIED("A request copied to another address", 1),
  /** 10. */
  LOOK_ALIKE("A look-alike address", 1),
  /** 11. */
  WARMED_UP("A payee warmed up for weeks", 1),
  /** 12. */
  BLEED("Bled slowly below the limits", 0.5);

  private final String words;

  /** How often people were fooled into countersigning it. */
  final double fooled;

  TheftKind(String words, double fooled) {
    this.words = words;
    this.fooled = fooled;
  }

  /** For a table. */
  public String words() {
    return words;
  }
}
