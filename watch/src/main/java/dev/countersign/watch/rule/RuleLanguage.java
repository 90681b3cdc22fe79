package dev.countersign.watch.rule;

import dev.countersign.rules.expression.Formula;
import dev.countersign.rules.expression.Language;
import dev.countersign.rules.expression.UnreadableExpression;
import dev.countersign.rules.expression.Vocabulary;
import java.util.Set;

/** The names that a rule's expressions may use. Described in {@code docs/watch-rules.md}. */
public final class RuleLanguage {
  private static final String PARTY =
      "address: text, label: text, kind: text, tags: texts, person: text, screened: texts,"
          + " imitates: text";

  private static final Language LANGUAGE =
      new Language(
          new Vocabulary()
              .value("now", "moment")
              .struct("Local", "hour: number, minute: number, weekday: text, date: text")
              .struct(
                  "Movement",
                  "amount: amount, value: amount, direction: text, chainId: number, block: number,"
                      + " transaction: text")
              .struct("Asset", "symbol: text, kind: text, contract: text")
              .struct("Wallet", PARTY)
              .struct("Counterparty", PARTY)
              .struct("From", PARTY)
              .struct("To", PARTY)
              .struct("Window", "count: number, distinct: number, sum: amount")
              .lists());

  private RuleLanguage() {}

  /**
   * Checks an expression.
   *
   * @param lists the names of the document's lists
   * @throws UnreadableExpression with all that is wrong in it
   */
  public static Formula read(String source, Set<String> lists) throws UnreadableExpression {
    return LANGUAGE.read(source, lists);
  }
}
