package dev.countersign.server.bitcoin;

import dev.countersign.chain.bitcoin.WalletAddresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The addresses of Bitcoin wallets: those that were named, and of a key all up to so many beyond
 * the last one that was used. It grows as they are used, and is for one thread.
 */
public final class Watchlist {
  private final Map<String, Place> places = new HashMap<>();
  private final List<Branch> branches = new ArrayList<>();

  private Watchlist() {}

  /**
   * Where an address belongs.
   *
   * @param branch of the key; -1 for one that was named
   * @param index on its branch; -1 for one that was named
   */
  public record Place(BitcoinWallet wallet, int branch, long index) {}

  /** A branch of a key, of which addresses below an index are known. */
  private static final class Branch {
    private final BitcoinWallet wallet;
    private final WalletAddresses addresses;
    private final int number;
    private long next;

    private Branch(BitcoinWallet wallet, WalletAddresses addresses, int number) {
      this.wallet = wallet;
      this.addresses = addresses;
      this.number = number;
    }
  }

  /**
   * Of those wallets.
   *
   * @param used the last index that was used on a branch, which the place has without an index; -1
   *     for none
   */
  public static Watchlist of(List<BitcoinWallet> wallets, ToLongFunction<Place> used) {
    Watchlist list = new Watchlist();
    for (BitcoinWallet wallet : wallets) {
      wallet.addresses().forEach(one -> list.places.put(one, new Place(wallet, -1, -1)));
      wallet
          .derivation()
          .ifPresent(from -> {
            for (int number = 0; number < WalletAddresses.BRANCHES; number++) {
              Branch branch = new Branch(wallet, from, number);
              list.branches.add(branch);
              long last = used.applyAsLong(new Place(wallet, number, -1));
              list.extend(branch, Math.max(wallet.used() - 1L, last));
            }
          });
    }
    return list;
  }

  private void extend(Branch branch, long used) {
    for (; branch.next <= used + BitcoinWallet.GAP; branch.next++) {
      long index = branch.next;
      branch
          .addresses
          .at(branch.number, index)
          .ifPresent(one -> places.put(one, new Place(branch.wallet, branch.number, index)));
    }
  }

  /** Where an address belongs; nothing where it is nobody's. It counts as used from then on. */
  public Optional<Place> use(String address) {
    Place place = places.get(address);
    if (place != null && place.index() >= 0) {
      for (Branch branch : branches) {
        if (branch.wallet.id().equals(place.wallet().id()) && branch.number == place.branch()) {
          extend(branch, place.index());
        }
      }
    }
    return Optional.ofNullable(place);
  }

  /** How many addresses there are by now. */
  public int size() {
    return places.size();
  }

  /** The addresses of a wallet. */
  public Set<String> of(BitcoinWallet wallet) {
    return places.entrySet().stream()
        .filter(one -> one.getValue().wallet().id().equals(wallet.id()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean hasAnyOf(BitcoinWallet other) {
    return other.addresses().stream().anyMatch(places::containsKey)
        || other
            .derivation()
            .flatMap(from -> from.at(0, 0))
            .filter(places::containsKey)
            .isPresent();
  }
}
