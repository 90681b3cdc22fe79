package dev.countersign.server.book;

import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.model.json.Json;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that is known in advance, as the gate wants it; built anew only after a change. */
public final class Book {
  private record Edition(long version, Directory directory) {}

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
    long version = store.version();
    Edition last = edition;
    if (last == null || last.version != version) {
      last = new Edition(version, new Directory(known(store.all(), wallets.all())));
      edition = last;
    }
    return last.directory;
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
