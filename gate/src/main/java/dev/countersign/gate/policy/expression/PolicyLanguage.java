package dev.countersign.gate.policy.expression;

import dev.countersign.gate.policy.history.Side;
import dev.countersign.rules.expression.Language;
import dev.countersign.rules.expression.Member;
import dev.countersign.rules.expression.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The names that a policy's expressions may use. Described for people in {@code docs/policy.md}.
 */
final class PolicyLanguage {
  static final Language LANGUAGE =
      new Language(
          new Vocabulary()
              .value("now", "moment")
              .struct("Local", "hour: number, minute: number, weekday: text, date: text")
              .struct(
                  "Intent",
                  "id: text, action: text, amount: amount, value: amount, purpose: text,"
                      + " reference: text, deadline: moment, filedAt: moment, filedBy: text,"
                      + " changes: texts")
              .struct(
                  "Asset",
                  "id: text, kind: text, symbol: text, chainId: number, contract: text, item:"
                      + " text")
              .struct(
                  "Initiator",
                  "id: text, name: text, kind: text, groups: texts, roles: texts, sessionAge:"
                      + " span, knownDevice: flag, responsible: text")
              .struct("Risk", "person: number, session: number")
              .struct("Requester", "risk: number")
              .struct("Session", "risk: number")
              .struct(
                  "Wallet", "label: text, tags: texts, chainId: number, address: text, kind: text")
              .struct(
                  "Destination",
                  "address: text, kind: text, known: flag, label: text, tags: texts, firstSeen:"
                      + " moment, listedSince: moment, age: span")
              .struct("Payload", "kind: text, hash: text, nonce: number, simulated: flag")
              .structs(
                  "effects",
                  "Effect",
                  "kind: text, direction: text, asset: text, amount: amount, value: amount, from:"
                      + " text, to: text")
              .value("findings", "texts")
              .functions(
                  "history",
                  history("count", "number", of -> earlier(of).count(within(of), sides(of))),
                  history("value", "amount", of -> earlier(of).value(within(of), sides(of))),
                  history("amount", "amount", of -> earlier(of).amount(within(of), sides(of))))
              .lists());

  private PolicyLanguage() {}

  private static Member history(String name, String result, Function<List<?>, ?> body) {
    return new Member(
        "history",
        name,
        result,
        List.of("span", "texts"),
        word -> Side.of(word).isPresent(),
        "what it is kept apart by is written out, as in history.count(duration('24h'),"
            + " ['initiator']), of initiator, wallet, destination and asset",
        body);
  }

  private static Earlier earlier(List<?> of) {
    return (Earlier) of.getFirst();
  }

  private static Duration within(List<?> of) {
    return (Duration) of.get(1);
  }

  private static List<?> sides(List<?> of) {
    return (List<?>) of.getLast();
  }
}
