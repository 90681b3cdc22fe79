package dev.countersign.intel.stix;

import dev.countersign.intel.knowledge.EntryKind;
import java.time.LocalDate;
import java.util.Map;

/** What is ours in a bundle: extensions, and where the fields of an entry stand. */
final class StixForm {
  /** When this form was made; a change of it needs another id of the extension. */
  static final LocalDate MADE = LocalDate.of(2026, 11, 28);

  /** Whoever wrote the objects. */
  static final String SELF = StixIds.of("identity", "countersign");

  /** Carries what STIX has no field for. */
  static final String ENTRIES = StixIds.of("extension-definition", "entries", "1");

  /** Says what a wallet's address is. */
  static final String WALLETS = StixIds.of("extension-definition", "cryptocurrency-wallet", "1");

  static final String WALLET = "cryptocurrency-wallet";

  private StixForm() {}

  /** Fields of an entry that stand in a property of STIX instead, by their names. */
  static Map<String, String> moved(EntryKind kind) {
    return switch (kind) {
      case SOURCE -> Map.of("title", "name");
      case STEP -> Map.of("what", "name", "question", "description");
      case TECHNIQUE -> Map.of("name", "name");
      case ACTOR -> Map.of("name", "name", "about", "description");
      case INCIDENT -> Map.of("method", "description");
      case FIGURE -> Map.of("covers", "abstract");
      case DISPUTE -> Map.of("why", "content");
    };
  }
}
