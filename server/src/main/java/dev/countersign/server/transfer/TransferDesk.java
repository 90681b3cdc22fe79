package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.book.Book;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where people file intents, and what they would sign is prepared. */
public final class TransferDesk {
  /** The kind of the deed by which one files an intent. */
  public static final String FILE = "file-intent";

  /** The longest time that an intent may wait. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** How many intents of one machine may wait at the same time. */
  static final int MOST_WAITING = 200;

  private final Stores stores;
  private final Book book;
  private final Ceremonies ceremonies;
  private final Preparing preparing;
  private final InstantSource clock;

  /** A desk over those stores. */
  TransferDesk(
      Stores stores, Book book, Ceremonies ceremonies, Preparing preparing, InstantSource clock) {
    this.stores = stores;
    this.book = book;
    this.ceremonies = ceremonies;
    this.preparing = preparing;
    this.clock = clock;
  }

  /**
   * The intent that somebody describes, as it would be filed now.
   *
   * @param intent in the form of {@code docs/intent.md}; the wallet's chain and address are filled
   *     in
   * @param waiting how long it may wait
   * @throws UnreadableInput when it cannot be
   */
  public FiledIntent describe(
      Wallet wallet, ObjectNode intent, String requester, Duration waiting) {
    return describe(UUID.randomUUID(), wallet, intent, requester, waiting);
  }

  /** The same, for an intent of that id. */
  public FiledIntent describe(
      UUID id, Wallet wallet, ObjectNode intent, String requester, Duration waiting) {
    if (waiting.isNegative() || waiting.isZero() || waiting.compareTo(LONGEST) > 0) {
      throw new UnreadableInput("An intent waits for 30 days at most");
    }
    intent.put("chainId", wallet.chainId());
    intent.put("wallet", wallet.address().toString());
    Intent read = IntentFile.read(Json.compact(intent), book.directory());
    Instant now = clock.instant();
    return new FiledIntent(id, read, requester, now, now.plus(waiting));
  }

  /** The browser's options for filing an intent. */
  public ObjectNode beginFiling(SignedIn who, Wallet wallet, FiledIntent filed) {
    ObjectNode body =
        Json.object().put("hash", filed.hash().toHex()).put("wallet", wallet.id().toString());
    body.set("intent", filed.document());
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(FILE, body));
  }

  /** Files the intent that was signed, and prepares what is to be signed for it. */
  public Transfer file(SignedIn who, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, FILE, who.person().id(), who.session().id(), credential);
    JsonNode body = Objects.requireNonNull(signed.deed()).path("body");
    FiledIntent filed = FiledIntent.of(body.path("intent"));
    ObjectNode evidence = Json.object();
    evidence.set("deed", signed.deed());
    evidence.set("assertion", signed.evidence());
    Transfer transfer =
        stores
            .journal()
            .decide(entries -> {
              ceremonies.use(signed);
              Transfer fresh =
                  add(
                      filed,
                      UUID.fromString(body.path("wallet").asString()),
                      who.session().keyThumbprint(),
                      evidence);
              entries.add("intent-filed", fresh.subject(), evidence);
              return fresh;
            });
    prepare(transfer);
    return transfer;
  }

  /**
   * Files what a machine asks for, with the proof that it was the machine.
   *
   * @return the one of that id that was filed before, where there is one, whatever it asks for
   * @throws UnreadableInput when too much of the machine's waits already
   */
  public Transfer file(FiledIntent filed, Wallet wallet, String key, ObjectNode evidence) {
    return file(filed, wallet, key, evidence, (transfer, entries) -> {});
  }

  /**
   * Files it together with the payload that it asks for, and decides.
   *
   * @param also what else is recorded in the same transaction
   */
  public Transfer file(
      FiledIntent filed,
      Wallet wallet,
      String key,
      ObjectNode evidence,
      Given given,
      Consumer<Transfer> also) {
    Transfer transfer =
        file(
            filed,
            wallet,
            key,
            evidence,
            (fresh, entries) -> {
              preparing.keep(fresh, given.payload(), given.origin(), given.read(), entries);
              also.accept(fresh);
            });
    preparing.prepare(transfer);
    return transfer;
  }

  /** A payload as it was given, and read for the intent that is filed with it. */
  public record Given(Bytes payload, String origin, PayloadDesk.Read read) {}

  private Transfer file(
      FiledIntent filed,
      Wallet wallet,
      String key,
      ObjectNode evidence,
      BiConsumer<Transfer, Journal> more) {
    return stores
        .journal()
        .decide(entries -> {
          Transfer before = stores.transfers().find(filed.id()).orElse(null);
          if (before != null) {
            return before;
          }
          if (stores.transfers().waiting(filed.requester()) >= MOST_WAITING) {
            throw new UnreadableInput(
                "This machine has " + MOST_WAITING + " intents that wait; take some back first");
          }
          Transfer fresh = add(filed, wallet.id(), key, evidence);
          ObjectNode body = evidence.deepCopy();
          body.set("intent", filed.document());
          body.put("hash", filed.hash().toHex());
          entries.add("intent-filed", fresh.subject(), body);
          more.accept(fresh, entries);
          return fresh;
        });
  }

  /** Ends what the policy refuses, so that it does not wait for the policy to change. */
  public void refuse(UUID id, String reason) {
    stores
        .journal()
        .record(entries -> {
          Transfer transfer = stores.transfers().find(id).orElseThrow();
          if (transfer.state() == IntentState.WAITING) {
            stores.transfers().move(transfer, IntentState.REFUSED, clock.instant(), reason);
            entries.add(
                "transfer-refused",
                transfer.subject(),
                Json.object().put("by", "policy").put("reason", reason));
          }
        });
  }

  private Transfer add(FiledIntent filed, UUID wallet, String key, JsonNode evidence) {
    if (!stores.wallets().present(wallet)) {
      throw new UnreadableInput("The wallet is not under Countersign any more");
    }
    Transfer transfer =
        new Transfer(filed, filed.hash(), wallet, IntentState.WAITING, key, null, null);
    stores.transfers().add(transfer, evidence);
    return transfer;
  }

  /**
   * Prepares what is to be signed, where there is nothing yet or another was faster with its nonce,
   * and it can be composed; and decides. A node that does not answer is asked again later.
   */
  public void prepare(Transfer transfer) {
    preparing.prepare(transfer);
  }

  /**
   * Gives a transfer another payload, which must be what was asked for. Earlier approvals are worth
   * nothing for it.
   *
   * @param origin where it comes from
   * @throws UnreadableInput when it cannot be read, or is not what was asked for
   */
  public Prepared attach(UUID id, Bytes payload, String origin, String by) {
    return preparing.attach(id, payload, origin, by);
  }

  /** The one with that id. */
  public Optional<Transfer> find(UUID id) {
    return stores.transfers().find(id);
  }
}
