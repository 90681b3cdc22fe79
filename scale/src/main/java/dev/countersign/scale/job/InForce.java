package dev.countersign.scale.job;

import dev.countersign.model.value.Asset;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An edition of the rules, read. For one thread. */
public final class InForce {
  private static final Map<String, BigDecimal> DOLLARS =
      Map.of("USDC", BigDecimal.ONE, "USDT", BigDecimal.ONE, "DAI", BigDecimal.ONE);

  private final Edition edition;
  private final RuleBook book;
  private final Facts facts;
  private final Map<String, Long> since = new HashMap<>();

  /**
   * Reads it.
   *
   * @param before the edition before it; its rules that are unchanged keep what they added up
   * @throws dev.countersign.watch.rule.document.UnreadableRules with everything that is wrong
   */
  public InForce(Edition edition, Optional<InForce> before) {
    this.edition = edition;
    this.book = RulesFile.readOnly(edition.rules());
    this.facts =
        RulesFile.facts(
            edition.facts(), Set.of(), book.currency().equals("USD") ? DOLLARS : Map.of());
    for (Rule rule : book.rules()) {
      since.put(
          rule.name(),
          before.map(one -> one.since(rule)).filter(number -> number > 0).orElse(edition.number()));
    }
  }

  /** Since which edition a rule asks for the same; 0 where it did not. */
  private long since(Rule rule) {
    return book.rules().stream()
        .filter(one ->
            one.name().equals(rule.name()) && one.asksAs(rule) && one.suppress() == rule.suppress())
        .map(one -> since.getOrDefault(one.name(), 0L))
        .findFirst()
        .orElse(0L);
  }

  /** As it was published. */
  public Edition edition() {
    return edition;
  }

  /** Its rules. */
  public RuleBook book() {
    return book;
  }

  /** What is known. */
  public Facts facts() {
    return facts;
  }

  /** Since which edition each rule asks for the same. */
  public Map<String, Long> since() {
    return since;
  }

  /** Takes note of the symbol of an asset. */
  public void note(Fact.Moved moved) {
    String symbol = moved.symbol();
    if (symbol.isEmpty()) {
      return;
    }
    switch (moved.movement().asset()) {
      case Asset.Native coin -> facts.note(coin, symbol.equals("native") ? "ETH" : symbol);
      case Asset.Token token -> facts.note(token, symbol);
      case Asset.Bitcoin coin -> facts.note(coin, "BTC");
      case Asset.Item i -> {}
      case Asset.AnyItem a -> {}
      case Asset.Money m -> {}
    }
  }
}
