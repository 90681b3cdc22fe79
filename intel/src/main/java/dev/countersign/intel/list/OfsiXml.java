package dev.countersign.intel.list;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The consolidated list of HM Treasury in its XML of 2022: one element for each name of somebody,
 * joined by a group's id.
 */
final class OfsiXml extends AuthorityList {
  private final Map<String, String> parts = new TreeMap<>();

  OfsiXml() {
    super(
        ListSource.UK_OFSI, "ArrayOfFinancialSanctionsTarget", Set.of("FinancialSanctionsTarget"));
  }

  @Override
  void begin(XmlWalk.Element at) {
    if (at.name().equals("FinancialSanctionsTarget")) {
      parts.clear();
    }
  }

  @Override
  void ended(XmlWalk.Element at, String text) {
    switch (at.name()) {
      case "GroupID" -> id = text;
      case "RegimeName" -> program = text;
      case "DateListed" -> listed = Days.british(text);
      case "name1", "name2", "name3", "name4", "name5", "Name6" -> {
        if (!text.isEmpty()) {
          parts.put(at.name().toLowerCase(java.util.Locale.ROOT), text);
          name = String.join(" ", parts.values());
        }
      }
      default -> {} // says nothing of these
    }
  }
}
