package dev.countersign.intel.label;

import dev.countersign.model.value.UnreadableInput;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of OFAC's list of specially designated nationals, as {@code sdn.xml} and as
 * {@code sdn_advanced.xml}, one entry after the other. Nothing outside of the file is looked up.
 */
final class SdnList {
  private static final String CURRENCY = "Digital Currency Address";
  private static final int MOST_DEPTH = 64;
  private static final int MOST_TEXT = 8192;

  private final String name;
  private final List<Label> labels = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  /** Numbers of the kinds of features that are addresses (advanced). */
  private final Set<String> currencies = new HashSet<>();

  private final List<String> addresses = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private String kind = "";
  private String number = "";
  private boolean named;
  private boolean primary;

  private SdnList(String name) {
    this.name = name;
  }

  /**
   * All addresses of a list, each with the name of the entry that it stands in.
   *
   * @param name of the file
   * @throws UnreadableInput where it is no such list, or cut short
   */
  static List<Label> read(InputStream in, String name) {
    SdnList list = new SdnList(name);
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        list.take(xml, xml.next());
      }
    } catch (XMLStreamException e) {
      throw new UnreadableInput(
          name
              + " is no XML that can be read to its end"
              + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNumber())
              + "; expected OFAC's list as it is published");
    }
    return list.labels;
  }

  private void take(XMLStreamReader xml, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> end(xml);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (text.length() + xml.getTextLength() <= MOST_TEXT) {
          text.append(xml.getText());
        } else if (!xml.isWhiteSpace()) {
          throw wrong(xml, "has a text of more than " + MOST_TEXT + " characters");
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw wrong(xml, "declares or uses entities, which no list of OFAC does");
      default -> {} // comments and the like
    }
  }

  private void start(XMLStreamReader xml) {
    String element = xml.getLocalName();
    if (path.isEmpty() && !element.equals("sdnList") && !element.equals("Sanctions")) {
      throw wrong(xml, "is no list of OFAC; expected sdnList or Sanctions, not " + element);
    }
    path.push(element);
    if (path.size() > MOST_DEPTH) {
      throw wrong(xml, "has elements more than " + MOST_DEPTH + " deep");
    }
    text.setLength(0);
    switch (element) {
      case "sdnEntry", "DistinctParty" -> {
        addresses.clear();
        names.clear();
        named = false;
      }
      case "id" -> {
        kind = "";
        number = "";
      }
      case "FeatureType" -> kind = attribute(xml, "ID");
      case "Feature" -> kind = attribute(xml, "FeatureTypeID");
      case "Alias" -> primary = attribute(xml, "Primary").equals("true");
      default -> {} // says nothing of addresses
    }
  }

  private void end(XMLStreamReader xml) {
    String element = path.pop();
    String parent = path.isEmpty() ? "" : path.element();
    String value = text.toString().strip();
    text.setLength(0);
    switch (element) {
      case "idType" -> kind = value;
      case "idNumber" -> number = value;
      case "id" -> {
        if (kind.startsWith(CURRENCY)) {
          address(xml, number);
        }
      }
      case "firstName", "lastName" -> {
        if (parent.equals("sdnEntry")) {
          names.add(value);
        }
      }
      case "FeatureType" -> {
        if (value.startsWith(CURRENCY)) {
          currencies.add(kind);
        }
      }
      case "VersionDetail" -> {
        if (currencies.contains(kind)) {
          address(xml, value);
        }
      }
      case "NamePartValue" -> {
        if (primary && !named) {
          names.add(value);
        }
      }
      case "DocumentedName" -> named |= primary; // others are the same in other scripts
      case "sdnEntry", "DistinctParty" -> finish();
      default -> {} // says nothing of addresses
    }
  }

  private void address(XMLStreamReader xml, String address) {
    if (address.isEmpty()) {
      throw wrong(xml, "has a digital currency address that is empty");
    }
    addresses.add(address);
  }

  private void finish() {
    names.removeIf(String::isEmpty);
    String whose = names.isEmpty() ? "without a name" : String.join(" ", names);
    for (String address : addresses) {
      labels.add(new Label(Labels.key(address), whose, Kind.SANCTIONED, name));
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    @Nullable String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private UnreadableInput wrong(XMLStreamReader xml, String what) {
    return new UnreadableInput(name + ", line " + xml.getLocation().getLineNumber() + " " + what);
  }
}
