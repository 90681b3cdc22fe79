package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.CanonicalText;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.Written;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.TransferDesk.Filed;
import dev.countersign.server.transfer.TransferDesk.Given;
import dev.countersign.server.transfer.TransferStore.Parts;
import dev.countersign.server.wallet.Wallet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Files what machines ask for. */
final class Filing {
  /** How many intents of one machine may wait at the same time. */
  private static final int MOST_WAITING = 200;

  private final Stores stores;
  private final Preparing preparing;
  private final Decider decider;
  private final Precedence precedence;

  Filing(Stores stores, Preparing preparing, Decider decider, Precedence precedence) {
    this.stores = stores;
    this.preparing = preparing;
    this.decider = decider;
    this.precedence = precedence;
  }

  /** Adds one that was not there before, in the transaction at hand. */
  private interface More {
    /** Says all that there is of it then, where it is known. */
    @Nullable Parts add(Transfer fresh, World world, Journal entries);
  }

  Filed file(FiledIntent filed, Place place, String key, ObjectNode evidence) {
    return precedence.now(() -> {
      if (preparing.isWithoutNode(filed.chainId())) {
        return decidedAtOnce(filed, place, key, evidence);
      }
      Filed done =
          file(
              filed,
              place.wallet().id(),
              key,
              evidence,
              (fresh, world, entries) -> {
                entries.write(Adding.of(fresh, evidence, null));
                return null;
              });
      if (!done.fresh()) {
        return done;
      }
      preparing.prepare(done.transfer());
      return new Filed(stores.transfers().find(filed.id()).orElseThrow(), true, null);
    });
  }

  Transfer file(
      FiledIntent filed,
      Wallet wallet,
      String key,
      ObjectNode evidence,
      Given given,
      Consumer<Transfer> also) {
    return precedence.now(() -> {
      Filed done =
          file(
              filed,
              wallet.id(),
              key,
              evidence,
              (fresh, world, entries) -> {
                // What follows refers to it.
                stores.transfers().add(fresh, evidence);
                preparing.keep(fresh, given.payload(), given.origin(), given.read(), entries);
                also.accept(fresh);
                return null;
              });
      preparing.prepare(done.transfer());
      return done.transfer();
    });
  }

  /** Prepares what is to be signed for one that was just filed. */
  Transfer prepare(Transfer fresh) {
    return precedence.now(() -> {
      preparing.prepare(fresh);
      return fresh;
    });
  }

  /**
   * The decision is found out, and its text written, while others decide. It is recorded where
   * everything still stands as it stood, and made anew otherwise.
   */
  private Filed decidedAtOnce(FiledIntent filed, Place place, String key, ObjectNode evidence) {
    Wallet wallet = place.wallet();
    World before = place.world();
    Transfer asked = present(filed, wallet.id(), before.present(), key);
    Decided early = decider.decideUnprepared(asked, wallet, before);
    Written adding = Adding.of(asked, evidence, early);
    CanonicalText entry = CanonicalText.of(early.text());
    return file(
        filed,
        wallet.id(),
        key,
        evidence,
        (fresh, world, entries) -> {
          if (world.equals(before)) {
            entries.write(adding);
            entries.add("transfer-decided", fresh.subject(), entry);
            return Parts.of(early);
          }
          Decided decided = decider.decideUnprepared(fresh, wallet, world);
          entries.write(Adding.of(fresh, evidence, decided));
          entries.add("transfer-decided", fresh.subject(), decided.text());
          return Parts.of(decided);
        });
  }

  private Filed file(FiledIntent filed, UUID wallet, String key, ObjectNode evidence, More more) {
    ObjectNode body = evidence.deepCopy();
    body.set("intent", filed.document());
    body.put("hash", filed.hash().toHex());
    CanonicalText entry = CanonicalText.of(body);
    return stores
        .journal()
        .decide(
            TransferStore.before(filed, wallet),
            (before, entries) -> {
              if (before.before()) {
                return new Filed(stores.transfers().find(filed.id()).orElseThrow(), false, null);
              }
              if (before.waiting() >= MOST_WAITING) {
                throw new UnreadableInput(
                    "This machine has "
                        + MOST_WAITING
                        + " intents that wait; take some back first");
              }
              Transfer fresh = present(filed, wallet, before.world().present(), key);
              entries.add("intent-filed", fresh.subject(), entry);
              entries.releasesNothing();
              return new Filed(fresh, true, more.add(fresh, before.world(), entries));
            });
  }

  /** One that is just being filed. */
  static Transfer present(FiledIntent filed, UUID wallet, boolean present, String key) {
    if (!present) {
      throw new UnreadableInput("The wallet is not under Countersign any more");
    }
    return new Transfer(filed, filed.hash(), wallet, IntentState.WAITING, key, null, null);
  }
}
