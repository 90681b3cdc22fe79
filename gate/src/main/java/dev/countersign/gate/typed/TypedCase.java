package dev.countersign.gate.typed;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One payload with what is asked of all kinds alike: which chain, which contract, whose account.
 */
final class TypedCase {
  private static final int LONGEST_CHAIN_ID = 53;
  private static final int MOST = 64;

  private final TypedDataPayload payload;
  private final Directory directory;
  private final Reading out;
  private final @Nullable Long chainId;
  private final AssetQuestions assets;

  TypedCase(TypedDataPayload payload, Directory directory, ChainFacts facts, Reading out) {
    this.payload = payload;
    this.directory = directory;
    this.out = out;
    BigInteger chain = payload.chainId();
    this.chainId =
        chain == null || chain.signum() == 0 || chain.bitLength() > LONGEST_CHAIN_ID
            ? null
            : chain.longValueExact();
    this.assets = new AssetQuestions(directory, facts, chainId, out);
  }

  TypedDataPayload payload() {
    return payload;
  }

  Fields message() {
    return new Fields(payload.message());
  }

  Reading out() {
    return out;
  }

  AssetQuestions assets() {
    return assets;
  }

  /** Who is asked to sign, or null. */
  @Nullable Address signer() {
    return payload.signer();
  }

  /** The chain, or 0 where the domain does not say; no table has entries for 0. */
  long chain() {
    return chainId == null ? 0 : chainId;
  }

  boolean isOwn(Address account) {
    return directory.isOwn(chainId, account);
  }

  boolean isKnownContract(Address contract) {
    return directory.isKnownContract(chainId, contract);
  }

  String name(Address account) {
    return directory.name(chainId, account);
  }

  /** For sentences: the account, or that it is whoever signs. */
  String whose(@Nullable Address account) {
    return account == null ? "whoever signs" : name(account);
  }

  String amount(Asset asset, Amount amount) {
    return directory.amount(asset, amount);
  }

  /** Decimals of a known token; 0 for another, whose amounts have no certain meaning. */
  int decimals(Address token) {
    return directory.token(chainId, token).map(Known.TokenEntry::decimals).orElse(0);
  }

  /** The domain must name its chain, or the signature is good on others too. */
  void requireChain(String what) {
    if (chainId == null) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          "The domain of "
              + what
              + (payload.chainId() == null
                  ? " does not name its chain"
                  : " names the chain " + payload.chainId() + ", which none has")
              + ", so that the signature may be good where it was not meant");
    }
  }

  /** The contract that checks the signature must be one of the kind's own. */
  void requireContract(Set<Address> expected, String protocol) {
    Address contract = payload.verifyingContract();
    if (contract == null || !expected.contains(contract)) {
      unknownContract(protocol);
    }
  }

  /** Notes that the contract which checks the signature is not known for this kind. */
  void unknownContract(String protocol) {
    Address contract = payload.verifyingContract();
    out.finding(
        GateFinding.VERIFYING_CONTRACT_UNKNOWN,
        "The data is of the kind that "
            + protocol
            + " reads, but "
            + (contract == null
                ? "its domain names no contract that would check the signature"
                : name(contract) + " would check the signature, which is not known for it"),
        "verifyingContract",
        contract == null ? "not said" : contract.toString());
  }

  /**
   * The account that the data speaks for must be the one asked to sign.
   *
   * @param role such as "The owner in the permit"
   */
  void requireSigner(Address account, String role) {
    Address signer = payload.signer();
    if (signer != null && !signer.equals(account)) {
      out.finding(
          GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT,
          role + " is " + name(account) + ", but " + name(signer) + " is asked to sign",
          "account",
          account.toString(),
          "signer",
          signer.toString());
    }
  }

  /**
   * The first 64 of what one signature is good for; none, or more than that, is noted as unread.
   *
   * @param what such as "orders"
   */
  List<Fields> bounded(List<Fields> all, String what) {
    if (all.isEmpty() || all.size() > MOST) {
      out.finding(
          GateFinding.UNREAD_TYPED_DATA,
          all.isEmpty()
              ? "The data holds no " + what + ", so what the signature is for is not known"
              : "One signature is asked for "
                  + all.size()
                  + " "
                  + what
                  + "; only the first "
                  + MOST
                  + " are read");
    }
    return all.subList(0, Math.min(all.size(), MOST));
  }
}
