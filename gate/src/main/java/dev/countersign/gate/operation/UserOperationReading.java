package dev.countersign.gate.operation;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.userop.EntryPointVersion;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a user operation does beside its calls, and which calls the account would make. That
 * an account understands the functions of {@link AccountFunction} as they are understood here is
 * taken from the account's own kind: it is the signer's, and its code is not looked at.
 */
public final class UserOperationReading {
  private static final int MOST_CALLS = 1_000;

  private final Directory directory;
  private final ChainFacts facts;

  /** With what is known in advance, and what a node says. */
  public UserOperationReading(Directory directory, ChainFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /**
   * Notes what stands around the calls.
   *
   * @param chainId of the payload, or said beside it; null where nobody says
   * @return the calls that the account would make, in order, at most 1,000; empty where they cannot
   *     be read, which is noted
   * @throws dev.countersign.model.value.UnreadableInput when the arguments of a known function are
   *     malformed
   */
  public List<Call> read(UserOperationPayload payload, @Nullable Long chainId, Reading out) {
    entryPoint(payload, chainId, out);
    hash(payload, chainId, out);
    creation(payload, chainId, out);
    EthereumPayload.Authorization authorization = payload.authorization();
    if (authorization != null) {
      Address authority = authorization.authority();
      DelegationReading.read(
          authorization, authority == null ? payload.sender() : authority, directory, out);
    }
    Address paymaster = payload.paymaster();
    if (paymaster != null) {
      out.finding(
          GateFinding.PAYMASTER_PAYS,
          directory.name(chainId, paymaster) + " pays the fee and decides when it does",
          "paymaster",
          paymaster.toString());
    }
    return calls(payload, chainId, out);
  }

  private void entryPoint(UserOperationPayload payload, @Nullable Long chainId, Reading out) {
    Address entryPoint = payload.entryPoint();
    if (entryPoint == null) {
      out.finding(
          GateFinding.ENTRY_POINT_UNKNOWN,
          "The user operation names no entry point, and its meaning depends on it");
    } else if (EntryPointVersion.at(entryPoint).isEmpty()) {
      out.finding(
          GateFinding.ENTRY_POINT_UNKNOWN,
          "The entry point "
              + directory.name(chainId, entryPoint)
              + " is none that is known; it decides what the user operation means",
          "entryPoint",
          entryPoint.toString());
    }
  }

  private static void hash(UserOperationPayload payload, @Nullable Long chainId, Reading out) {
    if (chainId == null) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          "The user operation does not say for which chain it is, and its hash depends on it");
    }
    Bytes hash = payload.hash();
    Bytes declared = payload.declaredHash();
    if (hash == null) {
      String because =
          payload.entryPoint() == null
              ? "it names no entry point"
              : payload.chainId() == null
                  ? "it does not name its chain"
                  : "the account's delegate (EIP-7702), which it covers, is not given";
      out.finding(
          GateFinding.HASH_INCOMPLETE,
          "The user operation's hash cannot be computed, because "
              + because
              + (declared == null
                  ? ""
                  : "; the hash " + declared + " that came along cannot be compared"));
    } else if (declared != null && !declared.equals(hash)) {
      out.finding(
          GateFinding.DECLARED_HASH_DIFFERS,
          "The user operation came with the hash " + declared + ", but its fields hash to " + hash,
          "declared",
          declared.toHex(),
          "computed",
          hash.toHex());
    }
  }

  private void creation(UserOperationPayload payload, @Nullable Long chainId, Reading out) {
    Address factory = payload.factory();
    if (factory == null) {
      if (!payload.factoryData().isEmpty()) {
        unread(
            payload.sender(),
            payload.factoryData(),
            "The delegated account would first set itself up by a call that is not read",
            out);
      }
      return;
    }
    out.callsContract();
    if (!directory.isKnownContract(chainId, factory)) {
      boolean codeless = facts.codeHash(factory).filter(AssetJudge.NO_CODE::equals).isPresent();
      out.finding(
          GateFinding.ACCOUNT_CREATED,
          "The account "
              + payload.sender()
              + " would first be created by the factory "
              + directory.name(chainId, factory)
              + (codeless ? ", where no contract stands" : "")
              + "; its code decides who controls the account",
          "factory",
          factory.toString(),
          "account",
          payload.sender().toString());
    }
  }

  private List<Call> calls(UserOperationPayload payload, @Nullable Long chainId, Reading out) {
    Bytes data = payload.callData();
    if (data.isEmpty()) {
      return List.of();
    }
    out.callsContract();
    List<AccountCall> read = AccountFunction.read(data, out);
    if (read == null) {
      unread(
          payload.sender(),
          data,
          "The account is told to do something that is not read ("
              + (data.length() < 4 ? "no selector" : data.slice(0, 4).toHex())
              + "): it is none of the ways in which widely used accounts make calls",
          out);
      return List.of();
    }
    if (read.size() > MOST_CALLS) {
      unread(
          payload.sender(),
          data,
          "The account is told to make "
              + read.size()
              + " calls; only the first "
              + MOST_CALLS
              + " are read",
          out);
    }
    List<Call> calls = new ArrayList<>();
    for (AccountCall call : read.subList(0, Math.min(read.size(), MOST_CALLS))) {
      String where = "call " + (calls.size() + 1) + " of the user operation";
      ambiguous(payload.sender(), call, where, out);
      calls.add(
          new Call(
              chainId,
              payload.sender(),
              call.target(),
              call.value(),
              call.data(),
              call.delegate(),
              where,
              1));
    }
    return calls;
  }

  /** Accounts of ERC-7821 take the zero address for themselves, where others call it. */
  private static void ambiguous(Address sender, AccountCall call, String where, Reading out) {
    if (call.target().isZero()) {
      unread(
          sender,
          call.data(),
          "The target of "
              + where
              + " is the zero address, which some accounts take for themselves; whether it is a call"
              + " of the account to itself is not known",
          out);
    }
  }

  private static void unread(Address account, Bytes data, String sentence, Reading out) {
    out.effect(new Effect.CallUnread(account, BigInteger.ZERO, data));
    out.finding(
        GateFinding.UNREAD_CALL,
        sentence,
        "account",
        account.toString(),
        "selector",
        data.length() < 4 ? data.toHex() : data.slice(0, 4).toHex());
  }
}
