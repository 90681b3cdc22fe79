package dev.countersign.cli.watch;

import dev.countersign.model.json.Json;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What rules said, counted by rule. */
final class ReplayTally {
  private static final int SAMPLES = 3;
  private static final int SAMPLES_OF_JSON = 100;

  private final RuleBook book;
  private final Map<String, Said> byRule = new LinkedHashMap<>();

  /** What one rule said. */
  private static final class Said {
    final List<Alert> samples = new ArrayList<>();
    long alerts;
    Instant last = Instant.EPOCH;
  }

  ReplayTally(RuleBook book) {
    this.book = book;
    book.rules().forEach(rule -> byRule.put(rule.name(), new Said()));
  }

  void add(Alert alert) {
    Said said = byRule.get(alert.evidence().get("rule"));
    if (said == null) {
      return;
    }
    said.alerts++;
    said.last = alert.at();
    if (said.samples.size() < SAMPLES_OF_JSON) {
      said.samples.add(alert);
    }
  }

  long alerts() {
    return byRule.values().stream().mapToLong(said -> said.alerts).sum();
  }

  String words(long movements, Engine engine) {
    StringBuilder out = new StringBuilder();
    out.append("\"%s\" on %,d movements%n%n".formatted(book.name(), movements));
    out.append("   alerts  first                 last                  rule%n".formatted());
    for (Rule rule : book.rules()) {
      Said said = said(rule);
      out.append(
          said.alerts == 0
              ? "%,9d  %-44s%s%n".formatted(0, "", rule.name())
              : "%,9d  %-22s%-22s%s (%s)%n"
                  .formatted(
                      said.alerts,
                      said.samples.getFirst().at(),
                      said.last,
                      rule.name(),
                      rule.severity().name().toLowerCase(Locale.ROOT)));
    }
    out.append('\n');
    for (Rule rule : book.rules()) {
      Said said = said(rule);
      if (said.alerts > 0) {
        out.append("%s (line %d)%n".formatted(rule.name(), rule.line()));
        said.samples.stream()
            .limit(SAMPLES)
            .forEach(alert -> out.append("  %s  %s%n".formatted(alert.at(), alert.sentence())));
        if (said.alerts > SAMPLES) {
          out.append("  and %,d more%n".formatted(said.alerts - SAMPLES));
        }
      }
    }
    engine
        .shortfalls()
        .forEach((rule, less) -> {
          if (less.untold() > 0) {
            out.append(
                "%s could not be told %,d times, since something was not known.%n"
                    .formatted(rule, less.untold()));
          }
          if (less.forgotten() > 0) {
            out.append(
                "%s forgot %,d movements before they were too old; raise its \"most\".%n"
                    .formatted(rule, less.forgotten()));
          }
        });
    return out.toString();
  }

  private Said said(Rule rule) {
    return Optional.ofNullable(byRule.get(rule.name())).orElseGet(Said::new);
  }

  ObjectNode json(long movements, Engine engine) {
    ObjectNode answer = Json.object();
    answer.put("name", book.name());
    answer.put("digest", book.digest().toHex());
    answer.put("movements", movements);
    answer.put("alerts", alerts());
    ArrayNode rules = answer.putArray("rules");
    Map<String, Engine.Shortfall> shortfalls = engine.shortfalls();
    for (Rule rule : book.rules()) {
      Said said = said(rule);
      ObjectNode one = rules.addObject();
      one.put("name", rule.name());
      one.put("line", rule.line());
      one.put("severity", rule.severity().name().toLowerCase(Locale.ROOT));
      one.put("alerts", said.alerts);
      if (said.alerts > 0) {
        one.put("first", said.samples.getFirst().at().toString());
        one.put("last", said.last.toString());
      }
      Engine.Shortfall less = shortfalls.get(rule.name());
      if (less != null) {
        one.put("untold", less.untold());
        one.put("forgotten", less.forgotten());
      }
      ArrayNode samples = one.putArray("samples");
      for (Alert alert : said.samples) {
        ObjectNode sample = samples.addObject();
        sample.put("code", alert.code().code());
        sample.put("at", alert.at().toString());
        sample.put("subject", alert.subject());
        sample.put("sentence", alert.sentence());
        ObjectNode evidence = sample.putObject("evidence");
        alert.evidence().forEach(evidence::put);
      }
    }
    return answer;
  }
}
