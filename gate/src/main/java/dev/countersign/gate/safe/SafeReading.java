package dev.countersign.gate.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.ConfirmationLine;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a Safe transaction is, and whether what came with it belongs to it. */
public final class SafeReading {
  private final Directory directory;

  /** With what is known in advance. */
  public SafeReading(Directory directory) {
    this.directory = directory;
  }

  /**
   * What was found.
   *
   * @param safeTxHash null where it cannot be told
   */
  public record Found(
      @Nullable Bytes safeTxHash,
      @Nullable SafeVersion version,
      List<HashLine> hashes,
      List<ConfirmationLine> confirmations) {}

  /**
   * Reads it.
   *
   * @param safe the wallet, from the payload or what is known; null where nobody says
   * @param chainId likewise
   * @param saidVersion said beside the payload, or null
   * @param facts what a node says; null without a node
   */
  public Found read(
      SafePayload payload,
      @Nullable Address safe,
      @Nullable Long chainId,
      @Nullable SafeVersion saidVersion,
      @Nullable SafeFacts facts,
      Reading out) {
    Optional<Known.Wallet> wallet =
        safe == null ? Optional.empty() : directory.wallet(chainId, safe);
    SafeVersion version = version(payload, wallet, saidVersion, facts, out);
    SafeIdentity identity = SafeIdentity.of(payload, safe, chainId, version);
    SafeHash hash = identity.hash();
    if (safe == null) {
      out.finding(
          GateFinding.WALLET_UNKNOWN,
          "The payload does not say which Safe it is for, so neither its hash nor its owners are"
              + " known");
    } else if (hash == null) {
      unknownHash(identity, payload, out);
    }
    declared(payload.claims(), identity, out);
    List<ConfirmationLine> confirmations =
        hash == null
            ? List.of()
            : confirmations(payload.claims(), wallet, facts).read(payload, hash, out);
    nonce(payload.transaction(), facts, out);
    RefundReading.read(payload.transaction(), chainId, directory, out);
    return new Found(
        hash == null ? null : hash.safeTxHash(),
        identity.version(),
        identity.lines(),
        confirmations);
  }

  private static @Nullable SafeVersion version(
      SafePayload payload,
      Optional<Known.Wallet> wallet,
      @Nullable SafeVersion said,
      @Nullable SafeFacts facts,
      Reading out) {
    SafeVersion known = wallet.map(Known.Wallet::version).orElse(null);
    SafeVersion claimed = said != null ? said : known != null ? known : payload.version();
    SafeVersion onChain = facts == null ? null : facts.version().orElse(null);
    contradiction(claimed, payload.version(), "the payload says", out);
    contradiction(claimed, known, "the list of known wallets says", out);
    if (onChain == null) {
      return claimed;
    }
    if (claimed != null && hashesDiffer(claimed, onChain)) {
      out.finding(
          GateFinding.SAFE_VERSION_UNKNOWN,
          "The input says that the Safe is of version "
              + claimed
              + ", the node says "
              + onChain
              + "; the two hash differently",
          "said",
          claimed.toString(),
          "node",
          onChain.toString());
    }
    return onChain;
  }

  private static void contradiction(
      @Nullable SafeVersion taken, @Nullable SafeVersion other, String who, Reading out) {
    if (taken != null && other != null && hashesDiffer(taken, other)) {
      out.finding(
          GateFinding.SAFE_VERSION_UNKNOWN,
          "The Safe is taken to be of version "
              + taken
              + ", but "
              + who
              + " that it is of version "
              + other
              + "; the two hash differently",
          "taken",
          taken.toString(),
          "other",
          other.toString());
    }
  }

  private static boolean hashesDiffer(SafeVersion one, SafeVersion other) {
    return one.domainHasChainId() != other.domainHasChainId()
        || one.callsBaseGasDataGas() != other.callsBaseGasDataGas();
  }

  private static void unknownHash(SafeIdentity identity, SafePayload payload, Reading out) {
    if (payload.transaction().nonce() == null) {
      out.finding(
          GateFinding.HASH_INCOMPLETE,
          "The payload does not carry the Safe's nonce, so the hash that owners sign cannot be"
              + " computed");
    } else if (identity.chainId() == null) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          "The payload does not say for which chain it is, and the hash that owners sign depends on"
              + " it");
    } else {
      out.finding(
          GateFinding.SAFE_VERSION_UNKNOWN,
          "The Safe's version is not known; versions from 1.3.0 on sign another hash than older"
              + " ones. All are shown");
    }
  }

  private static void declared(SafeClaims claims, SafeIdentity identity, Reading out) {
    SafeHash hash = identity.hash();
    if (hash == null) {
      return;
    }
    compare("safeTxHash", claims.safeTxHash(), hash.safeTxHash(), identity, out);
    compare("domainHash", claims.domainHash(), hash.domainHash(), identity, out);
    compare("messageHash", claims.messageHash(), hash.messageHash(), identity, out);
  }

  private static void compare(
      String name, @Nullable Bytes claimed, Bytes computed, SafeIdentity identity, Reading out) {
    if (claimed == null || claimed.equals(computed)) {
      return;
    }
    String because =
        identity.alternatives().stream()
            .filter(a -> name.equals("safeTxHash") && a.hash().safeTxHash().equals(claimed))
            .map(a -> "; that would be the hash for another version (" + a.note() + ")")
            .findFirst()
            .orElse("");
    out.finding(
        GateFinding.DECLARED_HASH_DIFFERS,
        "The payload came with "
            + name
            + " "
            + claimed
            + ", but its fields hash to "
            + computed
            + because,
        "declared",
        claimed.toHex(),
        "computed",
        computed.toHex());
  }

  private static ConfirmationReading confirmations(
      SafeClaims claims, Optional<Known.Wallet> wallet, @Nullable SafeFacts facts) {
    Optional<List<Address>> onChain =
        facts == null ? Optional.empty() : facts.owners().filter(list -> !list.isEmpty());
    if (onChain.isPresent()) {
      return new ConfirmationReading(Owners.known(onChain.get()), facts);
    }
    List<Address> known = wallet.map(Known.Wallet::owners).orElse(List.of());
    return new ConfirmationReading(
        known.isEmpty() ? Owners.claimed(claims) : Owners.known(known), facts);
  }

  private static void nonce(SafeTransaction transaction, @Nullable SafeFacts facts, Reading out) {
    BigInteger next = facts == null ? null : facts.nonce().orElse(null);
    BigInteger nonce = transaction.nonce();
    if (next == null || nonce == null || next.equals(nonce)) {
      return;
    }
    boolean used = nonce.compareTo(next) < 0;
    out.finding(
        GateFinding.NONCE_STALE,
        used
            ? "The nonce " + nonce + " has been used already; the Safe's next is " + next
            : "The nonce "
                + nonce
                + " lies ahead; "
                + nonce.subtract(next)
                + " other transaction(s) come first and may change what this one does",
        "nonce",
        nonce.toString(),
        "next",
        next.toString());
  }
}
