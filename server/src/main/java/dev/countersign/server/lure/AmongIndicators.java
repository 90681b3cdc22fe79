package dev.countersign.server.lure;

import dev.countersign.intel.indicator.IndicatorKind;
import dev.countersign.lure.finding.IndicatorFinding;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.server.indicator.IndicatorStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a report's names, links, mail addresses and files among the indicators that are good: a
 * finding for each that stands there, with whoever says so and how sure.
 */
public final class AmongIndicators implements Recognising {
  private static final int MOST = 5_000;
  private static final int MOST_FOUND = 50;

  private final IndicatorStore store;

  /** In that store. */
  public AmongIndicators(IndicatorStore store) {
    this.store = store;
  }

  @Override
  public Answer beside(Answer answer, Instant now) {
    Map<IndicatorKind, Set<String>> values = new EnumMap<>(IndicatorKind.class);
    answer.indicators().stream()
        .limit(MOST)
        .forEach(one ->
            kind(one.kind())
                .ifPresent(kind ->
                    read(kind, one.value())
                        .ifPresent(value ->
                            values
                                .computeIfAbsent(kind, any -> new LinkedHashSet<>())
                                .add(value))));
    List<Finding> findings = new ArrayList<>();
    values.forEach((kind, some) ->
        store
            .known(kind, some, now)
            .forEach((value, said) -> {
              if (findings.size() < MOST_FOUND) {
                findings.add(finding(kind, value, said));
              }
            }));
    return answer.beside(new Part("what is known", "indicators of thieves", findings));
  }

  private static Optional<IndicatorKind> kind(Indicator.Kind kind) {
    return switch (kind) {
      case DOMAIN -> Optional.of(IndicatorKind.DOMAIN);
      case URL -> Optional.of(IndicatorKind.URL);
      case ADDRESS -> Optional.of(IndicatorKind.EMAIL);
      case SHA256 -> Optional.of(IndicatorKind.HASH);
      case HANDLE, PACKAGE -> Optional.empty();
    };
  }

  private static Optional<String> read(IndicatorKind kind, String value) {
    try {
      return Optional.of(kind.read(value));
    } catch (UnreadableInput e) {
      return Optional.empty(); // nothing that an indicator can be
    }
  }

  /** By the surest of those who say so, which comes first. */
  private static Finding finding(
      IndicatorKind kind, String value, List<dev.countersign.intel.indicator.Indicator> said) {
    var surest = said.getFirst();
    return Finding.of(
        switch (surest.weight()) {
          case HIGH -> IndicatorFinding.INDICATOR_KNOWN;
          case MEDIUM -> IndicatorFinding.INDICATOR_LIKELY;
          case LOW -> IndicatorFinding.INDICATOR_DOUBTFUL;
        },
        (kind == IndicatorKind.HASH ? "A file" : "The " + kind.word())
            + " "
            + Defanged.of(Visible.of(value))
            + " is known, says "
            + Visible.of(surest.source())
            + (surest.actor().isEmpty() ? "" : ", which lays it to " + Visible.of(surest.actor()))
            + " (confidence "
            + surest.confidence()
            + " of 100, from "
            + surest.from().atOffset(ZoneOffset.UTC).toLocalDate()
            + (said.size() == 1 ? "" : "; " + (said.size() - 1) + " more say so")
            + ")",
        "kind",
        kind.word(),
        "value",
        value,
        "source",
        surest.source(),
        "confidence",
        String.valueOf(surest.confidence()));
  }
}
