package dev.countersign.gate.policy.reading;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.EffectFacts.Direction;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What of an effect a policy sees: which asset, how much, from whom, to whom. */
record Part(
    @Nullable Asset asset, @Nullable Amount amount, @Nullable String from, @Nullable String to) {

  EffectFacts facts(EffectLine line, Directory directory) {
    return new EffectFacts(
        ReadingFacts.kind(line.effect()),
        switch (line.direction()) {
          case OUT -> Direction.OUT;
          case IN -> Direction.IN;
          case CONTROL -> Direction.CONTROL;
          case OTHER -> Direction.OTHER;
        },
        asset == null ? null : ReadingFacts.asset(asset, directory),
        amount,
        from,
        to);
  }

  static Part of(Effect effect, @Nullable Long chainId) {
    return switch (effect) {
      case Effect.AssetMoved e -> new Part(e.asset(), e.amount(), text(e.from()), text(e.to()));
      case Effect.ApprovalGranted e ->
          new Part(e.asset(), e.amount(), text(e.owner()), text(e.spender()));
      case Effect.OperatorSet e -> new Part(null, null, text(e.owner()), text(e.operator()));
      case Effect.TransferAuthorised e ->
          new Part(e.asset(), e.amount(), text(e.from()), text(e.to()));
      case Effect.RefundPaid e -> new Part(e.asset(), e.atMost(), null, text(e.receiver()));
      case Effect.BitcoinPaid e -> new Part(new Asset.Bitcoin(), e.amount(), null, e.to());
      case Effect.BitcoinChange e -> new Part(new Asset.Bitcoin(), e.amount(), null, e.to());
      case Effect.BitcoinFee e -> new Part(new Asset.Bitcoin(), e.amount(), null, null);
      case Effect.OrderSigned e -> new Part(null, null, text(e.offerer()), null);
      case Effect.OwnerAdded e -> power(e.wallet(), e.owner());
      case Effect.OwnerRemoved e -> power(e.wallet(), e.owner());
      case Effect.ThresholdChanged e -> power(e.wallet(), null);
      case Effect.ModuleEnabled e -> power(e.wallet(), e.module());
      case Effect.ModuleDisabled e -> power(e.wallet(), e.module());
      case Effect.GuardChanged e -> power(e.wallet(), e.guard());
      case Effect.ModuleGuardChanged e -> power(e.wallet(), e.guard());
      case Effect.FallbackHandlerChanged e -> power(e.wallet(), e.handler());
      case Effect.WalletCodeReplaced e -> power(e.wallet(), e.singleton());
      case Effect.ImplementationChanged e -> power(e.proxy(), e.implementation());
      case Effect.CodeDelegated e -> power(e.account(), e.delegate());
      case Effect.CodeRunAsWallet e -> power(e.wallet(), e.code());
      case Effect.OwnershipTransferred e -> power(e.contract(), e.newOwner());
      case Effect.RoleChanged e -> power(e.contract(), e.account());
      case Effect.PowerUsed e -> power(e.contract(), e.subject());
      case Effect.ContractCreated e -> sent(e.value(), e.creator(), null, chainId);
      case Effect.HashApproved e -> power(e.safe(), null);
      case Effect.MessageSigned e -> power(e.safe(), null);
      case Effect.CallUnread e -> sent(e.value(), null, e.target(), chainId);
      case Effect.StorageWritten e -> power(e.account(), null);
    };
  }

  private static Part power(@Nullable Address over, @Nullable Address to) {
    return new Part(null, null, text(over), text(to));
  }

  /** What goes along in the chain's coin, where anything does. */
  private static Part sent(
      BigInteger value, @Nullable Address from, @Nullable Address to, @Nullable Long chainId) {
    return value.signum() == 0
        ? power(from, to)
        : new Part(
            new Asset.Native(chainId == null ? 0 : chainId),
            new Amount(value),
            text(from),
            text(to));
  }

  private static @Nullable String text(@Nullable Address address) {
    if (address == null) {
      return null;
    }
    return address.equals(Effect.SIGNER) ? "signer" : address.toString();
  }
}
