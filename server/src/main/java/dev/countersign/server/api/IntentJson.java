package dev.countersign.server.api;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.CarriedOutStore;
import dev.countersign.server.transfer.CarriedOutStore.CarriedOut;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.Prepared;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk.Filed;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.transfer.TransferStore.Parts;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Intents as the API tells of them ({@code docs/api.md}). */
public final class IntentJson {
  private final URI origin;
  private final TransferStore transfers;
  private final PreparedStore prepared;
  private final ApprovalStore approvals;
  private final SignatureStore signatures;
  private final CarriedOutStore carried;
  private final OwnersDesk owners;
  private final WalletStore wallets;
  private final PeopleStore people;
  private final Requesters requesters;

  /** From those stores; links lead to pages of that origin. */
  public IntentJson(
      URI origin,
      TransferStore transfers,
      PreparedStore prepared,
      ApprovalStore approvals,
      SignatureStore signatures,
      CarriedOutStore carried,
      OwnersDesk owners,
      WalletStore wallets,
      PeopleStore people,
      Requesters requesters) {
    this.origin = origin;
    this.transfers = transfers;
    this.prepared = prepared;
    this.approvals = approvals;
    this.signatures = signatures;
    this.carried = carried;
    this.owners = owners;
    this.wallets = wallets;
    this.people = people;
    this.requesters = requesters;
  }

  /** The page on which people see it. */
  public URI page(Transfer transfer) {
    return URI.create(origin + "/transfers/" + transfer.id());
  }

  /** What was asked for, and how far it is. */
  ObjectNode line(Transfer transfer) {
    return line(transfer, wallet(transfer), transfers.decision(transfer.id()).orElse(null));
  }

  private Wallet wallet(Transfer transfer) {
    return wallets.find(transfer.wallet()).orElseThrow();
  }

  private ObjectNode line(Transfer transfer, Wallet wallet, @Nullable JsonNode decision) {
    ObjectNode line = Json.object();
    line.put("id", transfer.id().toString());
    line.put("state", transfer.state().word());
    if (decision != null) {
      line.set("verdict", decision.path("verdict"));
    }
    ObjectNode document = transfer.filed().document();
    document.remove("id");
    line.setAll(document);
    line.put("wallet", wallet.label());
    line.put("walletAddress", wallet.address().toString());
    line.put("requesterName", requesters.name(transfer.filed().requester()));
    line.put("hash", transfer.hash().toHex());
    line.put("url", page(transfer).toString());
    if (transfer.endedAt() != null) {
      line.put("endedAt", transfer.endedAt().toString());
    }
    if (transfer.reason() != null && !transfer.reason().isBlank()) {
      line.put("reason", transfer.reason());
    }
    return line;
  }

  /** All that is known of it. */
  ObjectNode of(Transfer transfer) {
    return of(transfer, wallet(transfer));
  }

  /** The same, of one that was just filed out of that wallet. */
  ObjectNode of(Filed filed, Wallet wallet) {
    Parts parts = filed.parts();
    return parts == null ? of(filed.transfer(), wallet) : of(filed.transfer(), wallet, parts);
  }

  private ObjectNode of(Transfer transfer, Wallet wallet) {
    return of(transfer, wallet, transfers.parts(transfer.id()));
  }

  private ObjectNode of(Transfer transfer, Wallet wallet, Parts parts) {
    JsonNode decision = parts.decision();
    ObjectNode json = line(transfer, wallet, decision);
    if (decision != null) {
      json.set("findings", decision.path("findings"));
      json.set("policy", decision.path("policy"));
    }
    if (parts.payload()) {
      payload(json.putObject("payload"), prepared.last(transfer.id()).orElseThrow());
    }
    ArrayNode approved = json.putArray("approvals");
    if (parts.approvals()) {
      approvals(approved, transfer);
    }
    if (wallet.kind() == Wallet.Kind.SAFE && !transfer.state().ended()) {
      owners.progress(transfer).ifPresent(progress -> owners(json.putObject("owners"), progress));
    }
    if (parts.signature()) {
      var signature = signatures.of(transfer.id()).orElseThrow();
      json.putObject("countersignature")
          .put("digest", signature.digest().toHex())
          .put("signature", signature.signature().toHex())
          .put("at", signature.at().toString());
    }
    ArrayNode transactions = json.putArray("transactions");
    if (parts.transactions()) {
      carried.of(transfer.id()).forEach(one -> transaction(transactions.addObject(), one));
    }
    return json;
  }

  /** The findings of the last decision: code, outcome and sentence of each. */
  public ArrayNode findings(Transfer transfer) {
    ArrayNode findings = Json.object().arrayNode();
    JsonNode decision = transfers.decision(transfer.id()).orElseGet(Json::object);
    for (JsonNode finding : decision.path("findings")) {
      findings
          .addObject()
          .put("code", finding.path("code").asString())
          .put("outcome", finding.path("outcome").asString())
          .put("sentence", finding.path("sentence").asString());
    }
    return findings;
  }

  private static void payload(ObjectNode json, Prepared payload) {
    json.put("digest", payload.digest().toHex());
    json.put("kind", payload.kind());
    json.put("origin", payload.origin());
    BigInteger nonce = payload.nonce();
    if (nonce != null) {
      json.put("nonce", nonce.toString());
    }
    json.put("verdict", payload.verdict().name().toLowerCase(Locale.ROOT));
    json.put("summary", payload.report().path("summary").asString(""));
    json.set("effects", payload.report().path("effects"));
  }

  private void approvals(ArrayNode json, Transfer transfer) {
    var counting = approvals.counting(transfer.id());
    for (var approval : approvals.of(transfer.id())) {
      json.addObject()
          .put("person", "person/" + approval.person())
          .put("name", people.find(approval.person()).map(Person::name).orElse("somebody"))
          .put("digest", approval.digest().toHex())
          .put("at", approval.at().toString())
          .put("counts", counting.contains(approval));
    }
  }

  private static void owners(ObjectNode json, OwnersDesk.Progress progress) {
    json.put("threshold", progress.threshold()).put("missing", progress.missing());
    ArrayNode signed = json.putArray("signed");
    ArrayNode open = json.putArray("notSigned");
    progress
        .owners()
        .forEach(
            owner -> (progress.signed().containsKey(owner) ? signed : open).add(owner.toString()));
  }

  private static void transaction(ObjectNode json, CarriedOut one) {
    json.put("hash", one.hash().toHex()).put("sentAt", one.sentAt().toString());
    Long block = one.block();
    Boolean succeeded = one.succeeded();
    if (block != null && succeeded != null) {
      json.put("block", block).put("succeeded", succeeded);
    }
  }

  /** True where it waits for people, or for time. */
  public static boolean waits(Transfer transfer) {
    return transfer.state() == IntentState.WAITING || transfer.state() == IntentState.APPROVED;
  }
}
