package dev.countersign.gate.effect;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that the payload would do. */
public sealed interface Effect {
  /**
   * Stands for the account that signs where the input does not say which that is. Not an account:
   * its 20 bytes are the text "the account signing.".
   */
  Address SIGNER =
      new Address(Bytes.of("the account signing.".getBytes(StandardCharsets.US_ASCII)));

  /** An asset moves. Whether out or in follows from which side is the wallet. */
  record AssetMoved(Asset asset, Amount amount, Address from, Address to) implements Effect {}

  /**
   * Somebody may take up to that amount later; an amount of zero takes an approval back.
   *
   * @param owner null when it is whoever signs, and the input does not say who
   * @param unlimited true when the amount means "without limit" in the contract's own terms
   * @param expires seconds since 1970, or null when it never does
   */
  record ApprovalGranted(
      Asset asset,
      @Nullable Address owner,
      Address spender,
      Amount amount,
      boolean unlimited,
      @Nullable BigInteger expires)
      implements Effect {}

  /** Somebody may take (or no longer) every item of a collection. */
  record OperatorSet(
      long chainId, Address collection, Address owner, Address operator, boolean approved)
      implements Effect {}

  /**
   * A signed order to move an asset, which whoever holds the signature can carry out.
   *
   * @param from null when it is whoever signs, and the input does not say who
   * @param to null when whoever presents it chooses
   */
  record TransferAuthorised(
      Asset asset,
      Amount amount,
      @Nullable Address from,
      @Nullable Address to,
      @Nullable BigInteger validUntil)
      implements Effect {}

  /**
   * A signed offer on a market: the offered assets for the asked ones.
   *
   * @param offered what the signer gives at the most; to the zero address, for whoever takes it
   * @param asked what must be paid at the least, to whom; from the zero address, likewise
   */
  record OrderSigned(Address offerer, List<AssetMoved> offered, List<AssetMoved> asked)
      implements Effect {
    /** Copies the lists. */
    public OrderSigned {
      offered = List.copyOf(offered);
      asked = List.copyOf(asked);
    }
  }

  /** An owner of a Safe is added. */
  record OwnerAdded(Address wallet, Address owner) implements Effect {}

  /** An owner of a Safe is removed. */
  record OwnerRemoved(Address wallet, Address owner) implements Effect {}

  /** The number of owners that must sign changes. */
  record ThresholdChanged(Address wallet, BigInteger threshold) implements Effect {}

  /** A module may from now on move everything without the owners. */
  record ModuleEnabled(Address wallet, Address module) implements Effect {}

  /** A module loses that power. */
  record ModuleDisabled(Address wallet, Address module) implements Effect {}

  /** The guard that checks every transaction changes; zero takes it away. */
  record GuardChanged(Address wallet, Address guard) implements Effect {}

  /** The guard that checks modules' transactions changes (1.5.0); zero takes it away. */
  record ModuleGuardChanged(Address wallet, Address guard) implements Effect {}

  /** The contract that answers what the Safe does not changes. */
  record FallbackHandlerChanged(Address wallet, Address handler) implements Effect {}

  /** The wallet's code is replaced: the singleton in storage slot 0. */
  record WalletCodeReplaced(Address wallet, Address singleton) implements Effect {}

  /** A proxy's code is replaced. */
  record ImplementationChanged(Address proxy, Address implementation) implements Effect {}

  /**
   * An account runs another contract's code from now on (EIP-7702).
   *
   * @param account null when the authorisation is not signed yet
   * @param chainId 0 means every chain
   */
  record CodeDelegated(@Nullable Address account, Address delegate, BigInteger chainId)
      implements Effect {}

  /** Foreign code runs with the wallet's authority (delegatecall). */
  record CodeRunAsWallet(Address wallet, Address code, Bytes data) implements Effect {}

  /**
   * The ownership of a contract passes on.
   *
   * @param pending true when the new owner must still accept
   */
  record OwnershipTransferred(Address contract, Address newOwner, boolean pending)
      implements Effect {}

  /** A role of a contract is granted or revoked. */
  record RoleChanged(Address contract, Bytes role, Address account, boolean granted)
      implements Effect {}

  /**
   * Another power over a contract is used or moved: mint, pause, blacklist, minter, fee.
   *
   * @param power in words, such as "pauses all transfers"
   * @param subject who gains, loses or suffers it, or null
   */
  record PowerUsed(Address contract, String power, @Nullable Address subject) implements Effect {}

  /** A contract is created. */
  record ContractCreated(Address creator, BigInteger value, Bytes initCodeHash, int initCodeLength)
      implements Effect {}

  /** A Safe, as an owner of another, agrees to that hash. */
  record HashApproved(Address safe, Bytes hash) implements Effect {}

  /** A Safe signs a message for itself (SignMessageLib). */
  record MessageSigned(Address safe, Bytes message) implements Effect {}

  /** A call that no table knows. */
  record CallUnread(Address target, BigInteger value, Bytes data) implements Effect {}

  /** At most that much is paid to whoever carries the transaction out. */
  record RefundPaid(Asset asset, Amount atMost, @Nullable Address receiver) implements Effect {}

  /** A storage slot changes, seen by simulation. */
  record StorageWritten(Address account, Bytes slot, String name, Bytes before, Bytes after)
      implements Effect {}

  /** A Bitcoin output that is not proven change. */
  record BitcoinPaid(Amount amount, String to) implements Effect {}

  /** A Bitcoin output proven to come back to the wallet. */
  record BitcoinChange(Amount amount, String to) implements Effect {}

  /** What the miners get. */
  record BitcoinFee(Amount amount) implements Effect {}
}
