package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.book.Book;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.transfer.TransferDesk.Filed;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.node.ObjectNode;

/** All that deals with transfers over a real database, with one wallet and no node. */
final class House implements AutoCloseable {
  static final Address SUPPLIER = Address.of("0x00000000000000000000000000000000000ca11e");
  static final String MACHINE = "machine/" + new UUID(7, 7);

  /** A requester whom nobody can look up. */
  static final String BROKEN = "machine/" + new UUID(9, 9);

  final Wallet wallet =
      new Wallet(
          UUID.randomUUID(),
          Wallet.Kind.ACCOUNT,
          1,
          Address.of("0x1111111111111111111111111111111111111111"),
          "hot-1",
          List.of("hot"),
          Address.of("0x1111111111111111111111111111111111111111"),
          null,
          null);

  /** Whom it was asked about, in that order. */
  final List<String> asked = new ArrayList<>();

  boolean broken;
  Duration later = Duration.ZERO;

  final InstantSource clock = () -> Clock.systemUTC().instant().plus(later);
  final CrashingPostgres postgres;
  final Database database;
  final KeyRing keys;
  final JournalStore journal;
  final WalletStore wallets;
  final BookStore book;
  final TransferHouse transfers;

  House(Path folder) throws Exception {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    Files.createDirectories(folder.resolve("own/keys"));
    keys = KeyRing.open(List.of(), folder.resolve("own"));
    DataSource source = database.source();
    journal = new JournalStore(source, clock);
    wallets = new WalletStore(source);
    book = new BookStore(source);
    URI origin = URI.create("https://console.example");
    transfers =
        TransferHouse.of(
            source,
            journal,
            wallets,
            new Book(book, wallets),
            new PeopleStore(source),
            new Machines(),
            new Prices(source),
            new Policies(source),
            new Installation(source),
            keys,
            new Nodes(List.of()),
            new Ceremonies(origin, new PasskeyStore(source), source, journal, clock),
            clock);
    wallets.add(wallet, clock.instant());
  }

  @Override
  public void close() {
    keys.close();
    database.close();
    postgres.close();
  }

  Place place() {
    return transfers.transfers().place("hot-1").orElseThrow();
  }

  FiledIntent filed(Place place) {
    return filed(place, MACHINE);
  }

  FiledIntent filed(Place place, String requester) {
    ObjectNode intent =
        Json.object()
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", "0.25")
            .put("destination", SUPPLIER.toHex())
            .put("purpose", "Payout");
    return transfers
        .desk()
        .describe(UUID.randomUUID(), place, intent, requester, Duration.ofHours(1));
  }

  Filed file(Place place, FiledIntent intent) {
    return transfers.desk().file(intent, place, "key", Json.object().put("by", MACHINE));
  }

  /** Machines that may ask. */
  private final class Machines implements Requesters {
    @Override
    public InitiatorFacts facts(String requester, String key, Instant now) {
      asked.add(requester);
      if (broken && requester.equals(BROKEN)) {
        throw new IllegalStateException("broken");
      }
      return new InitiatorFacts(
          "bot",
          "bot",
          InitiatorFacts.Kind.MACHINE,
          Set.of(),
          Set.of(),
          0,
          0,
          null,
          true,
          key,
          null);
    }

    @Override
    public boolean speaksFor(String person, String requester) {
      return false;
    }

    @Override
    public String name(String requester) {
      return "the machine bot";
    }
  }
}
