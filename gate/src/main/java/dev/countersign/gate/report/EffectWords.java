package dev.countersign.gate.report;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.gate.report.CheckReport.EffectLine.Direction;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Effects as sentences for a treasury operator. */
public final class EffectWords {
  private final Directory directory;
  private final @Nullable Long chainId;
  private final @Nullable Address wallet;

  /**
   * Words as seen from that wallet.
   *
   * @param chainId the payload's chain, or null
   * @param wallet the account in whose name the payload acts, or null
   */
  public EffectWords(Directory directory, @Nullable Long chainId, @Nullable Address wallet) {
    this.directory = directory;
    this.chainId = chainId;
    this.wallet = wallet;
  }

  /** The effect with its direction and sentence. */
  public EffectLine line(Effect effect) {
    return new EffectLine(effect, direction(effect), sentence(effect));
  }

  private Direction direction(Effect effect) {
    return switch (effect) {
      case Effect.AssetMoved moved ->
          moved.from().equals(moved.to())
              ? Direction.OTHER
              : moved.from().equals(wallet)
                  ? Direction.OUT
                  : moved.to().equals(wallet) ? Direction.IN : Direction.OTHER;
      case Effect.TransferAuthorised a -> Direction.OUT;
      case Effect.ApprovalGranted a -> a.amount().isZero() ? Direction.OTHER : Direction.OUT;
      case Effect.OperatorSet o -> o.approved() ? Direction.OUT : Direction.OTHER;
      case Effect.OrderSigned o -> Direction.OUT;
      case Effect.RefundPaid r -> Direction.OUT;
      case Effect.BitcoinPaid b -> Direction.OUT;
      case Effect.BitcoinFee b -> Direction.OUT;
      case Effect.BitcoinChange b -> Direction.IN;
      case Effect.CallUnread c -> Direction.OTHER;
      case Effect.HashApproved h -> Direction.OTHER;
      case Effect.MessageSigned m -> Direction.OTHER;
      case Effect.ContractCreated c -> c.value().signum() == 0 ? Direction.OTHER : Direction.OUT;
      case Effect.StorageWritten s -> Direction.CONTROL;
      case Effect.OwnerAdded o -> Direction.CONTROL;
      case Effect.OwnerRemoved o -> Direction.CONTROL;
      case Effect.ThresholdChanged t -> Direction.CONTROL;
      case Effect.ModuleEnabled m -> Direction.CONTROL;
      case Effect.ModuleDisabled m -> Direction.CONTROL;
      case Effect.GuardChanged g -> Direction.CONTROL;
      case Effect.ModuleGuardChanged g -> Direction.CONTROL;
      case Effect.FallbackHandlerChanged f -> Direction.CONTROL;
      case Effect.WalletCodeReplaced w -> Direction.CONTROL;
      case Effect.ImplementationChanged i -> Direction.CONTROL;
      case Effect.CodeDelegated c -> Direction.CONTROL;
      case Effect.CodeRunAsWallet c -> Direction.CONTROL;
      case Effect.OwnershipTransferred o -> Direction.CONTROL;
      case Effect.RoleChanged r -> Direction.CONTROL;
      case Effect.PowerUsed p -> Direction.CONTROL;
    };
  }

  private String sentence(Effect effect) {
    return switch (effect) {
      case Effect.AssetMoved m -> moved(m);
      case Effect.ApprovalGranted a -> approval(a);
      case Effect.OperatorSet o ->
          name(o.operator())
              + (o.approved() ? " may take every item of " : " may no longer take items of ")
              + name(o.collection())
              + " from "
              + whose(o.owner());
      case Effect.TransferAuthorised t ->
          "whoever holds the signature can move "
              + directory.amount(t.asset(), t.amount())
              + " from "
              + whose(t.from())
              + " to "
              + (t.to() == null ? "anybody they choose" : name(t.to()))
              + until(t.validUntil());
      case Effect.OrderSigned o ->
          whose(o.offerer())
              + " offers "
              + offered(o.offered())
              + " for "
              + (o.asked().isEmpty() ? "nothing" : assets(o.asked()));
      case Effect.OwnerAdded o -> name(o.owner()) + " becomes an owner of " + whose(o.wallet());
      case Effect.OwnerRemoved o ->
          name(o.owner()) + " is no longer an owner of " + whose(o.wallet());
      case Effect.ThresholdChanged t ->
          whose(t.wallet())
              + " needs "
              + t.threshold()
              + (t.threshold().equals(BigInteger.ONE) ? " owner signature" : " owner signatures")
              + " from now on";
      case Effect.ModuleEnabled m ->
          name(m.module())
              + " becomes a module of "
              + whose(m.wallet())
              + " and can move everything without the owners";
      case Effect.ModuleDisabled m ->
          name(m.module()) + " is no longer a module of " + whose(m.wallet());
      case Effect.GuardChanged g -> guard(g.wallet(), g.guard(), "transaction guard");
      case Effect.ModuleGuardChanged g -> guard(g.wallet(), g.guard(), "module guard");
      case Effect.FallbackHandlerChanged f ->
          "the fallback handler of " + whose(f.wallet()) + " becomes " + name(f.handler());
      case Effect.WalletCodeReplaced w ->
          (w.wallet().equals(wallet) ? "the wallet's code" : "the code of " + name(w.wallet()))
              + " is replaced by "
              + name(w.singleton());
      case Effect.ImplementationChanged i ->
          "the code of " + name(i.proxy()) + " is replaced by " + name(i.implementation());
      case Effect.CodeDelegated c ->
          (c.account() == null ? "the signing account" : whose(c.account()))
              + (c.delegate().isZero()
                  ? " stops running another contract's code"
                  : " runs the code of " + name(c.delegate()) + " from now on")
              + (c.chainId().signum() == 0 ? ", on every chain" : "");
      case Effect.CodeRunAsWallet c ->
          "the code of " + name(c.code()) + " runs with the full authority of " + whose(c.wallet());
      case Effect.OwnershipTransferred o ->
          "the ownership of "
              + name(o.contract())
              + (o.newOwner().isZero()
                  ? " is given up for good"
                  : (o.pending() ? " is offered to " : " passes to ") + name(o.newOwner()));
      case Effect.RoleChanged r ->
          name(r.account())
              + (r.granted() ? " gains " : " loses ")
              + role(r.role())
              + " of "
              + name(r.contract());
      case Effect.PowerUsed p ->
          name(p.contract())
              + ": "
              + p.power()
              + (p.subject() == null ? "" : " (" + name(p.subject()) + ")");
      case Effect.ContractCreated c ->
          "a contract is created from "
              + c.initCodeLength()
              + " bytes of code (hash "
              + c.initCodeHash()
              + ")"
              + (c.value().signum() == 0
                  ? ""
                  : ", and "
                      + directory.amount(
                          new Asset.Native(chainId == null ? 0 : chainId), new Amount(c.value()))
                      + " goes to it from "
                      + whose(c.creator()));
      case Effect.HashApproved h ->
          whose(wallet) + " agrees, as an owner of " + name(h.safe()) + ", to " + h.hash();
      case Effect.MessageSigned m ->
          whose(m.safe()) + " signs a message of " + m.message().length() + " bytes";
      case Effect.CallUnread c ->
          "a call of "
              + name(c.target())
              + " of which not all is known ("
              + (c.data().length() < 4 ? "no selector" : c.data().slice(0, 4).toHex())
              + (c.value().signum() == 0 ? "" : ", " + c.value() + " wei go with it")
              + ")";
      case Effect.RefundPaid r ->
          "up to about "
              + directory.amount(r.asset(), r.atMost())
              + " is paid to "
              + (r.receiver() == null ? "whoever carries the transaction out" : name(r.receiver()));
      case Effect.StorageWritten s ->
          "storage of "
              + whose(s.account())
              + " changes: "
              + s.name()
              + " from "
              + s.before()
              + " to "
              + s.after();
      case Effect.BitcoinPaid b -> b.amount().inUnits(8) + " BTC goes to " + b.to();
      case Effect.BitcoinChange b ->
          b.amount().inUnits(8) + " BTC comes back to the wallet's own " + b.to();
      case Effect.BitcoinFee b -> b.amount().inUnits(8) + " BTC is paid as the fee";
    };
  }

  private String moved(Effect.AssetMoved moved) {
    String amount = directory.amount(moved.asset(), moved.amount());
    if (moved.from().equals(wallet) && moved.to().equals(wallet)) {
      return amount + " goes from the wallet to itself";
    }
    if (moved.from().equals(wallet)) {
      return amount + " leaves the wallet for " + name(moved.to());
    }
    if (moved.to().equals(wallet)) {
      return amount + " comes into the wallet from " + name(moved.from());
    }
    return amount + " moves from " + name(moved.from()) + " to " + name(moved.to());
  }

  private String approval(Effect.ApprovalGranted approval) {
    if (approval.amount().isZero()) {
      return name(approval.spender())
          + " may no longer take "
          + asset(approval.asset())
          + " from "
          + whose(approval.owner());
    }
    return name(approval.spender())
        + " may take "
        + (approval.unlimited()
            ? "all " + asset(approval.asset()) + ", now and later,"
            : "up to " + directory.amount(approval.asset(), approval.amount()))
        + " from "
        + whose(approval.owner())
        + (BigInteger.ZERO.equals(approval.expires())
            ? ", in the block that carries it out" // Permit2's meaning of zero
            : until(approval.expires()));
  }

  private String guard(Address safe, Address guard, String what) {
    return guard.isZero()
        ? "the " + what + " of " + whose(safe) + " is taken away"
        : "the " + what + " of " + whose(safe) + " becomes " + name(guard);
  }

  private String assets(List<Effect.AssetMoved> moves) {
    return moves.stream()
        .map(m ->
            directory.amount(m.asset(), m.amount())
                + " to "
                + (m.to().isZero() ? "whoever takes it" : name(m.to())))
        .collect(Collectors.joining(", "));
  }

  /** To whom is not said: it goes to whoever takes the offer. */
  private String offered(List<Effect.AssetMoved> moves) {
    return moves.isEmpty()
        ? "nothing"
        : moves.stream()
            .map(m -> directory.amount(m.asset(), m.amount()))
            .collect(Collectors.joining(", "));
  }

  private String asset(Asset asset) {
    return switch (asset) {
      case Asset.Native n -> "of the chain's coin";
      case Asset.Bitcoin b -> "bitcoin";
      case Asset.Money money -> money.word();
      case Asset.Token t ->
          directory
              .token(t.chainId(), t.contract())
              .map(token -> token.symbol() + " (" + t.contract() + ")")
              .orElse("tokens of " + name(t.contract()));
      case Asset.Item i -> "item " + i.id() + " of " + name(i.contract());
      case Asset.AnyItem i -> "any item of " + name(i.contract());
    };
  }

  private static String role(Bytes role) {
    return role.isZero() ? "the admin role (the right to give roles)" : "role " + role;
  }

  private static String until(@Nullable BigInteger seconds) {
    if (seconds == null) {
      return "";
    }
    if (seconds.bitLength() > 40) {
      return ", for ever";
    }
    try {
      return ", until " + Instant.ofEpochSecond(seconds.longValueExact());
    } catch (DateTimeException e) {
      return ", for ever";
    }
  }

  private String whose(@Nullable Address account) {
    return account == null || account.equals(wallet) ? "the wallet" : name(account);
  }

  private String name(Address account) {
    return account.equals(wallet) ? "the wallet" : directory.name(chainId, account);
  }
}
