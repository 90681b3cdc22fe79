package dev.countersign.gate.compose;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the payload that an intent asks for: a transfer or an approval out of a Safe or a plain
 * account, or a change of a Safe's owners. The same arguments always give the same payload, so that
 * whoever is asked to sign one can make it again and compare.
 */
public final class Composer {
  private static final AbiParameters TO_AND_AMOUNT = AbiParameters.parse("address,uint256");
  private static final Bytes TRANSFER = Selector.of("transfer(address,uint256)");
  private static final Bytes APPROVE = Selector.of("approve(address,uint256)");

  private Composer() {}

  private record Call(Address to, BigInteger value, Bytes data) {}

  /**
   * A transfer or an approval out of a Safe: a plain call, with nothing for whoever carries it out.
   *
   * @throws UnreadableInput when the intent is of another kind, leaves chain, wallet or something
   *     of the payment open, or names another chain or wallet
   */
  public static SafePayload forSafe(Intent intent, SafeState safe) {
    requireSame(intent, safe.chainId(), safe.address());
    return payload(safe, call(intent, safe.address()));
  }

  /**
   * A change of a Safe's owners or threshold.
   *
   * @throws UnreadableInput when the Safe cannot change so, or the intent asks for other changes or
   *     names somebody else
   */
  public static SafePayload forSafe(Intent intent, ControlChange change, SafeState safe) {
    requireSame(intent, safe.chainId(), safe.address());
    if (intent.action() != Intent.Action.CONTROL) {
      throw new UnreadableInput("The intent asks for no change of control");
    }
    List<String> asked = intent.changes().stream().sorted().toList();
    if (!asked.equals(change.kinds().stream().sorted().toList())) {
      throw new UnreadableInput(
          "To "
              + change.sentence()
              + " is "
              + String.join(", ", change.kinds())
              + ", but the intent asks for "
              + String.join(", ", intent.changes()));
    }
    Address concerned = change.concerned();
    if (concerned == null
        ? intent.destination() != null
        : !concerned.equals(intent.destination())) {
      throw new UnreadableInput(
          "To "
              + change.sentence()
              + " concerns "
              + (concerned == null ? "no single account" : concerned)
              + ", but the intent names "
              + (intent.destination() == null ? "none" : intent.destination()));
    }
    Bytes data = new OwnerCalls(safe).data(change);
    return payload(safe, new Call(safe.address(), BigInteger.ZERO, data));
  }

  /**
   * A transfer or an approval out of a plain account: a transaction of type 2.
   *
   * @throws UnreadableInput as for a Safe, and when a fee, the gas or the nonce is out of range
   */
  public static UnsignedTransaction forAccount(Intent intent, AccountTerms terms) {
    requireSame(intent, terms.chainId(), terms.account());
    Call call = call(intent, terms.account());
    try {
      return UnsignedTransaction.dynamicFee(
          terms.chainId(),
          terms.nonce(),
          terms.maxPriorityFee(),
          terms.maxFee(),
          terms.gasLimit(),
          call.to(),
          call.value(),
          call.data());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The transaction cannot be made so: " + e.getMessage());
    }
  }

  private static void requireSame(Intent intent, long chainId, Address wallet) {
    Long asked = intent.chainId();
    if (asked == null || asked != chainId) {
      throw new UnreadableInput(
          "The intent "
              + (asked == null ? "leaves its chain open" : "is for chain " + asked)
              + ", but the wallet is on chain "
              + chainId);
    }
    if (!wallet.equals(intent.wallet())) {
      throw new UnreadableInput(
          "The intent "
              + (intent.wallet() == null
                  ? "leaves its wallet open"
                  : "is for the wallet " + intent.wallet())
              + ", but the payload would be of "
              + wallet);
    }
  }

  private static Call call(Intent intent, Address wallet) {
    Address destination = intent.destination();
    Amount amount = intent.amount();
    if (destination == null || amount == null || amount.units().bitLength() > 256) {
      throw new UnreadableInput(
          "The intent does not say an amount of at most 256 bits and a destination");
    }
    if (destination.isZero() || destination.equals(wallet)) {
      throw new UnreadableInput(
          "The destination is "
              + (destination.isZero() ? "the zero address" : "the wallet itself")
              + "; what would be sent there would be lost, or go nowhere");
    }
    return switch (intent.action()) {
      case TRANSFER -> transfer(intent.asset(), destination, amount);
      case APPROVE -> approval(intent.asset(), destination, amount);
      case CONTROL ->
          throw new UnreadableInput("A change of control is composed from the exact change");
      case SIGN_IN ->
          throw new UnreadableInput("The message of a sign-in is the site's, and is given");
    };
  }

  private static Call transfer(@Nullable IntentAsset asset, Address destination, Amount amount) {
    if (amount.isZero()) {
      throw new UnreadableInput("The intent is for a transfer of nothing");
    }
    return switch (asset) {
      case IntentAsset.Coin coin -> new Call(destination, amount.units(), Bytes.EMPTY);
      case IntentAsset.Token token -> ofToken(token, TRANSFER, destination, amount);
      case IntentAsset.Bitcoin bitcoin -> throw noContract();
      case null -> throw noContract();
    };
  }

  private static Call approval(@Nullable IntentAsset asset, Address spender, Amount amount) {
    return switch (asset) {
      case IntentAsset.Token token -> ofToken(token, APPROVE, spender, amount);
      case IntentAsset.Coin coin -> throw new UnreadableInput("The chain's coin has no approvals");
      case IntentAsset.Bitcoin bitcoin -> throw noContract();
      case null -> throw noContract();
    };
  }

  private static Call ofToken(
      IntentAsset.Token token, Bytes selector, Address other, Amount amount) {
    if (other.equals(token.contract())) {
      throw new UnreadableInput(
          "The destination is the token's own contract, from which nothing comes back");
    }
    return new Call(
        token.contract(),
        BigInteger.ZERO,
        selector.concat(TO_AND_AMOUNT.encode(other, amount.units())));
  }

  private static UnreadableInput noContract() {
    return new UnreadableInput(
        "The asset of the intent is none of an Ethereum-like chain; expected its coin or a token");
  }

  private static SafePayload payload(SafeState safe, Call call) {
    SafeTransaction transaction =
        new SafeTransaction(
            call.to(),
            call.value(),
            call.data(),
            SafeTransaction.CALL,
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.ZERO,
            Address.ZERO,
            Address.ZERO,
            safe.nonce());
    return new SafePayload(
        safe.chainId(), safe.address(), safe.version(), transaction, List.of(), SafeClaims.NONE);
  }
}
