package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change of control is about: of two changes of the same subject the later one counts.
 *
 * @param of the wallet or contract
 * @param whom the owner, module or account; null where there is one of its kind
 * @param role of a contract, or null
 */
record Subject(Kind kind, Address of, @Nullable Address whom, @Nullable Bytes role) {
  enum Kind {
    OWNER,
    THRESHOLD,
    MODULE,
    GUARD,
    MODULE_GUARD,
    FALLBACK_HANDLER,
    CODE,
    OWNERSHIP,
    ROLE
  }

  /** Empty for effects that change no control of a wallet or contract. */
  static Optional<Subject> of(Effect effect) {
    Subject subject =
        switch (effect) {
          case Effect.OwnerAdded e -> new Subject(Kind.OWNER, e.wallet(), e.owner(), null);
          case Effect.OwnerRemoved e -> new Subject(Kind.OWNER, e.wallet(), e.owner(), null);
          case Effect.ThresholdChanged e -> alone(Kind.THRESHOLD, e.wallet());
          case Effect.ModuleEnabled e -> new Subject(Kind.MODULE, e.wallet(), e.module(), null);
          case Effect.ModuleDisabled e -> new Subject(Kind.MODULE, e.wallet(), e.module(), null);
          case Effect.GuardChanged e -> alone(Kind.GUARD, e.wallet());
          case Effect.ModuleGuardChanged e -> alone(Kind.MODULE_GUARD, e.wallet());
          case Effect.FallbackHandlerChanged e -> alone(Kind.FALLBACK_HANDLER, e.wallet());
          case Effect.WalletCodeReplaced e -> alone(Kind.CODE, e.wallet());
          case Effect.ImplementationChanged e -> alone(Kind.CODE, e.proxy());
          case Effect.CodeDelegated e -> e.account() == null ? null : alone(Kind.CODE, e.account());
          case Effect.OwnershipTransferred e -> alone(Kind.OWNERSHIP, e.contract());
          case Effect.RoleChanged e -> new Subject(Kind.ROLE, e.contract(), e.account(), e.role());
          case Effect.AssetMoved e -> null;
          case Effect.ApprovalGranted e -> null;
          case Effect.OperatorSet e -> null;
          case Effect.TransferAuthorised e -> null;
          case Effect.OrderSigned e -> null;
          case Effect.CodeRunAsWallet e -> null;
          case Effect.PowerUsed e -> null;
          case Effect.ContractCreated e -> null;
          case Effect.HashApproved e -> null;
          case Effect.MessageSigned e -> null;
          case Effect.CallUnread e -> null;
          case Effect.RefundPaid e -> null;
          case Effect.StorageWritten e -> null;
          case Effect.BitcoinPaid e -> null;
          case Effect.BitcoinChange e -> null;
          case Effect.BitcoinFee e -> null;
        };
    return Optional.ofNullable(subject);
  }

  private static Subject alone(Kind kind, Address of) {
    return new Subject(kind, of, null, null);
  }
}
