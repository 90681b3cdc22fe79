package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.replay.Difference.Side;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A replay in words, for people. */
public final class ReplayWords {
  private ReplayWords() {}

  /** What was asked for: "1.5 ETH from treasury to Supplier, asked for by Rea". */
  public static String of(PolicyFacts facts) {
    DestinationFacts destination = facts.destination();
    return what(facts)
        + " from "
        + facts.wallet().label()
        + (destination == null
            ? ""
            : " to " + (destination.label() == null ? destination.address() : destination.label()))
        + ", asked for by "
        + facts.initiator().name();
  }

  /** What made a difference: "the rule "small payments" (line 12) denies". */
  public static String of(Difference difference) {
    boolean earlier = difference.side() == Side.BEFORE;
    if (difference.rule().isEmpty()) {
      return switch (difference.code()) {
        case "policy-nothing-allows" -> "no rule allows it";
        case "policy-deadline-passed" -> "its deadline had passed";
        case "policy-no-payload" -> "there was nothing to approve yet";
        case "policy-approvals-missing" -> "somebody's approval is missing";
        case "policy-finding-unanswered" -> "no rule lets anybody agree to what the reading found";
        default -> difference.code();
      };
    }
    return "the rule \""
        + difference.rule()
        + "\" (line "
        + difference.line()
        + (earlier ? ", before) " : ") ")
        + switch (difference.code()) {
          case "policy-denies" -> earlier ? "denied" : "denies";
          case "policy-undecided" -> earlier ? "could not be told" : "cannot be told";
          case "policy-holds" -> earlier ? "held" : "holds";
          case "policy-time-locked" -> earlier ? "made it wait" : "makes it wait";
          case "policy-approvals-missing" -> "asks for approvals that were not given";
          case "policy-second-device-missing" -> "asks for a second device";
          case Reason.ALLOWS -> "allows";
          default -> earlier ? "stopped it" : "stops it";
        };
  }

  /** How much: "1,200 USDC, 3 ETH, worth 7,200 USD"; empty for nothing. */
  public static String of(Tally tally) {
    String amounts =
        tally.amounts().values().stream().map(Quantity::toString).collect(Collectors.joining(", "));
    Quantity value = tally.value();
    String worth =
        value == null || value.number().signum() == 0
            ? ""
            : "worth "
                + value
                + (tally.withoutValue() == 0
                    ? ""
                    : " without " + tally.withoutValue() + " whose worth is not known");
    return Arrays.asList(amounts, worth).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String what(PolicyFacts facts) {
    AssetFacts asset = facts.intent().asset();
    Amount amount = facts.intent().amount();
    if (asset == null || amount == null) {
      return facts.intent().action().word();
    }
    try {
      return asset.quantity(amount).toString();
    } catch (CannotTell e) {
      return amount + " smallest units of " + asset.unit();
    }
  }
}
