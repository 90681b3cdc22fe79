package dev.countersign.intel.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OFAC's list of specially designated nationals, as {@code sdn.xml} and as {@code
 * sdn_advanced.xml}, in the schemas that its sanctions list service publishes.
 */
final class OfacList implements XmlWalk.Handler {
  private static final String CURRENCY = "Digital Currency Address";
  private static final int MOST_TEXT = 8192;

  /** Somebody with addresses. */
  private static final class Party {
    private final List<String[]> addresses = new ArrayList<>(); // each with its currency
    private final List<String> names = new ArrayList<>();
    private final Set<String> programs = new TreeSet<>();
    private @Nullable LocalDate listed;
    private boolean named;
  }

  private final Draft draft = new Draft(ListSource.OFAC);

  /** The kinds of features that are addresses, by number (advanced). */
  private final Map<String, String> currencies = new HashMap<>();

  /** By its profile, since programmes and days follow behind all parties (advanced). */
  private final Map<String, Party> parties = new LinkedHashMap<>();

  private Party party = new Party();
  private String uid = "";
  private String kind = "";
  private String number = "";
  private String profile = "";
  private boolean primary;
  private String year = "";
  private String month = "";
  private @Nullable LocalDate day;

  @Override
  public int mostText() {
    return MOST_TEXT;
  }

  @Override
  public String root(String element) {
    return element.equals("sdnList") || element.equals("Sanctions")
        ? ""
        : "is no list of OFAC; expected sdnList or Sanctions, not " + element;
  }

  @Override
  public void start(XmlWalk.Element at) {
    switch (at.name()) {
      case "sdnEntry" -> {
        party = new Party();
        uid = "";
      }
      case "DistinctParty" -> {
        party = new Party();
        uid = at.attribute("FixedRef");
        profile = uid;
      }
      case "Profile" -> profile = at.attribute("ID").isEmpty() ? profile : at.attribute("ID");
      case "SanctionsEntry" -> profile = at.attribute("ProfileID");
      case "id" -> {
        kind = "";
        number = "";
      }
      case "FeatureType" -> kind = at.attribute("ID");
      case "Feature" -> kind = at.attribute("FeatureTypeID");
      case "Alias" -> primary = at.attribute("Primary").equals("true");
      default -> {} // says nothing of addresses
    }
  }

  @Override
  public void end(XmlWalk.Element at, String value) {
    switch (at.name()) {
      case "Publish_Date" -> draft.published(Days.american(value));
      case "uid" -> uid = at.parent().equals("sdnEntry") ? value : uid;
      case "program" -> party.programs.add(value);
      case "idType" -> kind = value;
      case "idNumber" -> number = value;
      case "id" -> {
        if (kind.startsWith(CURRENCY)) {
          address(at, number, kind);
        }
      }
      case "firstName", "lastName" -> {
        if (at.parent().equals("sdnEntry")) {
          party.names.add(value);
        }
      }
      case "sdnEntry" -> {
        draft.subject();
        add(uid, party);
      }
      default -> advanced(at, value);
    }
  }

  private void advanced(XmlWalk.Element at, String value) {
    switch (at.name()) {
      case "Year" -> year = value;
      case "Month" -> month = value;
      case "Day" -> day(at, value);
      case "DateOfIssue" -> draft.published(Optional.ofNullable(day));
      case "FeatureType" -> {
        if (value.startsWith(CURRENCY)) {
          currencies.put(kind, value);
        }
      }
      case "VersionDetail" -> {
        String currency = currencies.get(kind);
        if (currency != null) {
          address(at, value, currency);
        }
      }
      case "NamePartValue" -> {
        if (primary && !party.named) {
          party.names.add(value);
        }
      }
      case "DocumentedName" -> party.named |= primary; // others are the same in other scripts
      case "DistinctParty" -> {
        draft.subject();
        if (!party.addresses.isEmpty()) {
          parties.put(profile, party);
        }
      }
      case "Comment" -> {
        Party listed = parties.get(profile);
        if (listed != null && at.parent().equals("SanctionsMeasure") && !value.isEmpty()) {
          listed.programs.add(value);
        }
      }
      case "Sanctions" -> parties.forEach(this::add);
      default -> {} // says nothing of addresses
    }
  }

  private void day(XmlWalk.Element at, String value) {
    try {
      day = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(value));
      Party listed = parties.get(profile);
      if (at.parent().equals("Date") && listed != null && listed.listed == null) {
        listed.listed = day;
      }
    } catch (DateTimeException | NumberFormatException e) {
      day = null; // a day that is none tells nothing
    }
  }

  private void address(XmlWalk.Element at, String address, String currency) {
    if (address.isEmpty()) {
      throw at.wrong("has a digital currency address that is empty");
    }
    party.addresses.add(new String[] {address, currency.substring(CURRENCY.length())});
  }

  private void add(String id, Party who) {
    who.names.removeIf(String::isEmpty);
    Draft.Listed listed =
        new Draft.Listed(
            id,
            String.join(" ", who.names),
            String.join(", ", who.programs),
            Optional.ofNullable(who.listed),
            id.isEmpty() ? "" : "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=" + id);
    for (String[] one : who.addresses) {
      draft.add(one[0], one[1].replaceFirst("^[ -]+", ""), listed);
    }
  }

  Draft draft() {
    return draft;
  }
}
