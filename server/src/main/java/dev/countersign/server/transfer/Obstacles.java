package dev.countersign.server.transfer;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.model.verdict.Finding;
import dev.countersign.server.company.Installation.Stop;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.FreshLook.Fresh;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What stands in a transfer's way, whatever the policy says. */
final class Obstacles {
  private final Stores stores;

  Obstacles(Stores stores) {
    this.stores = stores;
  }

  /** All of it, in a list that can be added to; call it in a deciding transaction to sign. */
  List<Finding> of(Standing standing, Fresh fresh) {
    List<Finding> findings = new ArrayList<>();
    if (!standing.world().present()) {
      findings.add(
          Finding.of(
              SigningFinding.WALLET_REMOVED,
              "The wallet \"" + fresh.wallet().label() + "\" is not under Countersign any more"));
    }
    Stop stop = standing.world().stop();
    if (stop != null) {
      findings.add(
          Finding.of(
              SigningFinding.SIGNING_STOPPED,
              "All signing stands still" + (stop.reason().isBlank() ? "" : ": " + stop.reason())));
    }
    if (standing.held() != null) {
      findings.add(
          Finding.of(
              SigningFinding.PERSON_HELD,
              "The transfers of "
                  + standing.held()
                  + " stand still until security lets them go on"));
    }
    if (standing.asked()) {
      findings.add(
          Finding.of(
              SigningFinding.QUESTION_OPEN,
              "Somebody asked why they are getting this, and is not satisfied yet"));
    }
    Prepared prepared = fresh.prepared();
    if (prepared == null) {
      findings.add(
          Finding.of(SigningFinding.NOT_COMPOSED, "There is nothing yet that could be signed"));
    } else {
      ofPayload(standing, fresh, prepared, findings);
    }
    return findings;
  }

  private void ofPayload(
      Standing standing, Fresh fresh, Prepared prepared, List<Finding> findings) {
    Transfer transfer = standing.transfer();
    if (!fresh.isSettled() || standing.payload() != prepared.number()) {
      findings.add(
          Finding.of(
              SigningFinding.PAYLOAD_CHANGED,
              "What would be signed is not what was read before; it is read again"));
    } else if (fresh.ready() == null) {
      findings.add(
          Finding.of(
              SigningFinding.KEY_UNAVAILABLE,
              "The key of "
                  + fresh.wallet().signingKey()
                  + ", or a node of the wallet's chain, is not there"));
    }
    BigInteger nonce = prepared.nonce();
    if (nonce != null
        && stores
            .signatures()
            .given(transfer.wallet(), nonce)
            .filter(holder ->
                !holder.equals(new SignatureStore.Holder(prepared.digest(), transfer.id())))
            .isPresent()) {
      findings.add(nonceGiven(prepared));
    }
  }

  /** A nonce is countersigned for one payload alone. */
  static Finding nonceGiven(Prepared prepared) {
    return Finding.of(
        SigningFinding.NONCE_GIVEN,
        "The wallet's nonce " + prepared.nonce() + " was given to another payload before");
  }
}
