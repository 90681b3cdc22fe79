package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import org.jspecify.annotations.Nullable;

/** Reads one payload's calls. Made anew for each payload, since it counts them. */
public final class CallReading {
  private static final int DEEPEST = 16;
  private static final int MOST_CALLS = 10_000;

  private final Directory directory;
  private final ChainFacts facts;
  private final AssetJudge judge;
  private int count;

  /** With what is known in advance, and what a node says. */
  public CallReading(Directory directory, ChainFacts facts) {
    this.directory = directory;
    this.facts = facts;
    this.judge = new AssetJudge(directory, facts);
  }

  /**
   * Reads what the call would do, calls inside it included.
   *
   * @throws UnreadableInput when the arguments of a known function are not in the ABI's one
   *     canonical form, or calls are nested deeper than 16 levels or more than 10,000
   */
  public void read(Call call, Reading out) {
    bound(call);
    Address target = call.target();
    if (target == null) {
      created(call, out);
    } else if (call.delegate()) {
      new DelegateCalls(directory, facts).read(scope(call, target, out));
    } else {
      plain(scope(call, target, out));
    }
  }

  private CallScope scope(Call call, Address target, Reading out) {
    return new CallScope(call, target, out, directory, judge, this);
  }

  private void bound(Call call) {
    if (call.depth() > DEEPEST) {
      throw new UnreadableInput(
          "Calls are nested deeper than " + DEEPEST + " levels; no honest payload needs that");
    }
    if (++count > MOST_CALLS) {
      throw new UnreadableInput(
          "The payload makes more than 10,000 calls; at most that many can be read");
    }
  }

  private static void created(Call call, Reading out) {
    out.callsContract();
    Bytes code = call.data();
    Bytes hash = Keccak256.hash(code);
    out.effect(new Effect.ContractCreated(call.actor(), call.value(), hash, code.length()));
    out.finding(
        GateFinding.CONTRACT_CREATED,
        "A contract would be created from "
            + code.length()
            + " bytes of code with the hash "
            + hash,
        "initCodeHash",
        hash.toHex());
  }

  private void plain(CallScope scope) {
    Call call = scope.call();
    Bytes data = call.data();
    CallEntry entry = CallTable.of(data);
    // Even nothing is a payment where it goes to another account: that account's code may run.
    boolean empty = data.isEmpty() && !scope.target().equals(scope.actor());
    if (call.value().signum() > 0 || empty) {
      value(scope, entry);
    }
    if (data.isEmpty()) {
      return;
    }
    scope.out().callsContract();
    if (entry == null) {
      unread(scope);
    } else {
      AbiValues arguments = decode(scope, entry);
      entry.meaning().read(scope, arguments);
    }
  }

  /** Decodes and notes bytes after the arguments. */
  static AbiValues decode(CallScope scope, CallEntry entry) {
    String where = scope.call().where();
    AbiValues arguments =
        entry
            .parameters()
            .decode(
                scope.call().data().from(4),
                "The data of " + entry.name() + (where.isEmpty() ? "" : " in " + where));
    if (arguments.trailingBytes() > 0) {
      int length = scope.call().data().length();
      scope.finding(
          GateFinding.TRAILING_DATA,
          arguments.trailingBytes() + " bytes follow the arguments of " + entry.name(),
          "bytes",
          scope
              .call()
              .data()
              .slice(length - Math.min(arguments.trailingBytes(), 256), length)
              .toHex());
    }
    return arguments;
  }

  /** The coin that goes with a call. */
  private void value(CallScope scope, @Nullable CallEntry entry) {
    Call call = scope.call();
    Asset coin = new Asset.Native(scope.chain());
    boolean wraps =
        entry != null
            && entry.signature().equals("deposit()")
            && directory.token(call.chainId(), scope.target()).isPresent();
    boolean calls =
        !call.data().isEmpty() && directory.isKnownContract(call.chainId(), scope.target());
    if (wraps || calls) {
      scope.effect(
          new Effect.AssetMoved(coin, new Amount(call.value()), call.actor(), scope.target()));
    } else {
      scope.moves(coin, call.value(), call.actor(), scope.target());
    }
  }

  /** A call that no table knows. */
  static void unread(CallScope scope) {
    Bytes data = scope.call().data();
    scope.effect(new Effect.CallUnread(scope.target(), scope.call().value(), data));
    scope.finding(
        GateFinding.UNREAD_CALL,
        "What the call of "
            + scope.name(scope.target())
            + " does is not known"
            + (data.length() < 4
                ? ": its data has no function selector"
                : CallTable.of(data) == null
                    ? ": no table has the function " + data.slice(0, 4)
                    : ": its function "
                        + data.slice(0, 4)
                        + " is known, but not what it does here"),
        "target",
        scope.target().toString(),
        "selector",
        data.length() < 4 ? "" : data.slice(0, 4).toHex());
  }
}
