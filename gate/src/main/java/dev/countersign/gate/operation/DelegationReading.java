package dev.countersign.gate.operation;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Judges one EIP-7702 authorisation: whose account would run whose code. */
public final class DelegationReading {
  private DelegationReading() {}

  /**
   * Notes the effect and what follows from it.
   *
   * @param account whose code changes; null where the input does not say
   */
  public static void read(
      EthereumPayload.Authorization authorization,
      @Nullable Address account,
      Directory directory,
      Reading out) {
    BigInteger chain = authorization.chainId();
    Address delegate = authorization.delegate();
    out.effect(new Effect.CodeDelegated(account, delegate, chain));
    boolean everywhere = chain.signum() == 0;
    Long chainId = everywhere || chain.bitLength() > 53 ? null : chain.longValueExact();
    String who = account == null ? "The signing account" : directory.name(chainId, account);
    String where = everywhere ? ", on every chain" : "";
    if (delegate.isZero()) {
      out.finding(
          GateFinding.KNOWN_DELEGATION,
          who + " would stop running another contract's code" + where,
          evidence(authorization, account));
      return;
    }
    boolean known = directory.isKnownDelegate(chainId, delegate);
    out.finding(
        known ? GateFinding.KNOWN_DELEGATION : GateFinding.ACCOUNT_DELEGATED,
        who
            + " would run the code of "
            + directory.name(chainId, delegate)
            + " from now on, for everybody who calls it"
            + where,
        evidence(authorization, account));
    if (everywhere) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          "The authorisation to run the code of " + delegate + " is good on every chain",
          "delegate",
          delegate.toString());
    }
  }

  private static String[] evidence(
      EthereumPayload.Authorization authorization, @Nullable Address account) {
    return new String[] {
      "account",
      account == null ? "not said" : account.toString(),
      "delegate",
      authorization.delegate().toString(),
      "chainId",
      authorization.chainId().toString()
    };
  }
}
