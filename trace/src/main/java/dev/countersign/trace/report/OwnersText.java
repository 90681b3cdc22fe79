package dev.countersign.trace.report;

import dev.countersign.model.json.Json;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.cluster.Link;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Resting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which addresses were taken for one owner's, by which rule and why, where a label came by it. */
final class OwnersText {
  private static final int MOST = 20;
  private static final int MOST_LINKS = 5;

  private OwnersText() {}

  /** Of the places where value rests; empty where no label came so. */
  static String of(Answer answer) {
    Set<String> resting = new HashSet<>();
    for (Resting one : answer.trace().resting()) {
      if (one.account() != Ledger.NOBODY) {
        resting.add(answer.ledger().address(one.account()));
      }
    }
    List<Carried> told =
        answer.remarks().carried().stream().filter(one -> resting.contains(one.address())).toList();
    if (told.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            "\nTaken for one owner's by what they signed, so that a label counts for both: no proof\n");
    told.stream().limit(MOST).forEach(one -> line(one, text));
    if (told.size() > MOST) {
      text.append("  and ").append(told.size() - MOST).append(" more (--json lists them)\n");
    }
    return text.toString();
  }

  private static void line(Carried one, StringBuilder text) {
    text.append("  ")
        .append(one.address())
        .append(" with ")
        .append(one.known().address())
        .append(", ")
        .append(one.known().name())
        .append(" by ")
        .append(one.known().source())
        .append('\n');
    one.way().stream()
        .limit(MOST_LINKS)
        .forEach(link ->
            text.append("    ")
                .append(link.one())
                .append(" and ")
                .append(link.other())
                .append(", ")
                .append(link.rule().word())
                .append(": ")
                .append(link.reason())
                .append('\n'));
    if (one.way().size() > MOST_LINKS) {
      text.append("    and ")
          .append(one.way().size() - MOST_LINKS)
          .append(" more links (--json lists them)\n");
    }
  }

  /** All of them, for programs. */
  static ArrayNode json(List<Carried> carried) {
    ArrayNode all = Json.object().arrayNode();
    for (Carried one : carried) {
      ObjectNode json =
          all.addObject()
              .put("address", one.address())
              .put("labelled", one.known().address())
              .put("name", one.known().name())
              .put("source", one.known().source());
      ArrayNode links = json.putArray("links");
      for (Link link : one.way()) {
        links
            .addObject()
            .put("one", link.one())
            .put("other", link.other())
            .put("rule", link.rule().word())
            .put("transaction", link.transaction())
            .put("reason", link.reason());
      }
    }
    return all;
  }
}
