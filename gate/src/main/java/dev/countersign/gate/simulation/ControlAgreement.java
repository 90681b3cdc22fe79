package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.Effect.StorageWritten;
import dev.countersign.gate.finding.GateFinding;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares who controls the wallet and its contracts afterwards, and what else it stores. */
final class ControlAgreement {
  private final Comparison comparison;
  private final Set<Effect> said;
  private final Set<Effect> after = new HashSet<>();

  private ControlAgreement(Comparison comparison) {
    this.comparison = comparison;
    this.said = Set.copyOf(comparison.decoded());
    after.addAll(comparison.simulated().effects());
    after.addAll(comparison.simulated().standing().control());
  }

  static void compare(Comparison comparison) {
    ControlAgreement agreement = new ControlAgreement(comparison);
    for (Effect effect : comparison.simulated().effects()) {
      if (effect instanceof StorageWritten written) {
        agreement.written(written);
      } else if (Subject.of(effect).isPresent() && !agreement.said(effect)) {
        agreement.onlySeen(effect);
      }
    }
    if (!comparison.simulated().standing().control().isEmpty()) {
      agreement.mustHold();
    }
  }

  /** Contracts differ in whether the same call hands over at once or only offers. */
  private boolean said(Effect effect) {
    return said.contains(effect)
        || (effect instanceof Effect.OwnershipTransferred passes
            && said.contains(
                new Effect.OwnershipTransferred(
                    passes.contract(), passes.newOwner(), !passes.pending())));
  }

  private void onlySeen(Effect effect) {
    comparison.extra(effect);
    GateFinding code = finding(effect);
    if (code != null) {
      comparison
          .out()
          .finding(code, "Found by simulation: " + comparison.words(effect), "seen", "simulation");
    }
  }

  private void written(StorageWritten written) {
    comparison.out().effect(written);
    if (explained(written)) {
      return;
    }
    comparison
        .out()
        .finding(
            GateFinding.STORAGE_WRITTEN,
            "Found by simulation: " + comparison.words(written),
            "slot",
            written.slot().toHex());
  }

  private boolean explained(StorageWritten written) {
    return comparison.decoded().stream()
        .anyMatch(effect ->
            switch (written.name()) {
              case StorageEffects.SIGNED_MESSAGE ->
                  effect instanceof Effect.MessageSigned message
                      && message.safe().equals(written.account());
              case StorageEffects.APPROVED_HASH ->
                  effect instanceof Effect.HashApproved approved
                      && approved.safe().equals(written.account());
              default -> false;
            });
  }

  /** What the payload says of the wallet's control must hold after the run. */
  private void mustHold() {
    Map<Subject, Effect> last = new LinkedHashMap<>();
    Set<Subject> toggled = new HashSet<>();
    for (Effect effect : comparison.decoded()) {
      Subject.of(effect)
          .filter(subject -> subject.of().equals(comparison.wallet()))
          .ifPresent(subject -> {
            if (last.put(subject, effect) != null) {
              toggled.add(subject);
            }
          });
    }
    last.forEach((subject, effect) -> {
      if (!holds(effect, toggled.contains(subject))) {
        comparison.missing(effect, "that this would not be so afterwards");
      }
    });
  }

  private boolean holds(Effect effect, boolean toggled) {
    if (after.contains(effect)) {
      return true;
    }
    return switch (effect) {
      case Effect.OwnerRemoved e -> !after.contains(new Effect.OwnerAdded(e.wallet(), e.owner()));
      // Which modules stand is not asked; one that is enabled and disabled again changes nothing.
      case Effect.ModuleDisabled e ->
          toggled && !after.contains(new Effect.ModuleEnabled(e.wallet(), e.module()));
      case Effect.ModuleEnabled e ->
          toggled && !after.contains(new Effect.ModuleDisabled(e.wallet(), e.module()));
      default -> !isOfWallet(effect);
    };
  }

  private static boolean isOfWallet(Effect effect) {
    return effect instanceof Effect.OwnerAdded
        || effect instanceof Effect.ThresholdChanged
        || effect instanceof Effect.GuardChanged
        || effect instanceof Effect.ModuleGuardChanged
        || effect instanceof Effect.FallbackHandlerChanged
        || effect instanceof Effect.WalletCodeReplaced
        || effect instanceof Effect.ImplementationChanged;
  }

  private static @Nullable GateFinding finding(Effect effect) {
    if (effect instanceof Effect.CodeDelegated) {
      return GateFinding.ACCOUNT_DELEGATED;
    }
    return Subject.of(effect)
        .map(subject ->
            switch (subject.kind()) {
              case OWNER -> GateFinding.OWNERS_CHANGED;
              case THRESHOLD -> GateFinding.THRESHOLD_CHANGED;
              case MODULE ->
                  effect instanceof Effect.ModuleEnabled
                      ? GateFinding.MODULE_ENABLED
                      : GateFinding.MODULE_DISABLED;
              case GUARD, MODULE_GUARD -> GateFinding.GUARD_CHANGED;
              case FALLBACK_HANDLER -> GateFinding.FALLBACK_HANDLER_CHANGED;
              case CODE ->
                  effect instanceof Effect.WalletCodeReplaced
                      ? GateFinding.WALLET_CODE_REPLACED
                      : GateFinding.IMPLEMENTATION_CHANGED;
              case OWNERSHIP -> GateFinding.OWNERSHIP_TRANSFERRED;
              case ROLE -> GateFinding.ROLE_CHANGED;
            })
        .orElse(null);
  }
}
