package dev.countersign.intel.list;

import java.util.Set;

/** The consolidated list of the United Nations' Security Council in its XML. */
final class UnList extends AuthorityList {
  private static final Set<String> RECORDS = Set.of("INDIVIDUAL", "ENTITY");

  UnList() {
    super(ListSource.UN, "CONSOLIDATED_LIST", RECORDS);
  }

  @Override
  void begin(XmlWalk.Element at) {
    if (at.name().equals("CONSOLIDATED_LIST")) {
      published(at.attribute("dateGenerated"));
    }
  }

  @Override
  void ended(XmlWalk.Element at, String text) {
    if (!RECORDS.contains(at.parent())) {
      return;
    }
    switch (at.name()) {
      case "REFERENCE_NUMBER" -> id = text;
      case "DATAID" -> id = id.isEmpty() ? text : id;
      case "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" ->
          name = (name + " " + text).strip();
      case "UN_LIST_TYPE" -> program = text;
      case "LISTED_ON" -> listed = Days.british(text);
      default -> {} // says nothing of these
    }
  }
}
