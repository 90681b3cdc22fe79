package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;

/** Where addresses stand in the payments of a store. */
record AddressPlaces(StoreLedger ledger, Coins coins) {
  /**
   * Where an address stands.
   *
   * @param output whether among the outputs; else among those inputs that are kept there
   * @param place among the outputs or inputs
   */
  record Place(long position, boolean output, int place, CoinForm form) {}

  /** Everywhere that an address stands, in the order of the chain. */
  Stream<Place> places(String address) {
    return AddressIndex.pages(ledger.reading(), address)
        .boxed()
        .flatMap(page -> onPage(page, address).stream());
  }

  private List<Place> onPage(long number, String address) {
    List<Place> found = new ArrayList<>();
    byte[] page = coins.page(number);
    long first = number * TransferPage.ROOM;
    if (page == null || first >= ledger.size()) {
      return found; // it was taken back
    }
    List<PaymentRecord> all = PaymentPages.all(page, ledger.size() - first);
    Optional<String> wanted = Optional.of(address);
    for (int i = 0; i < all.size(); i++) {
      for (PaymentRecord.Apart one : all.get(i).inputs()) {
        if (one.form().address().equals(wanted)) {
          found.add(new Place(first + i, false, one.place(), one.form()));
        }
      }
      List<CoinForm> outputs = all.get(i).outputs();
      for (int index = 0; index < outputs.size(); index++) {
        if (outputs.get(index).address().equals(wanted)) {
          found.add(new Place(first + i, true, index, outputs.get(index)));
        }
      }
    }
    return found;
  }

  /** The account that stands at a place; nothing where there is no amount. */
  OptionalInt account(Place place) {
    if (!place.form.valued()) {
      return OptionalInt.empty();
    }
    return place.output
        ? coins.account(place.position, place.place)
        : coins.account(coins.payment(place.position).inputs().get(place.place).outpoint());
  }

  /** Where the output at a place is spent, as far as that is known there. */
  OptionalLong spentAt(Place place) {
    if (!place.output) {
      return OptionalLong.of(place.position);
    }
    OptionalInt account = account(place);
    if (account.isEmpty()) {
      return OptionalLong.empty();
    }
    PrimitiveIterator.OfLong after =
        ledger.positions(account.getAsInt(), Ledger.NATIVE, place.position + 1);
    return after.hasNext() ? OptionalLong.of(after.nextLong()) : OptionalLong.empty();
  }
}
