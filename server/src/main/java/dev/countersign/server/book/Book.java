package dev.countersign.server.book;

import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that is known in advance, as the gate wants it; built anew only after a change. */
public final class Book {
  private record Edition(long version, Directory directory, List<BookEntry> entries) {}

  private final BookStore store;
  private final WalletStore wallets;
  private volatile @Nullable Edition edition;

  /** Of those stores. */
  public Book(BookStore store, WalletStore wallets) {
    this.store = store;
    this.wallets = wallets;
  }

  /** As it stands now. */
  public Directory directory() {
    return directory(store.version());
  }

  /**
   * As it stands in a version.
   *
   * @param version that the database was just asked for
   */
  public Directory directory(long version) {
    return edition(version).directory;
  }

  /** Since when an address is listed, in a version that the database was just asked for. */
  public Optional<Instant> listedSince(long chainId, Address address, long version) {
    return edition(version).entries.stream()
        .filter(entry -> entry.part().equals("addresses"))
        .filter(entry -> entry.value().path("address").asString().equalsIgnoreCase(address.toHex()))
        .filter(entry ->
            !entry.value().has("chainId") || entry.value().path("chainId").asLong() == chainId)
        .map(BookEntry::listedAt)
        .min(Instant::compareTo);
  }

  private Edition edition(long version) {
    Edition last = edition;
    if (last == null || last.version != version) {
      List<BookEntry> entries = store.all();
      last = new Edition(version, new Directory(known(entries, wallets.all())), entries);
      edition = last;
    }
    return last;
  }

  /**
   * What those entries say.
   *
   * @throws dev.countersign.model.value.UnreadableInput when one is not of the format
   */
  static Known known(List<BookEntry> entries, List<Wallet> wallets) {
    ObjectNode file = Json.object();
    for (BookEntry entry : entries) {
      ArrayNode part =
          file.get(entry.part()) instanceof ArrayNode there ? there : file.putArray(entry.part());
      part.add(entry.value());
    }
    Known read = KnownFile.read(Json.compact(file));
    List<Known.Wallet> safes = new ArrayList<>();
    List<Known.Entry> addresses = new ArrayList<>(read.addresses());
    for (Wallet wallet : wallets) {
      switch (wallet.kind()) {
        case SAFE ->
            safes.add(
                new Known.Wallet(
                    wallet.chainId(), wallet.address(), wallet.label(), List.of(), null, null));
        case ACCOUNT ->
            addresses.add(
                new Known.Entry(
                    wallet.chainId(), wallet.address(), Known.Kind.OWN, wallet.label()));
      }
    }
    return new Known(
        safes,
        addresses,
        read.tokens(),
        read.domains(),
        read.seen(),
        read.bitcoinKeys(),
        read.bitcoinAddresses());
  }
}
