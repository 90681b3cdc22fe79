package dev.countersign.server.page;

import dev.countersign.gate.known.Chains;
import dev.countersign.model.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The report on one payload as a page shows it, made from its JSON so that an answer looks the same
 * when it is given and when it is looked up later.
 *
 * @param chain such as "Ethereum (chain 1)"; null where not known
 * @param effects in the order in which they are shown, by heading
 * @param hashes those that would be signed, by the case in which they hold
 * @param otherHashes those of another version, not to be signed
 */
public record ReportView(
    VerdictView verdict,
    Words summary,
    @Nullable String chain,
    @Nullable String wallet,
    List<FindingView> findings,
    List<EffectGroup> effects,
    List<Words> releases,
    List<ConfirmationView> confirmations,
    List<HashGroup> hashes,
    List<HashGroup> otherHashes,
    String simulationState,
    Words simulation,
    List<FieldView> fields) {
  /** A finding; its code is its address in the catalogue. */
  public record FindingView(
      String code, String severity, String outcome, String title, Words sentence) {}

  /** Effects of one direction. */
  public record EffectGroup(String direction, String heading, List<Words> sentences) {}

  /**
   * A confirmation; the status is {@code belongs}, {@code does-not-belong} or {@code unverified}.
   */
  public record ConfirmationView(String status, Words sentence) {}

  /** Hashes that hold in the same case. */
  public record HashGroup(Words note, List<HashView> hashes) {}

  /** A field of the payload. */
  public record FieldView(String name, String value) {}

  /** The reports of an answer: one, or one for each of several payloads. */
  public static List<ReportView> all(JsonNode answer) {
    List<ReportView> reports = new ArrayList<>();
    if (answer.has("payloads")) {
      answer.get("payloads").forEach(report -> reports.add(of(report)));
    } else {
      reports.add(of(answer));
    }
    return reports;
  }

  /** One report. */
  public static ReportView of(JsonNode report) {
    return new ReportView(
        VerdictView.of(text(report, "verdict")),
        Words.of(text(report, "summary")),
        chain(report.path("chainId")),
        report.has("wallet") ? text(report, "wallet") : null,
        findings(report.path("findings")),
        effects(report.path("effects")),
        words(report.path("releases")),
        confirmations(report.path("confirmations")),
        hashes(report.path("hashes"), true),
        hashes(report.path("hashes"), false),
        text(report.path("simulation"), "state"),
        Words.of(text(report.path("simulation"), "sentence")),
        fields(report.path("fields")));
  }

  private static List<FindingView> findings(JsonNode list) {
    List<FindingView> findings = new ArrayList<>();
    for (JsonNode one : list) {
      String outcome = text(one, "outcome");
      findings.add(
          new FindingView(
              text(one, "code"),
              text(one, "severity"),
              outcome.equals("allow") ? "note" : outcome,
              text(one, "title"),
              Words.of(text(one, "sentence"))));
    }
    return findings;
  }

  private static List<EffectGroup> effects(JsonNode list) {
    List<EffectGroup> groups = new ArrayList<>();
    group(groups, list, "control", "Changes who is in control");
    group(groups, list, "out", "Leaves the wallet");
    group(groups, list, "in", "Comes into the wallet");
    group(groups, list, "other", "Besides");
    return groups;
  }

  private static void group(
      List<EffectGroup> groups, JsonNode list, String direction, String heading) {
    List<Words> sentences = new ArrayList<>();
    for (JsonNode effect : list) {
      if (text(effect, "direction").equals(direction)) {
        sentences.add(Words.of(text(effect, "sentence")));
      }
    }
    if (!sentences.isEmpty()) {
      groups.add(new EffectGroup(direction, heading, sentences));
    }
  }

  private static List<ConfirmationView> confirmations(JsonNode list) {
    List<ConfirmationView> confirmations = new ArrayList<>();
    for (JsonNode one : list) {
      confirmations.add(new ConfirmationView(text(one, "status"), Words.of(text(one, "sentence"))));
    }
    return confirmations;
  }

  private static List<HashGroup> hashes(JsonNode list, boolean applying) {
    Map<String, List<HashView>> byNote = new LinkedHashMap<>();
    for (JsonNode hash : list) {
      if (hash.path("applies").asBoolean(false) == applying) {
        byNote
            .computeIfAbsent(text(hash, "note"), note -> new ArrayList<>())
            .add(HashView.of(text(hash, "name"), text(hash, "value")));
      }
    }
    List<HashGroup> groups = new ArrayList<>();
    byNote.forEach((note, hashes) -> groups.add(new HashGroup(Words.of(note), hashes)));
    return groups;
  }

  private static List<FieldView> fields(JsonNode object) {
    List<FieldView> fields = new ArrayList<>();
    object
        .properties()
        .forEach(field ->
            fields.add(
                new FieldView(
                    Visible.of(field.getKey()), Visible.of(field.getValue().asString()))));
    return fields;
  }

  private static List<Words> words(JsonNode list) {
    List<Words> words = new ArrayList<>();
    list.forEach(one -> words.add(Words.of(one.asString())));
    return words;
  }

  private static @Nullable String chain(JsonNode id) {
    if (!id.isIntegralNumber()) {
      return null;
    }
    return Chains.name(id.longValue());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
