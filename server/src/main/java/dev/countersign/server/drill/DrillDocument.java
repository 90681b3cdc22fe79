package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.schedule.Hours;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is proposed, and agreed to word by word.
 *
 * @param teams whose people get one; empty where addresses are named, or everybody gets one
 * @param addresses who gets one; empty where teams are named, or everybody gets one
 * @param each how many everybody gets, 1 to 4
 * @param domains to which alone it goes
 * @param own exercises of the company's own that are among them, each with its SHA-256
 * @param seed of the schedule
 */
record DrillDocument(
    String name,
    Set<Kind> kinds,
    List<String> teams,
    List<String> addresses,
    int each,
    LocalDate first,
    LocalDate last,
    Hours hours,
    List<String> domains,
    Map<String, String> own,
    long seed) {
  private static final int MOST_EACH = 4;
  static final int LONGEST_DAYS = 62;
  private static final int MOST_ADDRESSES = 2_000;
  private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  DrillDocument {
    kinds = Set.copyOf(kinds);
    teams = List.copyOf(teams);
    addresses = List.copyOf(addresses);
    domains = List.copyOf(domains);
    own = Collections.unmodifiableMap(new TreeMap<>(own));
  }

  /** Of a form, with what the company is and a seed of the server's. */
  static DrillDocument of(
      Map<String, String> form, List<String> domains, Map<String, String> own, long seed) {
    Set<Kind> kinds = new HashSet<>();
    for (Kind kind : Kind.values()) {
      if (kind.mailed() && form.containsKey("kind-" + kind.word())) {
        kinds.add(kind);
      }
    }
    DrillDocument read = of(form, kinds, domains, own, seed);
    if (kinds.isEmpty() && own.isEmpty()) {
      throw new UnreadableInput("Choose at least one kind of exercise, or one of your own");
    }
    return read;
  }

  /** The same, of kinds that stand elsewhere. */
  static DrillDocument of(
      Map<String, String> form,
      Set<Kind> kinds,
      List<String> domains,
      Map<String, String> own,
      long seed) {
    return new DrillDocument(
            Forms.text(form, "name", "The name", 100),
            kinds,
            Forms.names(form, "teams", "The group"),
            addresses(form.getOrDefault("addresses", "")),
            number(form, "each"),
            day(form.getOrDefault("first", ""), "The first day"),
            day(form.getOrDefault("last", ""), "The last day"),
            hours(
                form.getOrDefault("zone", ""),
                form.getOrDefault("from", "09:00"),
                form.getOrDefault("to", "17:00"),
                days(form.getOrDefault("holidays", ""))),
            domains,
            own,
            seed)
        .checked();
  }

  /** Of a document that was agreed to. */
  static DrillDocument of(JsonNode document) {
    Set<Kind> kinds = new HashSet<>();
    document.path("kinds").forEach(one -> kinds.add(Kind.of(one.asString())));
    Set<LocalDate> holidays = new HashSet<>();
    texts(document, "holidays").forEach(one -> holidays.add(LocalDate.parse(one)));
    return new DrillDocument(
        document.path("name").asString(),
        kinds,
        texts(document, "teams"),
        texts(document, "addresses"),
        document.path("each").asInt(),
        LocalDate.parse(document.path("first").asString()),
        LocalDate.parse(document.path("last").asString()),
        hours(
            document.path("zone").asString(),
            document.path("from").asString(),
            document.path("to").asString(),
            holidays),
        texts(document, "domains"),
        OwnChosen.of(document.path("own")),
        document.path("seed").asLong());
  }

  ObjectNode json() {
    ObjectNode document = Json.object().put("name", name);
    put(document, "kinds", kinds.stream().sorted().map(Kind::word).toList());
    put(document, "teams", teams);
    put(document, "addresses", addresses);
    document.put("each", each).put("first", first.toString()).put("last", last.toString());
    document.put("zone", hours.zone().getId());
    document.put("from", hours.from().toString()).put("to", hours.to().toString());
    put(document, "holidays", hours.holidays().stream().sorted().map(LocalDate::toString).toList());
    put(document, "domains", domains);
    if (!own.isEmpty()) {
      ObjectNode chosen = document.putObject("own");
      own.forEach(chosen::put);
    }
    return document.put("seed", seed);
  }

  private DrillDocument checked() {
    if (!teams.isEmpty() && !addresses.isEmpty()) {
      throw new UnreadableInput("Name groups or addresses, and not both");
    }
    if (last.isBefore(first) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
      throw new UnreadableInput(
          "The last day must be one of the " + LONGEST_DAYS + " days from the first");
    }
    return this;
  }

  static void put(ObjectNode document, String name, Collection<String> texts) {
    ArrayNode list = document.putArray(name);
    texts.forEach(list::add);
  }

  static List<String> texts(JsonNode document, String name) {
    return document.path(name).valueStream().map(JsonNode::asString).toList();
  }

  static List<String> addresses(String text) {
    List<String> all =
        Arrays.stream(text.split("[,;\\s]+", -1))
            .filter(one -> !one.isEmpty())
            .map(one -> one.toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    if (all.size() > MOST_ADDRESSES) {
      throw new UnreadableInput(
          "There are "
              + all.size()
              + " addresses; name groups where they are more than "
              + MOST_ADDRESSES);
    }
    return all;
  }

  private static int number(Map<String, String> form, String name) {
    String text = form.getOrDefault(name, "1").strip();
    if (!text.matches("[1-" + MOST_EACH + "]")) {
      throw new UnreadableInput("Everybody gets 1 to " + MOST_EACH + " exercises, not " + text);
    }
    return Integer.parseInt(text);
  }

  static LocalDate day(String text, String what) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new UnreadableInput(what + " is no date; expected one such as 2027-03-01");
    }
  }

  static Set<LocalDate> days(String text) {
    Set<LocalDate> days = new HashSet<>();
    for (String one : text.split("[,;\\s]+", -1)) {
      if (!one.isEmpty()) {
        days.add(day(one, "A holiday"));
      }
    }
    return days;
  }

  static Hours hours(String zone, String from, String to, Set<LocalDate> holidays) {
    try {
      return new Hours(
          ZoneId.of(zone.strip()),
          LocalTime.parse(from.strip()),
          LocalTime.parse(to.strip()),
          WORKING,
          holidays);
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "The hours cannot be read; expected a zone such as Europe/Zurich, and times such as 09:00");
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("From the first to the last hour of a day is less than one hour");
    }
  }
}
