package dev.countersign.gate.simulation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.Frame.Log;
import dev.countersign.gate.simulation.Run.Step;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the steps of a run mean: coins that move, and the events of ERC-20, ERC-721, ERC-1155,
 * WETH, Permit2, Ownable and AccessControl. Events are the contracts' own word.
 */
final class LogEffects {
  private static final Address PERMIT2 = Address.of("0x000000000022D473030F116dDEE9F6B43aC78BA3");
  private static final Bytes TRANSFER = event("Transfer(address,address,uint256)");
  private static final Bytes SINGLE =
      event("TransferSingle(address,address,address,uint256,uint256)");
  private static final Bytes BATCH =
      event("TransferBatch(address,address,address,uint256[],uint256[])");
  private static final Bytes DEPOSIT = event("Deposit(address,uint256)");
  private static final Bytes WITHDRAWAL = event("Withdrawal(address,uint256)");
  private static final Bytes APPROVAL = event("Approval(address,address,uint256)");
  private static final Bytes APPROVAL_FOR_ALL = event("ApprovalForAll(address,address,bool)");
  private static final Bytes PERMIT2_APPROVAL =
      event("Approval(address,address,address,uint160,uint48)");
  private static final Bytes OWNERSHIP = event("OwnershipTransferred(address,address)");
  private static final Bytes OWNERSHIP_OFFERED = event("OwnershipTransferStarted(address,address)");
  private static final Bytes ROLE_GRANTED = event("RoleGranted(bytes32,address,address)");
  private static final Bytes ROLE_REVOKED = event("RoleRevoked(bytes32,address,address)");

  private static final AbiParameters TWO_LISTS = AbiParameters.parse("uint256[],uint256[]");
  private static final AbiParameters AMOUNT_AND_EXPIRY = AbiParameters.parse("uint160,uint48");

  private final long chainId;
  private final Set<Address> wallets;
  private final Set<Step.CoinMoved> coins = new HashSet<>();
  private final Set<Paid> paid = new HashSet<>();
  private final List<Effect> effects = new ArrayList<>();

  private record Paid(Address to, BigInteger amount) {}

  private LogEffects(Run run, long chainId, Set<Address> wallets) {
    for (Step step : run.steps()) {
      if (step instanceof Step.CoinMoved moved) {
        coins.add(moved);
        paid.add(new Paid(moved.to(), moved.amount()));
      }
    }
    this.chainId = chainId;
    this.wallets = wallets;
  }

  /** All that is recognised, in order. */
  static List<Effect> of(Run run, long chainId, Set<Address> wallets) {
    LogEffects reading = new LogEffects(run, chainId, wallets);
    for (Step step : run.steps()) {
      switch (step) {
        case Step.CoinMoved(Address from, Address to, BigInteger amount) ->
            reading.moves(new Asset.Native(chainId), amount, from, to);
        case Step.Logged(Log log) -> reading.log(log);
      }
    }
    return List.copyOf(reading.effects);
  }

  private void log(Log log) {
    Bytes kind = log.kind();
    int topics = log.topics().size();
    if (kind.equals(TRANSFER)) {
      transfer(log, topics);
    } else if (kind.equals(APPROVAL)) {
      approval(log, topics);
    } else if (topics == 4 && kind.equals(SINGLE) && log.data().length() == 64) {
      item(log, log.data().slice(0, 32).toUnsigned(), log.data().from(32).toUnsigned());
    } else if (topics == 4 && kind.equals(BATCH)) {
      batch(log);
    } else if (topics == 2 && kind.equals(DEPOSIT) && log.data().length() == 32) {
      wrapped(log);
    } else if (topics == 2 && kind.equals(WITHDRAWAL) && log.data().length() == 32) {
      unwrapped(log);
    } else if (topics == 3 && kind.equals(APPROVAL_FOR_ALL) && log.data().length() == 32) {
      effects.add(
          new Effect.OperatorSet(
              chainId, log.address(), account(log, 1), account(log, 2), !log.data().isZero()));
    } else if (topics == 4
        && kind.equals(PERMIT2_APPROVAL)
        && log.address().equals(PERMIT2)
        && log.data().length() == 64) {
      permit2(log);
    } else if (topics == 3 && kind.equals(OWNERSHIP) && wallets.contains(account(log, 1))) {
      effects.add(new Effect.OwnershipTransferred(log.address(), account(log, 2), false));
    } else if (topics == 3 && kind.equals(OWNERSHIP_OFFERED) && wallets.contains(account(log, 1))) {
      effects.add(new Effect.OwnershipTransferred(log.address(), account(log, 2), true));
    } else if (topics == 4 && wallets.contains(account(log, 3))) {
      role(log, kind);
    }
  }

  private void transfer(Log log, int topics) {
    Bytes data = log.data();
    Asset token = new Asset.Token(chainId, log.address());
    if (topics == 3 && data.length() == 32) {
      moves(token, data.toUnsigned(), account(log, 1), account(log, 2));
    } else if (topics == 4 && data.isEmpty()) {
      moves(
          new Asset.Item(chainId, log.address(), log.topics().get(3).toUnsigned()),
          BigInteger.ONE,
          account(log, 1),
          account(log, 2));
    } else if (topics == 1 && data.length() == 96) {
      // Tokens from before the standard was settled index nothing.
      moves(
          token,
          data.from(64).toUnsigned(),
          Address.ofWord(data.slice(0, 32)),
          Address.ofWord(data.slice(32, 64)));
    }
  }

  private void approval(Log log, int topics) {
    if (topics == 3 && log.data().length() == 32) {
      approves(
          new Asset.Token(chainId, log.address()),
          account(log, 1),
          account(log, 2),
          log.data().toUnsigned(),
          null);
    } else if (topics == 4 && log.data().isEmpty()) {
      Address spender = account(log, 2);
      approves(
          new Asset.Item(chainId, log.address(), log.topics().get(3).toUnsigned()),
          account(log, 1),
          spender,
          spender.isZero() ? BigInteger.ZERO : BigInteger.ONE,
          null);
    }
  }

  private void item(Log log, BigInteger id, BigInteger amount) {
    moves(new Asset.Item(chainId, log.address(), id), amount, account(log, 2), account(log, 3));
  }

  private void batch(Log log) {
    try {
      AbiValues values = TWO_LISTS.decode(log.data(), "The log");
      List<Object> ids = values.list(0);
      List<Object> amounts = values.list(1);
      for (int i = 0; i < Math.min(ids.size(), amounts.size()); i++) {
        item(log, (BigInteger) ids.get(i), (BigInteger) amounts.get(i));
      }
    } catch (UnreadableInput e) {
      // No such event then: anybody may note anything under any name.
    }
  }

  /** WETH's deposit, told from others of that name by the coins that went to the contract. */
  private void wrapped(Log log) {
    BigInteger amount = log.data().toUnsigned();
    if (paid.contains(new Paid(log.address(), amount))) {
      moves(new Asset.Token(chainId, log.address()), amount, log.address(), account(log, 1));
    }
  }

  private void unwrapped(Log log) {
    BigInteger amount = log.data().toUnsigned();
    Address owner = account(log, 1);
    if (coins.contains(new Step.CoinMoved(log.address(), owner, amount))) {
      moves(new Asset.Token(chainId, log.address()), amount, owner, log.address());
    }
  }

  private void permit2(Log log) {
    try {
      AbiValues values = AMOUNT_AND_EXPIRY.decode(log.data(), "The log");
      approves(
          new Asset.Token(chainId, account(log, 2)),
          account(log, 1),
          account(log, 3),
          values.uint(0),
          values.uint(1));
    } catch (UnreadableInput e) {
      // Not Permit2's own event then.
    }
  }

  private void role(Log log, Bytes kind) {
    if (log.data().isEmpty() && (kind.equals(ROLE_GRANTED) || kind.equals(ROLE_REVOKED))) {
      effects.add(
          new Effect.RoleChanged(
              log.address(), log.topics().get(1), account(log, 2), kind.equals(ROLE_GRANTED)));
    }
  }

  private void moves(Asset asset, BigInteger amount, Address from, Address to) {
    if (amount.signum() > 0) {
      effects.add(new Effect.AssetMoved(asset, new Amount(amount), from, to));
    }
  }

  private void approves(
      Asset asset,
      Address owner,
      Address spender,
      BigInteger amount,
      @Nullable BigInteger expires) {
    effects.add(
        new Effect.ApprovalGranted(
            asset, owner, spender, new Amount(amount), AssetJudge.unlimited(amount), expires));
  }

  private static Address account(Log log, int topic) {
    return Address.ofWord(log.topics().get(topic));
  }

  private static Bytes event(String signature) {
    return Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }
}
