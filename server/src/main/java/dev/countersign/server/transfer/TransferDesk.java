package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.book.Book;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.TransferStore.Parts;
import dev.countersign.server.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where people file intents, and what they would sign is prepared. */
public final class TransferDesk {
  /** The kind of the deed by which one files an intent. */
  public static final String FILE = "file-intent";

  /** The longest time that an intent may wait. */
  public static final Duration LONGEST = Duration.ofDays(30);

  private final Stores stores;
  private final Book book;
  private final Ceremonies ceremonies;
  private final Preparing preparing;
  private final Filing filing;
  private final InstantSource clock;

  /** A desk over those stores. */
  TransferDesk(
      Stores stores,
      Book book,
      Ceremonies ceremonies,
      Preparing preparing,
      Filing filing,
      InstantSource clock) {
    this.stores = stores;
    this.book = book;
    this.ceremonies = ceremonies;
    this.preparing = preparing;
    this.filing = filing;
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
    return describe(id, wallet, intent, requester, waiting, book.directory());
  }

  /** The same, as everything stood there. */
  public FiledIntent describe(
      UUID id, Place place, ObjectNode intent, String requester, Duration waiting) {
    Directory directory = book.directory(place.world().book());
    return describe(id, place.wallet(), intent, requester, waiting, directory);
  }

  private FiledIntent describe(
      UUID id,
      Wallet wallet,
      ObjectNode intent,
      String requester,
      Duration waiting,
      Directory directory) {
    if (waiting.isNegative() || waiting.isZero() || waiting.compareTo(LONGEST) > 0) {
      throw new UnreadableInput("An intent waits for 30 days at most");
    }
    intent.put("chainId", wallet.chainId());
    intent.put("wallet", wallet.address().toString());
    Intent read = IntentFile.read(Json.compact(intent), directory);
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
              UUID wallet = UUID.fromString(body.path("wallet").asString());
              Transfer fresh =
                  Filing.present(
                      filed,
                      wallet,
                      stores.wallets().present(wallet),
                      who.session().keyThumbprint());
              entries.write(Adding.of(fresh, evidence, null));
              entries.add("intent-filed", fresh.subject(), evidence);
              return fresh;
            });
    return filing.prepare(transfer);
  }

  /**
   * Files what a machine asks for, with the proof that it was the machine; prepares what is to be
   * signed for it, and decides. Where no node is there to prepare anything, it is decided on in the
   * transaction that files it.
   *
   * @return the one of that id that was filed before, where there is one, whatever it asks for
   * @throws UnreadableInput when too much of the machine's waits already
   */
  public Filed file(FiledIntent filed, Place place, String key, ObjectNode evidence) {
    return filing.file(filed, place, key, evidence);
  }

  /**
   * What came of filing.
   *
   * @param fresh false where it was filed before
   * @param parts all that there is of it; null where that was not looked at
   */
  public record Filed(Transfer transfer, boolean fresh, @Nullable Parts parts) {}

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
    return filing.file(filed, wallet, key, evidence, given, also);
  }

  /** A payload as it was given, and read for the intent that is filed with it. */
  public record Given(Bytes payload, String origin, PayloadDesk.Read read) {}

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
