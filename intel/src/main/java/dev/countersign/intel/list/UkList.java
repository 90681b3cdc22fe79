package dev.countersign.intel.list;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The UK Sanctions List in its XML. */
final class UkList extends AuthorityList {
  /** In the order in which a name is said; the sixth is the family's. */
  private final Map<String, String> parts = new TreeMap<>();

  private boolean primary = true;
  private boolean named;

  UkList() {
    super(ListSource.UK, "Designations", Set.of("Designation"));
  }

  @Override
  void begin(XmlWalk.Element at) {
    if (at.name().equals("Name")) {
      parts.clear();
      primary = true;
    }
  }

  @Override
  void ended(XmlWalk.Element at, String text) {
    switch (at.name()) {
      case "DateGenerated" -> published(text);
      case "UniqueID" -> id = text;
      case "DateDesignated" -> listed = Days.british(text);
      case "RegimeName" -> program = text;
      case "Name1", "Name2", "Name3", "Name4", "Name5", "Name6" -> parts.put(at.name(), text);
      case "NameType" -> primary = text.isEmpty() || text.regionMatches(true, 0, "Primary", 0, 7);
      case "Name" -> {
        parts.values().removeIf(String::isEmpty);
        if (name.isEmpty() || (primary && !named)) {
          name = String.join(" ", parts.values());
          named = primary;
        }
      }
      case "Designation" -> named = false;
      default -> {} // says nothing of these
    }
  }
}
