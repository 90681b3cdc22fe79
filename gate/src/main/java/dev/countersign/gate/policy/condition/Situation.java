package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.history.HistoryQuery;
import dev.countersign.gate.policy.history.Scope;
import dev.countersign.gate.policy.history.Total;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One decision's facts, with what several rules derive from them kept once derived. For one thread
 * and one decision.
 */
public final class Situation {
  /** How far the clock of whoever told a price may be ahead. */
  public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

  private final PolicyFacts facts;
  private final Move move;
  private final History history;
  private final Settings settings;
  private @Nullable Quantity amount;
  private @Nullable Quantity value;
  private @Nullable CannotTell noValue;
  private @Nullable ZonedDateTime local;
  private @Nullable Object variables;
  private final Map<Question, Total> totals = new HashMap<>();

  private record Question(Scope scope, Duration within, @Nullable String currency) {}

  /** Of those facts, after that history, under those settings. */
  public Situation(PolicyFacts facts, History history, Settings settings) {
    this.facts = facts;
    this.move = facts.move();
    this.history = history;
    this.settings = settings;
  }

  /** The facts. */
  public PolicyFacts facts() {
    return facts;
  }

  /** Who does what with which asset, from where to where. */
  public Move move() {
    return move;
  }

  /**
   * What was countersigned in a period up to now, this not included; asked once for each question.
   *
   * @throws CannotTell when the record cannot be read
   */
  public Total total(Scope scope, Duration within, @Nullable String currency) {
    Question question = new Question(scope, within, currency);
    Total known = totals.get(question);
    if (known == null) {
      known = history.total(new HistoryQuery(scope, move, facts.now().minus(within), currency));
      totals.put(question, known);
    }
    return known;
  }

  /** The document's settings. */
  public Settings settings() {
    return settings;
  }

  /** The moment in the document's time zone. */
  public ZonedDateTime local() {
    ZonedDateTime known = local;
    if (known == null) {
      known = facts.now().atZone(settings.zone());
      local = known;
    }
    return known;
  }

  /** True where there is no amount, and none belongs to what was asked for. */
  public boolean withoutAmount() {
    IntentFacts intent = facts.intent();
    return intent.amount() == null && !intent.action().movesValue();
  }

  /**
   * The amount asked for, in whole units of its asset.
   *
   * @throws CannotTell where asset, amount or decimals are missing
   */
  public Quantity amount() {
    Quantity known = amount;
    if (known == null) {
      AssetFacts asset = facts.intent().asset();
      Amount units = facts.intent().amount();
      if (asset == null || units == null) {
        throw new CannotTell(asset == null ? "the asset is not known" : "the amount is not known");
      }
      known = asset.quantity(units);
      amount = known;
    }
    return known;
  }

  /**
   * What that amount is worth in the document's currency.
   *
   * @throws CannotTell where there is no price, or none that is fresh
   */
  public Quantity value() {
    Quantity known = value;
    if (known != null) {
      return known;
    }
    CannotTell why = noValue;
    if (why != null) {
      throw why;
    }
    try {
      Quantity whole = amount();
      known = worth(asset(), whole);
      value = known;
      return known;
    } catch (CannotTell e) {
      noValue = e;
      throw e;
    }
  }

  /**
   * What a number of whole units of that asset is worth in the document's currency.
   *
   * @throws CannotTell where the document names no currency, or there is no price that is fresh
   */
  public Quantity worth(AssetFacts asset, Quantity whole) {
    String currency = settings.currency();
    if (currency == null) {
      throw new CannotTell("the document names no currency");
    }
    return new Quantity(whole.number().multiply(price(asset, currency).price()), currency);
  }

  /**
   * The payload.
   *
   * @throws CannotTell before there is one: what it would do is not known then
   */
  public PayloadFacts payload() {
    PayloadFacts payload = facts.payload();
    if (payload == null) {
      throw new CannotTell("there is no payload yet, so what it would do is not known");
    }
    return payload;
  }

  /** What expressions see of the facts, made at the first question. */
  public <T> T variables(Class<T> type, Supplier<T> maker) {
    Object known = variables;
    if (known == null) {
      T made = maker.get();
      variables = made;
      return made;
    }
    return type.cast(known);
  }

  private AssetFacts asset() {
    AssetFacts asset = facts.intent().asset();
    if (asset == null) {
      throw new CannotTell("the asset is not known");
    }
    return asset;
  }

  private PriceFacts price(AssetFacts asset, String currency) {
    String id = asset.id();
    for (PriceFacts price : facts.prices()) {
      if (price.currency().equals(currency) && price.asset().equals(id)) {
        return fresh(price, asset);
      }
    }
    throw new CannotTell("there is no price of " + asset.unit() + " in " + currency);
  }

  private PriceFacts fresh(PriceFacts price, AssetFacts asset) {
    Instant now = facts.now();
    if (price.at().isBefore(now.minus(settings.priceAge()))) {
      throw new CannotTell(
          "the price of " + asset.unit() + " is of " + price.at() + ", which is too old");
    }
    if (price.at().isAfter(now.plus(CLOCK_DIFFERENCE))) {
      throw new CannotTell(
          "the price of " + asset.unit() + " is of " + price.at() + ", which is yet to come");
    }
    return price;
  }
}
