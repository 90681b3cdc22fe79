package dev.countersign.server.rpc;

import dev.countersign.chain.ethereum.SignedTransaction;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.api.IntentJson;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.rpc.RpcStore.Request;
import dev.countersign.server.session.Sparingly;
import dev.countersign.server.transfer.AccountDesk;
import dev.countersign.server.transfer.Carrier;
import dev.countersign.server.transfer.Origin;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferDesk.Given;
import dev.countersign.server.transfer.TransferHouse;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that need a signature. Each is a transfer: one that the machine filed before and that
 * asks for the same, or one that is filed for it. It is answered once that is countersigned.
 */
public final class RpcSigning {
  private static final String LABEL = "countersign-rpc-intent-v1";
  private static final String HELD = "It waits; ask again, or see its page";
  private static final Duration WAITS = Duration.ofDays(2);

  private final RpcStore requests;
  private final JournalStore journal;
  private final TransferStore transfers;
  private final TransferDesk desk;
  private final AccountDesk accounts;
  private final Carrier carrier;
  private final RpcErrors errors;
  private final InstantSource clock;
  private final Sparingly sparingly = new Sparingly(Duration.ofMinutes(1));

  /** Over those desks. */
  public RpcSigning(
      RpcStore requests,
      JournalStore journal,
      TransferHouse house,
      IntentJson intents,
      InstantSource clock) {
    this.requests = requests;
    this.journal = journal;
    this.transfers = house.transfers();
    this.desk = house.desk();
    this.accounts = house.accounts();
    this.carrier = house.carrier();
    this.errors = new RpcErrors(intents);
    this.clock = clock;
  }

  /**
   * The result: a hash, a signed transaction, or a signature.
   *
   * @throws RpcFault when it is held or refused
   * @throws NodeFault when the node is needed and does not answer
   */
  JsonNode answer(CallingMachine who, Wallet wallet, Asked asked) throws RpcFault, NodeFault {
    UUID machine = who.machine().id();
    Optional<Request> before =
        requests
            .last(machine, wallet.id(), asked.content())
            .filter(one -> one.isRepeated(asked.lasting(), clock.instant()));
    Request request = before.isPresent() ? before.get() : first(who, wallet, asked);
    return outcome(transfers.find(request.transfer()).orElseThrow(), request, asked);
  }

  private Request first(CallingMachine who, Wallet wallet, Asked asked) throws RpcFault, NodeFault {
    if (asked.fixed()) {
      demandNextNonce(wallet, asked);
    }
    Bytes payload =
        asked.isTransaction()
            ? accounts.filled(asked.payload(), wallet)
            : Bytes.of(Json.compact(asked.payload()).getBytes(StandardCharsets.UTF_8));
    CheckReport alone = accounts.read(wallet, payload, null).report();
    Optional<ObjectNode> amounts =
        alone.kind().equals(asked.kind()) ? RpcIntent.of(alone, wallet) : Optional.empty();
    if (amounts.isEmpty()) {
      throw RpcErrors.unreadable(asked, alone);
    }
    ObjectNode intent =
        amounts.get().put("purpose", asked.purpose()).put("reference", asked.reference());
    FiledIntent open = desk.describe(wallet, intent, who.getName(), WAITS);
    Read read = accounts.read(wallet, payload, open.intent());
    if (read.report().verdict().outcome() == Outcome.DENY || read.facts().isEmpty()) {
      tell(who, read);
      throw RpcErrors.denied(read.report());
    }
    Request request = found(who, wallet, asked, open.intent());
    if (request.filed()) {
      FiledIntent filed =
          new FiledIntent(
              request.transfer(), open.intent(), who.getName(), open.filedAt(), open.deadline());
      String origin =
          asked.isTransaction()
              ? Origin.rpc(asked.method().equals("eth_signTransaction"), asked.fixed())
              : Origin.rpc(false, true);
      desk.file(
          filed,
          wallet,
          who.machine().keyThumbprint(),
          evidence(who, asked),
          new Given(payload, origin, read),
          fresh -> requests.add(who.machine().id(), wallet.id(), asked, request, clock.instant()));
    } else if (accounts.kind(transfers.find(request.transfer()).orElseThrow()).isEmpty()) {
      desk.attach(request.transfer(), payload, Origin.rpc(false, true), who.getName());
    }
    return request;
  }

  /** Two transactions with one nonce, or a gap before one, would only come to be noticed later. */
  private void demandNextNonce(Wallet wallet, Asked asked) throws RpcFault, NodeFault {
    BigInteger next = accounts.nextNonce(wallet);
    if (!next.equals(JsonFields.uintOrNull(asked.payload(), "nonce"))) {
      throw new RpcFault(
          RpcFault.REFUSED,
          "Nonces are given by Countersign; leave it out, or take the next one, " + next);
    }
  }

  /**
   * The request that this is: one that was asked at the same time, or one that a transfer answers
   * which was filed before; else a new one, whose transfer is to be filed.
   */
  private Request found(CallingMachine who, Wallet wallet, Asked asked, Intent intent) {
    UUID machine = who.machine().id();
    return journal.decide(entries -> {
      Instant now = clock.instant();
      Optional<Request> last = requests.last(machine, wallet.id(), asked.content());
      if (last.isPresent() && last.get().isRepeated(asked.lasting(), now)) {
        return last.get();
      }
      int number = last.map(one -> one.number() + 1).orElse(0);
      for (Transfer transfer : transfers.unanswered(wallet.id(), who.getName(), now)) {
        if (answers(transfer, asked, intent)) {
          Request taken = new Request(number, transfer.id(), false, null);
          requests.add(machine, wallet.id(), asked, taken, now);
          entries.add("request-matched", transfer.subject(), evidence(who, asked));
          return taken;
        }
      }
      return new Request(number, id(machine, wallet, asked, number), true, null);
    });
  }

  /** It was asked for the same, and what is signed for it is of the kind that is asked for. */
  private boolean answers(Transfer transfer, Asked asked, Intent intent) {
    Intent other = transfer.filed().intent();
    return !asked.fixed()
        && other.action() == intent.action()
        && Objects.equals(other.asset(), intent.asset())
        && Objects.equals(other.amount(), intent.amount())
        && Objects.equals(other.destination(), intent.destination())
        && Objects.equals(other.site(), intent.site())
        && accounts.kind(transfer).map(asked.kind()::equals).orElse(!asked.isTransaction());
  }

  private JsonNode outcome(Transfer transfer, Request request, Asked asked) throws RpcFault {
    Optional<AccountDesk.Signed> signed = accounts.signed(transfer);
    if (signed.isEmpty() && IntentJson.waits(transfer)) {
      if (!isDenied(transfer, asked)) {
        throw errors.about(transfer, RpcFault.HELD, HELD);
      }
      if (!request.filed()) {
        throw errors.about(transfer, RpcFault.REFUSED, "It is denied as it stands");
      }
      desk.refuse(transfer.id(), "The policy denies it");
      transfer = transfers.find(transfer.id()).orElseThrow();
      signed = accounts.signed(transfer);
      if (signed.isEmpty() && IntentJson.waits(transfer)) {
        throw errors.about(transfer, RpcFault.HELD, HELD);
      }
    }
    requests.answered(transfer.id(), clock.instant());
    if (signed.isEmpty()) {
      String reason = transfer.reason();
      throw errors.about(
          transfer,
          RpcFault.REFUSED,
          reason == null || reason.isBlank() ? "It is " + transfer.state().word() : reason);
    }
    carrier.lookAfter(transfer.id());
    return Json.object().stringNode(result(signed.get(), asked));
  }

  /** That another was faster with the nonce is no answer, where it gets the next one. */
  private boolean isDenied(Transfer transfer, Asked asked) {
    JsonNode decision = transfers.decision(transfer.id()).orElseGet(Json::object);
    boolean overtaken =
        !asked.fixed()
            && decision
                .path("findings")
                .valueStream()
                .anyMatch(one -> one.path("code").asString().equals("nonce-given"));
    return decision.path("verdict").asString("").equals("deny") && !overtaken;
  }

  private static String result(AccountDesk.Signed signed, Asked asked) {
    SignedTransaction transaction = signed.transaction();
    if (transaction == null) {
      return signed.signature().toHex();
    }
    return asked.method().equals("eth_signTransaction")
        ? transaction.raw().toHex()
        : transaction.hash().toHex();
  }

  /**
   * What a machine asks to sign and reading denies is told, once a minute: it may be taken over.
   */
  private void tell(CallingMachine who, Read read) {
    if (!sparingly.may(who.machine().id(), clock.instant())) {
      return;
    }
    journal.record(entries -> {
      ObjectNode body =
          Json.object()
              .put("code", "payload-refused")
              .put("severity", "high")
              .put("sentence", "A machine asked for a signature that reading the payload denies")
              .put("machine", who.machine().name());
      body.set("report", read.json());
      entries.add("payload-refused", who.getName(), body);
    });
  }

  private static ObjectNode evidence(CallingMachine who, Asked asked) {
    return Json.object()
        .put("by", who.getName())
        .put("machine", who.machine().name())
        .put("key", who.machine().keyThumbprint())
        .put("proof", who.proof())
        .put("method", asked.method())
        .put("content", asked.content());
  }

  private static UUID id(UUID machine, Wallet wallet, Asked asked, int number) {
    ObjectNode node = Json.object().put("machine", machine.toString()).put("number", number);
    node.put("wallet", wallet.id().toString()).put("content", asked.content());
    ByteBuffer bits = ByteBuffer.wrap(CanonicalJson.sha256(LABEL, node).toArray());
    return new UUID(
        (bits.getLong() & ~0xF000L) | 0x8000L, (bits.getLong() & (~0L >>> 2)) | (1L << 63));
  }
}
