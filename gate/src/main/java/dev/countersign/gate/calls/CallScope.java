package dev.countersign.gate.calls;

import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call while it is read, with what the tables need to say about it.
 *
 * @param target the called contract; never null here
 */
record CallScope(
    Call call,
    Address target,
    Reading out,
    Directory directory,
    AssetJudge judge,
    CallReading calls) {

  /** The chain, or 0 where it is not known. */
  long chain() {
    Long chainId = call.chainId();
    return chainId == null ? 0 : chainId;
  }

  Address actor() {
    return call.actor();
  }

  /** For sentences: " (call 2 of the batch)", or nothing at the top. */
  String where() {
    return call.where().isEmpty() ? "" : " (" + call.where() + ")";
  }

  String name(Address address) {
    return directory.name(call.chainId(), address);
  }

  /** The called contract as a token. */
  Asset token() {
    return new Asset.Token(chain(), target);
  }

  void effect(Effect effect) {
    out.effect(effect);
  }

  void finding(GateFinding code, String sentence, String... evidence) {
    out.finding(code, sentence + where(), evidence);
  }

  /** Somebody who gains power is judged: an address that imitates a known one is denied. */
  void gains(Address account, String role) {
    judge.imitates(call.chainId(), account, role, where(), out);
  }

  /** An effect that changes control, with its finding. */
  void control(Effect effect, GateFinding code, String sentence) {
    out.effect(effect);
    out.finding(code, sentence + where(), "contract", target.toString());
  }

  /** A power of the called contract that is used or moved. */
  void power(String power, @Nullable Address subject) {
    control(
        new Effect.PowerUsed(target, power, subject),
        GateFinding.POWER_USED,
        "At " + name(target) + ": " + power + (subject == null ? "" : " (" + name(subject) + ")"));
  }

  /**
   * Reads calls that the called contract makes in its own name. Where nothing speaks against them,
   * there is still the call of that contract, which no table vouches for.
   */
  void inItsName(Runnable calls) {
    int before = out.findings().size();
    calls.run();
    if (out.findings().size() == before) {
      power("makes a call in its own name", null);
    }
  }

  /** The same for calls that it makes later, so that a trial shows nothing of them. */
  void laterInItsName(Runnable calls) {
    out.callsLater(target);
    inItsName(calls);
  }

  /** An asset moves; where it leaves for another account, its destination is judged. */
  void moves(Asset asset, BigInteger amount, Address from, Address to) {
    out.effect(new Effect.AssetMoved(asset, new Amount(amount), from, to));
    boolean comesIn = to.equals(actor()) && !from.equals(actor());
    if (!comesIn && !from.equals(to)) {
      judge.destination(call.chainId(), asset, to, where(), out);
    }
  }

  /** The called contract as an ERC-20 token is judged: known, unknown or fake. */
  void judgeToken() {
    judge.token(call.chainId(), target, out);
  }

  /** Approves, or takes an approval back. */
  void approves(
      Asset asset,
      Address owner,
      Address spender,
      BigInteger amount,
      @Nullable BigInteger expires) {
    boolean unlimited = AssetJudge.unlimited(amount);
    out.effect(
        new Effect.ApprovalGranted(asset, owner, spender, new Amount(amount), unlimited, expires));
    if (amount.signum() > 0) {
      judge.spender(call.chainId(), spender, unlimited, where(), out);
    }
  }

  /** Reads a call inside this one. */
  void inner(
      Address inName,
      @Nullable Address to,
      BigInteger value,
      Bytes data,
      boolean delegate,
      String where) {
    calls.read(
        new Call(
            call.chainId(),
            inName,
            to,
            value,
            data,
            delegate,
            call.where().isEmpty() ? where : where + " of " + call.where(),
            call.depth() + 1),
        out);
  }
}
