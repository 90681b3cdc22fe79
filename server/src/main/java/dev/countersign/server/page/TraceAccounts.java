package dev.countersign.server.page;

import dev.countersign.trace.graph.FlowGraph;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.PlaceWords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The accounts of a trace, filtered and sorted.
 *
 * @param rows of one page
 * @param found how many there are on all pages
 */
public record TraceAccounts(List<Row> rows, int found) {
  /** How many rows a page has. */
  public static final int A_PAGE = 50;

  /** By what they can be sorted, with its words. */
  public static final Map<String, String> SORTS =
      Map.of("came", "most came", "rests", "most rests", "hops", "nearest to the theft");

  /**
   * An account.
   *
   * @param place in words; empty where nothing rests
   */
  public record Row(
      String account,
      String name,
      String kind,
      int hops,
      TraceAmounts.Told came,
      TraceAmounts.Told rests,
      String place) {}

  /** Copies. */
  public TraceAccounts {
    rows = List.copyOf(rows);
  }

  /**
   * Those that fit.
   *
   * @param words in the address or the name; empty for all
   * @param place its word; empty for all
   * @param page from 1 on
   */
  public static TraceAccounts of(
      Dossier dossier, TraceAmounts amounts, String words, String place, String sort, int page) {
    String sought = words.strip().toLowerCase(Locale.ROOT);
    Predicate<FlowGraph.Node> fits =
        node ->
            (place.isEmpty() || word(node).equals(place))
                && (sought.isEmpty()
                    || node.account().contains(sought)
                    || TraceSteps.name(dossier, node.account())
                        .toLowerCase(Locale.ROOT)
                        .contains(sought));
    List<FlowGraph.Node> all =
        FlowGraph.of(dossier).nodes().stream().filter(fits).sorted(order(sort)).toList();
    return new TraceAccounts(
        all.stream()
            .skip((long) (page - 1) * A_PAGE)
            .limit(A_PAGE)
            .map(node -> row(dossier, amounts, node))
            .toList(),
        all.size());
  }

  private static Comparator<FlowGraph.Node> order(String sort) {
    Comparator<FlowGraph.Node> came = Comparator.comparing(FlowGraph.Node::came).reversed();
    return switch (sort) {
      case "rests" -> Comparator.comparing(FlowGraph.Node::rests).reversed().thenComparing(came);
      case "hops" -> Comparator.comparingInt(FlowGraph.Node::layer).thenComparing(came);
      default -> came;
    };
  }

  private static Row row(Dossier dossier, TraceAmounts amounts, FlowGraph.Node node) {
    Dossier.Who who = dossier.names().get(node.account());
    return new Row(
        node.account(),
        who == null ? "" : who.name(),
        who == null ? "" : who.kind(),
        node.layer(),
        amounts.value(node.came()),
        amounts.value(node.rests()),
        node.place() == null ? "" : PlaceWords.of(node.place()).heading());
  }

  private static String word(FlowGraph.Node node) {
    return node.place() == null
        ? "passed"
        : node.place().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
