package dev.countersign.gate.intent;

import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom an effect is about: who gains or loses by it. */
final class Beneficiary {
  /** The kinds of change by which nobody gains control. */
  private static final Set<String> LOSSES =
      Set.of("owner-removed", "module-disabled", "threshold-changed");

  private Beneficiary() {}

  /** True where it loses control. */
  static boolean loses(Effect effect) {
    return effect instanceof Effect.OwnerRemoved
        || effect instanceof Effect.ModuleDisabled
        || (effect instanceof Effect.RoleChanged role && !role.granted());
  }

  /** True for changes by which nobody gains control: then an intent names who loses it. */
  static boolean nobodyGains(List<String> changes) {
    return LOSSES.containsAll(changes);
  }

  static @Nullable Address of(Effect effect) {
    return switch (effect) {
      case Effect.OwnerAdded e -> e.owner();
      case Effect.OwnerRemoved e -> e.owner();
      case Effect.ThresholdChanged e -> null;
      case Effect.ModuleEnabled e -> e.module();
      case Effect.ModuleDisabled e -> e.module();
      case Effect.GuardChanged e -> e.guard();
      case Effect.ModuleGuardChanged e -> e.guard();
      case Effect.FallbackHandlerChanged e -> e.handler();
      case Effect.WalletCodeReplaced e -> e.singleton();
      case Effect.ImplementationChanged e -> e.implementation();
      case Effect.CodeDelegated e -> e.delegate();
      case Effect.CodeRunAsWallet e -> e.code();
      case Effect.OwnershipTransferred e -> e.newOwner();
      case Effect.RoleChanged e -> e.account();
      case Effect.PowerUsed e -> e.subject();
      case Effect.StorageWritten e -> null;
      case Effect.AssetMoved e -> e.to();
      case Effect.ApprovalGranted e -> e.spender();
      case Effect.OperatorSet e -> e.operator();
      case Effect.TransferAuthorised e -> e.to();
      case Effect.OrderSigned e -> null;
      case Effect.ContractCreated e -> null;
      case Effect.HashApproved e -> e.safe();
      case Effect.MessageSigned e -> null;
      case Effect.CallUnread e -> e.target();
      case Effect.RefundPaid e -> e.receiver();
      case Effect.BitcoinPaid e -> null;
      case Effect.BitcoinChange e -> null;
      case Effect.BitcoinFee e -> null;
    };
  }
}
