package dev.countersign.server.screening;

import dev.countersign.gate.bitcoin.AddressBook;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.intel.address.Key;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The company's wallets and its address book: who poisons a history of transfers makes an address
 * that begins and ends like one of them. What looks alike is decided where transfers are checked,
 * so that both say the same.
 */
final class OwnAddresses {
  private static final Pattern ETHEREUM = Pattern.compile("0x[0-9a-f]{40}");

  private final Directory directory;
  private final AddressBook bitcoin;

  OwnAddresses(Directory directory) {
    this.directory = directory;
    this.bitcoin = new AddressBook(directory.known().bitcoinAddresses());
  }

  /** Whether they are those of that directory. */
  boolean areOf(Directory other) {
    return directory == other;
  }

  /** That an address looks like one of them and is another; nothing where it does not. */
  List<Finding> imitatedBy(String asked) {
    String address = Key.canonical(asked);
    Optional<Finding> found =
        ETHEREUM.matcher(address).matches()
            ? directory
                .imitated(null, Address.of(address))
                .map(entry ->
                    finding(
                        Address.of(address).toString(),
                        entry.address().toString(),
                        entry.label(),
                        entry.kind()))
            : bitcoin
                .imitated(address)
                .filter(entry -> !bitcoin.knows(address))
                .map(entry ->
                    finding(address, entry.address().toString(), entry.label(), entry.kind()));
    return found.stream().toList();
  }

  private static Finding finding(String address, String known, String label, Known.Kind kind) {
    boolean own = kind == Known.Kind.OWN;
    return Finding.of(
        IntelFinding.ADDRESS_LOOKS_LIKE,
        address
            + " begins and ends like "
            + known
            + " ("
            + label
            + (own ? ", your own" : ", in the address book")
            + "), but is another",
        "address",
        address,
        "looks-like",
        known,
        "name",
        label,
        "known-as",
        own ? "own" : "address-book");
  }
}
