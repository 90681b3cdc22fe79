package dev.countersign.intel.taxii;

import dev.countersign.intel.taxii.Match.Wanted;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is asked of a collection (TAXII 2.1, section 3.4).
 *
 * @param addedAfter only objects that were added later than that
 * @param limit the most objects of a page, 1 to {@link #MOST}
 * @param next where the page begins; empty for the first
 * @param canonical all but {@code limit} and {@code next}, in one form
 */
public record TaxiiQuery(
    Optional<Instant> addedAfter, int limit, String next, Match match, String canonical) {
  /** The most objects of a page. */
  public static final int MOST = 500;

  private static final int MOST_VALUES = 200;
  private static final int LONGEST = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> KNOWN =
      Set.of(
          "added_after",
          "limit",
          "next",
          "match[id]",
          "match[type]",
          "match[version]",
          "match[spec_version]");

  /**
   * Out of a request's parameters, each with all its values. Those that TAXII does not know are
   * left out, but for filters: an answer without them would say more than was asked for.
   *
   * @throws TaxiiRefusal where one cannot be understood
   */
  public static TaxiiQuery of(Map<String, List<String>> parameters) {
    TreeMap<String, String> asked = new TreeMap<>();
    parameters.forEach((name, values) -> {
      if (name.startsWith("match[") && !KNOWN.contains(name)) {
        throw TaxiiRefusal.query(
            "The filter \""
                + cut(name)
                + "\" is not known; the right ones are match[id], match[type], match[version] and"
                + " match[spec_version]");
      }
      if (KNOWN.contains(name)) {
        if (values.size() != 1 || values.getFirst().isBlank()) {
          throw TaxiiRefusal.query("\"" + name + "\" is empty or there more than once");
        }
        asked.put(name, values.getFirst().strip());
      }
    });
    Optional<Instant> after = Optional.ofNullable(asked.get("added_after")).map(TaxiiQuery::time);
    int limit = Optional.ofNullable(asked.remove("limit")).map(TaxiiQuery::limit).orElse(MOST);
    String next = Optional.ofNullable(asked.remove("next")).orElse("");
    Set<Wanted> versions = new HashSet<>();
    values(asked, "match[version]").forEach(one -> versions.add(wanted(one)));
    Match match =
        new Match(
            values(asked, "match[id]"),
            values(asked, "match[type]"),
            versions,
            values(asked, "match[spec_version]"));
    return new TaxiiQuery(after, limit, next, match, asked.toString());
  }

  private static Set<String> values(Map<String, String> asked, String name) {
    String value = asked.get(name);
    if (value == null) {
      return Set.of();
    }
    String[] all = value.split(",", -1);
    Set<String> values = new HashSet<>();
    for (String one : all) {
      if (one.isBlank() || one.length() > LONGEST) {
        throw TaxiiRefusal.query(
            "A value of \"" + name + "\" is empty or too long; expected some behind commas");
      }
      values.add(one.strip());
    }
    if (values.size() > MOST_VALUES) {
      throw TaxiiRefusal.query(
          "\"" + name + "\" has more than " + MOST_VALUES + " values; expected less");
    }
    return values;
  }

  private static Wanted wanted(String word) {
    return switch (word) {
      case "last" -> new Wanted.Last();
      case "first" -> new Wanted.First();
      case "all" -> new Wanted.All();
      default ->
          new Wanted.At(
              TaxiiTime.read(word)
                  .orElseThrow(() ->
                      TaxiiRefusal.query(
                          "\"match[version]\" is \""
                              + cut(word)
                              + "\"; expected last, first, all or a time such as"
                              + " 2025-02-21T00:00:00.000Z")));
    };
  }

  private static Instant time(String text) {
    return TaxiiTime.read(text)
        .orElseThrow(() ->
            TaxiiRefusal.query(
                "\"added_after\" is no time; expected such as 2025-02-21T00:00:00.000000Z"));
  }

  /** A server may give fewer than were asked for, never more. */
  private static int limit(String text) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1) {
      throw TaxiiRefusal.query("\"limit\" is no number; expected 1 or more");
    }
    return Math.min(limit, MOST);
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
