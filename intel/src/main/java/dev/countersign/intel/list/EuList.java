package dev.countersign.intel.list;

import java.util.Set;

/**
 * The European Union's consolidated list in its XML (schema of the financial sanctions files, 1.1).
 */
final class EuList extends AuthorityList {
  EuList() {
    super(ListSource.EU, "export", Set.of("sanctionEntity"));
  }

  @Override
  void begin(XmlWalk.Element at) {
    switch (at.name()) {
      case "export" -> published(at.attribute("generationDate"));
      case "sanctionEntity" -> {
        String number = at.attribute("euReferenceNumber");
        id = number.isEmpty() ? at.attribute("logicalId") : number;
        say(at.attribute("designationDetails"));
        listed = Days.british(at.attribute("designationDate"));
      }
      case "nameAlias" -> {
        String whole = at.attribute("wholeName");
        name = name.isEmpty() ? whole : name;
        say(whole + " \n " + at.attribute("function"));
      }
      case "regulation" -> {
        program = program.isEmpty() ? at.attribute("programme") : program;
        listed = listed.or(() -> Days.british(at.attribute("publicationDate")));
      }
      case "identification" ->
          say(
              at.attribute("identificationTypeDescription")
                  + " "
                  + at.attribute("number")
                  + " \n "
                  + at.attribute("latinNumber")
                  + " \n "
                  + at.attribute("nameOnDocument"));
      case "address" -> say(at.attribute("street") + " \n " + at.attribute("place"));
      default -> {} // says nothing of addresses
    }
  }

  @Override
  void ended(XmlWalk.Element at, String text) {
    if (at.name().equals("publicationUrl") && reference.isEmpty()) {
      reference = text;
    }
  }
}
