package dev.countersign.intel.figure;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.incident.Incident;
import dev.countersign.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures as JSON. Amounts are plain decimals in text, in dollars, so that no reader rounds them.
 */
public final class FiguresJson {
  private FiguresJson() {}

  /** All of them. */
  public static ObjectNode of(Figures figures) {
    ObjectNode json = Json.object();
    json.put("thefts", figures.thefts());
    json.put("dollars", plain(figures.dollars()));
    ArrayNode years = json.putArray("years");
    figures.years().forEach(one -> year(years.addObject(), one));
    named(json.putArray("asNamed"), figures.named());
    named(json.putArray("underEachName"), figures.underEach());
    ArrayNode comparisons = json.putArray("published");
    figures.comparisons().forEach(one -> comparison(comparisons.addObject(), one));
    ArrayNode growths = json.putArray("publishedGrowth");
    figures
        .growths()
        .forEach(one ->
            growths
                .addObject()
                .put("from", one.before().id())
                .put("to", one.after().id())
                .put("percent", plain(one.percent())));
    ArrayNode disagreements = json.putArray("disagreements");
    figures.conflicts().forEach(one -> conflict(disagreements.addObject(), one));
    ArrayNode troubles = json.putArray("unexplained");
    figures.troubles().forEach(troubles::add);
    return json;
  }

  private static void year(ObjectNode json, YearTotal year) {
    json.put("year", year.year());
    json.put("thefts", year.thefts());
    json.put("dollars", plain(year.dollars()));
    put(json, "mean", year.mean());
    put(json, "growthPercent", year.growth());
  }

  private static void named(ArrayNode all, List<NamedTotal> totals) {
    for (NamedTotal total : totals) {
      ObjectNode json = all.addObject();
      ArrayNode actors = json.putArray("actors");
      total.actors().stream().map(Actor::id).forEach(actors::add);
      json.put("thefts", total.thefts());
      json.put("dollars", plain(total.dollars()));
      json.put("sharePercent", plain(total.share()));
    }
  }

  private static void comparison(ObjectNode json, Comparison one) {
    Published published = one.published();
    json.put("id", published.id());
    json.put("publisher", published.source().publisher());
    json.put("source", published.source().id());
    json.put("published", published.source().published().text());
    json.put("url", published.source().url());
    json.put("covers", published.covers());
    json.put("from", published.from().toString());
    json.put("to", published.to().toString());
    json.put("precision", published.dollars().precision().word());
    json.put("dollars", plain(published.dollars().amount()));
    published
        .attacks()
        .ifPresent(count ->
            json.put("attacks", count)
                .put("attacksPrecision", published.attacksPrecision().word()));
    ArrayNode entries = json.putArray("entries");
    one.entries().stream().map(Incident::id).forEach(entries::add);
    json.put("sumOfEntries", plain(one.sum()));
    json.put("difference", plain(one.difference()));
    one.attacksDifference().ifPresent(count -> json.put("attacksDifference", count));
    ArrayNode reasons = json.putArray("reasons");
    published.reasons().forEach(reason -> reasons.add(reason.word()));
    json.put("why", published.why());
    one.share().ifPresent(share -> share(json.putObject("ofAllThefts"), share));
  }

  private static void share(ObjectNode json, ShareOf share) {
    json.put("valuePercent", plain(share.value()));
    put(json, "attacksPercent", share.attacks());
    put(json, "mean", share.mean());
    put(json, "othersMean", share.othersMean());
    put(json, "timesAsLarge", share.times());
    ArrayNode contradictions = json.putArray("contradictions");
    share.contradictions().forEach(contradictions::add);
    json.put("why", share.published().shares().why());
  }

  private static void conflict(ObjectNode json, Conflict conflict) {
    ArrayNode between = json.putArray("between");
    conflict.figures().stream().map(Published::id).forEach(between::add);
    json.put("spread", plain(conflict.spread()));
    json.put("why", conflict.why());
  }

  private static void put(ObjectNode json, String name, Optional<BigDecimal> number) {
    number.ifPresent(one -> json.put(name, plain(one)));
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
