package dev.countersign.server.console;

import dev.countersign.server.page.Moments;
import dev.countersign.server.watch.RuleStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The rules over what moves, as their page shows them.
 *
 * @param kept who kept them and when; empty where they are those that the product comes with
 * @param unreadable why a newer version does not hold; empty where none is newer
 */
public record WatchRulesView(
    String name,
    String kept,
    String digest,
    String document,
    String unreadable,
    List<RuleLine> rules,
    List<VersionLine> versions) {
  /** A rule. */
  public record RuleLine(String name, String severity, String note, boolean stops) {}

  /** A version that was kept. */
  public record VersionLine(long number, String kept, String digest) {}

  /**
   * Of those in force.
   *
   * @param names of people, by their ids
   */
  public static WatchRulesView of(
      RuleStore.InForce inForce, List<RuleStore.Version> all, Map<UUID, String> names) {
    return new WatchRulesView(
        inForce.book().name(),
        inForce.version().map(one -> kept(one, names)).orElse(""),
        inForce.book().digest().toHex(),
        inForce.document(),
        inForce.unreadable(),
        inForce.book().rules().stream()
            .map(rule ->
                new RuleLine(
                    rule.name(),
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.note(),
                    rule.stops()))
            .toList(),
        all.stream()
            .map(one -> new VersionLine(one.number(), kept(one, names), one.digest()))
            .toList());
  }

  private static String kept(RuleStore.Version version, Map<UUID, String> names) {
    String by = version.keptBy();
    String name = names.get(UUID.fromString(by.substring(by.indexOf('/') + 1)));
    return Moments.of(version.keptAt()) + " by " + (name == null ? by : name);
  }
}
