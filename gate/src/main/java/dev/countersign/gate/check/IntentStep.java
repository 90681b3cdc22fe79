package dev.countersign.gate.check;

import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.intent.IntentComparison;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the intent adds to a payload's findings, and which of them it answers. */
final class IntentStep {
  /** The kind of a draft. */
  private static final String SIGN_IN = "sign-in";

  private final Draft draft;
  private final Directory directory;

  private IntentStep(Draft draft, Directory directory) {
    this.draft = draft;
    this.directory = directory;
  }

  /** The findings that are left, with those of the comparison. */
  static List<Finding> findings(
      Draft draft, @Nullable Intent intent, Directory directory, AskedOnce once) {
    IntentStep step = new IntentStep(draft, directory);
    if (intent == null) {
      step.missing();
      return draft.reading().findings();
    }
    boolean same =
        IntentComparison.compare(
            intent, draft.actor(), draft.wallet(), draft.chainId(), directory, draft.reading());
    return step.isSite(intent) && same && once.answers(draft)
        ? step.answered(intent)
        : draft.reading().findings();
  }

  /** What is asked for as a sign-in is one, to that very site. */
  private boolean isSite(Intent intent) {
    if (intent.action() != Intent.Action.SIGN_IN) {
      return true;
    }
    boolean same =
        draft.kind().equals(SIGN_IN)
            && draft.fields().stream()
                .anyMatch(
                    field -> field.name().equals("domain") && field.value().equals(intent.site()));
    if (!same) {
      draft
          .reading()
          .finding(
              GateFinding.INTENT_DIFFERS,
              "A sign-in to " + intent.site() + " was asked for, but the payload is another thing");
    }
    return same;
  }

  private void missing() {
    boolean matters =
        draft.reading().effects().stream()
            .anyMatch(effect ->
                EffectKinds.changesControl(effect) || !(effect instanceof Effect.BitcoinChange));
    if (matters) {
      draft
          .reading()
          .finding(
              GateFinding.NO_INTENT,
              "Nobody has filed what this is for, so there is nothing to compare it with");
    }
  }

  /** What a matching intent answers: that the amount is agreed, and for whom. */
  private List<Finding> answered(Intent intent) {
    List<Finding> left = new ArrayList<>();
    for (Finding finding : draft.reading().findings()) {
      if (!(finding.code() instanceof GateFinding code)) {
        left.add(finding);
        continue;
      }
      switch (code) {
        case UNKNOWN_DESTINATION -> left.add(destination(finding));
        case UNKNOWN_TOKEN -> {
          if (!namesToken(intent, finding)) {
            left.add(finding);
          }
        }
        case APPROVAL_GRANTED, PERMIT_SIGNED -> {
          if (!agreed(intent)) {
            left.add(finding);
          }
        }
        default -> left.add(finding);
      }
    }
    return left;
  }

  /** Without a list of known addresses nothing but the intent can vouch for a destination. */
  private Finding destination(Finding finding) {
    // Whoever knows anything has a list; that it names no destination does not open it to all.
    return directory.known().equals(Known.NOTHING)
        ? new Finding(
            GateFinding.DESTINATION_NAMED_BY_INTENT,
            "The destination is the one that the intent names; no list of known addresses was"
                + " given, so nothing else vouches for it",
            finding.evidence())
        : finding;
  }

  private static boolean namesToken(Intent intent, Finding finding) {
    return intent.asset() instanceof IntentAsset.Token token
        && token.contract().toString().equals(finding.evidence().get("token"));
  }

  /** The amount is agreed by the intent; the spender must be known in advance besides. */
  private boolean agreed(Intent intent) {
    Address destination = intent.destination();
    if (destination == null
        || intent.amount() == null
        || AssetJudge.unlimited(intent.amount().units())) {
      return false;
    }
    return switch (intent.action()) {
      case APPROVE -> directory.isKnownSpender(draft.chainId(), destination);
      case TRANSFER -> directory.isKnownDestination(draft.chainId(), destination);
      case CONTROL, SIGN_IN -> false;
    };
  }
}
