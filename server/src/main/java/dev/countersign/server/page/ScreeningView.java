package dev.countersign.server.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a screening, for a page.
 *
 * @param exposure from where value was looked for; empty where nobody asked
 * @param verdict allow, hold or deny
 * @param rows what is known of whom, the worst first
 * @param more how many rows are left out
 * @param unreadable what could not be read, each a sentence
 * @param lists the versions that were asked, each a line
 * @param notAsked lists that were not, each a sentence
 */
public record ScreeningView(
    String id,
    String at,
    String by,
    String verdict,
    String exposure,
    List<Row> rows,
    int more,
    List<String> unreadable,
    List<String> lists,
    List<String> notAsked) {
  private static final int MOST_ROWS = 200;

  /**
   * An address with what is known of it.
   *
   * @param findings each a sentence
   * @param said what each list says, a line each
   * @param ways how value came from listed sources
   */
  public record Row(
      String verdict, String address, List<String> findings, List<String> said, List<Way> ways) {
    /** Whether nothing is known against it. */
    public boolean isClean() {
      return findings.isEmpty() && said.isEmpty() && ways.isEmpty();
    }
  }

  /**
   * How value came from a listed source.
   *
   * @param sentence how much from whom
   * @param from the source
   * @param steps who was given it in turn, the asked address last
   */
  public record Way(String sentence, String from, List<Step> steps) {}

  /** A gift: to whom, and in which transaction. */
  public record Step(String to, String transaction) {}

  /** Of an answer as it is kept. */
  public static ScreeningView of(JsonNode answer) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode one : answer.path("answers")) {
      rows.add(row(one));
    }
    rows.sort(
        Comparator.comparingInt(row -> List.of("deny", "hold", "allow").indexOf(row.verdict())));
    int shown = Math.min(rows.size(), MOST_ROWS);
    List<String> unreadable = new ArrayList<>();
    answer
        .path("unreadable")
        .forEach(one -> unreadable.add(text(one, "asked") + ": " + text(one, "sentence")));
    List<String> lists = new ArrayList<>();
    answer.path("lists").forEach(one -> lists.add(list(one)));
    List<String> notAsked = new ArrayList<>();
    answer.path("notAsked").forEach(one -> notAsked.add(text(one, "sentence")));
    return new ScreeningView(
        text(answer, "id"),
        text(answer, "at"),
        text(answer, "by"),
        text(answer, "verdict"),
        exposure(answer.path("exposure")),
        List.copyOf(rows.subList(0, shown)),
        rows.size() - shown,
        List.copyOf(unreadable),
        List.copyOf(lists),
        List.copyOf(notAsked));
  }

  /** The verdict in words. */
  public String word() {
    return switch (verdict) {
      case "deny" -> "Deny";
      case "hold" -> "Hold";
      default -> "Nothing known";
    };
  }

  private static Row row(JsonNode one) {
    List<String> findings = new ArrayList<>();
    List<Way> ways = new ArrayList<>();
    for (JsonNode finding : one.path("findings")) {
      if (text(finding, "code").equals("address-exposed")) {
        ways.add(way(finding));
      } else {
        findings.add(text(finding, "code") + ": " + text(finding, "sentence"));
      }
    }
    List<String> said = new ArrayList<>();
    one.path("hits").forEach(hit -> said.add(hit(hit)));
    one.path("looksLike")
        .forEach(hit -> said.add("looks like " + text(hit, "address") + ", " + hit(hit)));
    return new Row(
        text(one, "verdict"),
        text(one, "address"),
        List.copyOf(findings),
        List.copyOf(said),
        List.copyOf(ways));
  }

  /** The path stands in its evidence as {@code 0x… -> 0x… (transaction) -> 0x… (transaction)}. */
  private static Way way(JsonNode finding) {
    String path = text(finding.path("evidence"), "path");
    String sentence = text(finding, "sentence");
    List<String> places = List.of(path.split(" -> ", -1));
    List<Step> steps = new ArrayList<>();
    for (String place : places.subList(1, places.size())) {
      int behind = place.lastIndexOf(" (");
      steps.add(
          behind < 0
              ? new Step(place, "")
              : new Step(
                  place.substring(0, behind), place.substring(behind + 2, place.length() - 1)));
    }
    String brief =
        sentence.endsWith(": " + path)
            ? sentence.substring(0, sentence.length() - path.length() - 2)
            : sentence;
    return new Way(brief, places.getFirst(), List.copyOf(steps));
  }

  private static String exposure(JsonNode asked) {
    return asked.isMissingNode()
        ? ""
        : String.format(
            Locale.ROOT,
            "Value was followed through the ledger %s (chain %s), from %,d listed %s in it, over %s"
                + " at the most, and is told from a share of %s",
            text(asked, "ledger"),
            asked.path("chain").asString(),
            asked.path("sources").asInt(0),
            asked.path("sources").asInt(0) == 1 ? "address" : "addresses",
            asked.path("hops").asInt(0) == 1 ? "1 hop" : asked.path("hops").asInt(0) + " hops",
            text(asked, "share"));
  }

  private static String hit(JsonNode hit) {
    StringBuilder line = new StringBuilder(text(hit, "kind"));
    line.append(": ").append(text(hit, "name"));
    for (String field : List.of("source", "entry", "program", "date", "licence", "reference")) {
      if (!text(hit, field).isEmpty()) {
        line.append(", ").append(text(hit, field));
      }
    }
    return line.toString();
  }

  private static String list(JsonNode list) {
    return text(list, "sha256").isEmpty()
        ? text(list, "title") + ": not in force. " + text(list, "trouble")
        : String.format(
            Locale.ROOT,
            "%s: %,d addresses%s, %d days old%s, sha256 %s%s",
            text(list, "title"),
            list.path("addresses").asInt(0),
            text(list, "published").isEmpty() ? "" : " of " + text(list, "published"),
            list.path("ageDays").asLong(0),
            list.path("stale").asBoolean(false) ? " (stale)" : "",
            text(list, "sha256").substring(0, 12),
            text(list, "trouble").isEmpty() ? "" : ". Refused: " + text(list, "trouble"));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
