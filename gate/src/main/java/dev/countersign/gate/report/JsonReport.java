package dev.countersign.gate.report;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer as JSON; its form is described in {@code docs/check.md}. */
public final class JsonReport {
  private JsonReport() {}

  /** One object for one payload; for several an object with the worst verdict and a list. */
  public static ObjectNode of(CheckResult result) {
    List<CheckReport> reports = result.reports();
    if (reports.size() == 1) {
      return of(reports.get(0));
    }
    ObjectNode all = Json.object();
    verdict(all, result.outcome());
    ArrayNode payloads = all.putArray("payloads");
    reports.forEach(report -> payloads.add(of(report)));
    return all;
  }

  /** One report. */
  public static ObjectNode of(CheckReport report) {
    ObjectNode json = Json.object();
    verdict(json, report.verdict().outcome());
    json.put("kind", report.kind());
    json.put("summary", report.summary());
    if (report.chainId() != null) {
      json.put("chainId", report.chainId());
    }
    if (report.wallet() != null) {
      json.put("wallet", report.wallet().toString());
    }
    report.hashes().stream()
        .filter(CheckReport.HashLine::applies)
        .forEach(hash -> json.put(hash.name(), hash.value().toHex()));
    hashes(json, report);
    confirmations(json, report);
    effects(json, report);
    findings(json, report.verdict());
    ObjectNode simulation = json.putObject("simulation");
    simulation.put("state", report.simulation().state());
    simulation.put("sentence", report.simulation().sentence());
    ObjectNode fields = json.putObject("fields");
    report.fields().forEach(field -> fields.put(field.name(), field.value()));
    return json;
  }

  private static void verdict(ObjectNode json, Outcome outcome) {
    json.put("verdict", lower(outcome));
    json.put("exitCode", outcome.exitCode());
  }

  private static void hashes(ObjectNode json, CheckReport report) {
    ArrayNode hashes = json.putArray("hashes");
    for (CheckReport.HashLine line : report.hashes()) {
      ObjectNode hash = hashes.addObject();
      hash.put("name", line.name());
      hash.put("value", line.value().toHex());
      hash.put("note", line.note());
      hash.put("applies", line.applies());
    }
  }

  private static void confirmations(ObjectNode json, CheckReport report) {
    ArrayNode recovered = json.putArray("recoveredOwners");
    ArrayNode confirmations = json.putArray("confirmations");
    for (CheckReport.ConfirmationLine line : report.confirmations()) {
      ObjectNode confirmation = confirmations.addObject();
      if (line.account() != null) {
        confirmation.put("account", line.account().toString());
        if (line.status() == CheckReport.ConfirmationLine.Status.BELONGS) {
          recovered.add(line.account().toString());
        }
      }
      if (line.claimed() != null) {
        confirmation.put("claimed", line.claimed().toString());
      }
      confirmation.put("status", lower(line.status()));
      confirmation.put("sentence", line.sentence());
    }
  }

  private static void effects(ObjectNode json, CheckReport report) {
    ArrayNode effects = json.putArray("effects");
    for (CheckReport.EffectLine line : report.effects()) {
      ObjectNode effect = effects.addObject();
      EffectJson.fill(effect, line.effect());
      effect.put("direction", lower(line.direction()));
      effect.put("sentence", line.sentence());
    }
  }

  private static void findings(ObjectNode json, Verdict verdict) {
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : verdict.findings()) {
      ObjectNode one = findings.addObject();
      one.put("code", finding.code().code());
      one.put("severity", lower(finding.code().severity()));
      one.put("outcome", lower(finding.code().outcome()));
      one.put("title", finding.code().title());
      one.put("sentence", finding.sentence());
      ObjectNode evidence = one.putObject("evidence");
      finding.evidence().forEach(evidence::put);
    }
    ArrayNode releases = json.putArray("releases");
    if (verdict instanceof Verdict.Hold hold) {
      hold.releases().forEach(releases::add);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
