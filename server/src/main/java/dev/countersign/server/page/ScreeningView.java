package dev.countersign.server.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a screening, for a page.
 *
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
   */
  public record Row(String verdict, String address, List<String> findings, List<String> said) {}

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
    one.path("findings")
        .forEach(finding -> findings.add(text(finding, "code") + ": " + text(finding, "sentence")));
    List<String> said = new ArrayList<>();
    one.path("hits").forEach(hit -> said.add(hit(hit)));
    one.path("looksLike")
        .forEach(hit -> said.add("looks like " + text(hit, "address") + ", " + hit(hit)));
    return new Row(
        text(one, "verdict"), text(one, "address"), List.copyOf(findings), List.copyOf(said));
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
