package dev.countersign.gate.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeSigner;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.ConfirmationLine;
import dev.countersign.gate.report.CheckReport.ConfirmationLine.Status;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares confirmations with the transaction that they are said to be for, so that signatures
 * collected for another transaction are exposed.
 */
final class ConfirmationReading {
  private static final Bytes PREFIX = Bytes.fromHex("0x1901");

  private final Owners owners;
  private final @Nullable SafeFacts facts;

  /** With what is known of the owners. */
  ConfirmationReading(Owners owners, @Nullable SafeFacts facts) {
    this.owners = owners;
    this.facts = facts;
  }

  List<ConfirmationLine> read(SafePayload payload, SafeHash hash, Reading out) {
    List<ConfirmationLine> lines = new ArrayList<>();
    Set<Address> counted = new HashSet<>();
    for (Confirmation confirmation : payload.confirmations()) {
      lines.add(line(confirmation, hash, counted));
    }
    findings(lines, hash, out);
    if (packed(payload) && !lines.isEmpty() && owners.isEmpty() && !ascending(lines)) {
      out.finding(
          GateFinding.NO_CONFIRMATION_BELONGS,
          "The confirmations do not recover to accounts in ascending order, as every Safe demands;"
              + " they were made for another transaction",
          "safeTxHash",
          hash.safeTxHash().toHex());
    }
    return lines;
  }

  private ConfirmationLine line(Confirmation confirmation, SafeHash hash, Set<Address> counted) {
    Address claimed = confirmation.claimedOwner();
    Optional<SafeSigner> signer = SafeSigner.of(confirmation, hash.safeTxHash());
    if (signer.isEmpty()) {
      return new ConfirmationLine(
          null,
          claimed,
          Status.DOES_NOT_BELONG,
          "this signature recovers to nobody for this transaction");
    }
    Address account = signer.get().address();
    if (claimed != null && !claimed.equals(account)) {
      return new ConfirmationLine(
          account,
          claimed,
          Status.DOES_NOT_BELONG,
          "said to be by " + claimed + ", but for this transaction it recovers to " + account);
    }
    if (!counted.add(account)) {
      return new ConfirmationLine(
          account, claimed, Status.DOES_NOT_BELONG, account + " has confirmed already");
    }
    boolean owner = owners.contains(account) || (!owners.complete() && account.equals(claimed));
    if (!owner && !owners.isEmpty()) {
      return new ConfirmationLine(
          account,
          claimed,
          Status.DOES_NOT_BELONG,
          "for this transaction it recovers to " + account + ", who is not an owner");
    }
    return switch (signer.get()) {
      case SafeSigner.Recovered recovered ->
          owner
              ? new ConfirmationLine(
                  account,
                  claimed,
                  Status.BELONGS,
                  owners.claimed()
                      ? "signed by " + account + ", whom only the input calls an owner"
                      : "signed by the owner " + account)
              : new ConfirmationLine(
                  account,
                  claimed,
                  Status.UNVERIFIED,
                  "recovers to " + account + "; the owners are not known");
      case SafeSigner.ApprovedHash approved ->
          asked(
              account,
              claimed,
              facts == null ? Optional.empty() : facts.approved(account, hash.safeTxHash()),
              "approved on chain by " + account);
      case SafeSigner.ContractSignature contract ->
          asked(
              account,
              claimed,
              facts == null
                  ? Optional.empty()
                  : facts.validSignature(
                      account,
                      hash.safeTxHash(),
                      PREFIX.concat(hash.domainHash()).concat(hash.messageHash()),
                      contract.signature()),
              "accepted by the contract " + account);
    };
  }

  private static ConfirmationLine asked(
      Address account, @Nullable Address claimed, Optional<Boolean> answer, String yes) {
    if (answer.isEmpty()) {
      return new ConfirmationLine(
          account, claimed, Status.UNVERIFIED, "said to be " + yes + "; only a node can tell");
    }
    return answer.get()
        ? new ConfirmationLine(account, claimed, Status.BELONGS, yes)
        : new ConfirmationLine(account, claimed, Status.DOES_NOT_BELONG, "not " + yes);
  }

  private void findings(List<ConfirmationLine> lines, SafeHash hash, Reading out) {
    long foreign = lines.stream().filter(l -> l.status() == Status.DOES_NOT_BELONG).count();
    if (!lines.isEmpty() && foreign == lines.size()) {
      out.finding(
          GateFinding.NO_CONFIRMATION_BELONGS,
          (lines.size() == 1
                  ? "The one confirmation does not belong"
                  : "None of the " + lines.size() + " confirmations belongs")
              + " to this transaction: what was signed was something else",
          "safeTxHash",
          hash.safeTxHash().toHex());
    } else {
      for (ConfirmationLine line : lines) {
        if (line.status() == Status.DOES_NOT_BELONG) {
          out.finding(
              GateFinding.CONFIRMATION_NOT_BY_OWNER,
              "A confirmation is not by an owner over this transaction: " + line.sentence(),
              "recovered",
              String.valueOf(line.account()));
        }
      }
    }
    Set<Address> unknown = new LinkedHashSet<>();
    for (ConfirmationLine line : lines) {
      if (line.status() == Status.BELONGS && owners.claimed() && line.account() != null) {
        unknown.add(line.account());
      }
      if (line.status() == Status.UNVERIFIED && line.account() != null) {
        if (owners.isEmpty() && line.sentence().startsWith("recovers")) {
          unknown.add(line.account());
        } else {
          out.finding(
              GateFinding.CONFIRMATION_UNVERIFIED,
              "A confirmation could not be verified: " + line.sentence(),
              "owner",
              line.account().toString());
        }
      }
    }
    if (!unknown.isEmpty()) {
      out.finding(
          GateFinding.OWNERS_UNKNOWN,
          "The confirmations recover to "
              + String.join(", ", unknown.stream().map(Address::toString).toList())
              + ", but who owns the Safe is not known",
          "recovered",
          String.join(", ", unknown.stream().map(Address::toString).toList()));
    }
  }

  private static boolean packed(SafePayload payload) {
    return payload.confirmations().stream().allMatch(c -> c.claimedOwner() == null);
  }

  private static boolean ascending(List<ConfirmationLine> lines) {
    String last = "";
    for (ConfirmationLine line : lines) {
      Address account = line.account();
      if (account == null || account.toHex().compareTo(last) <= 0) {
        return false;
      }
      last = account.toHex();
    }
    return true;
  }
}
