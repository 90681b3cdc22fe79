package dev.countersign.gate.known;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers what an address is: what the user says first, then what ships with the product. Built
 * once; immutable and cheap to ask from any thread.
 *
 * <p>Where a chain id is null, the chain is not known: only entries that hold on every chain apply.
 */
public final class Directory {
  private static final List<SafeContract> SAFE_CONTRACTS = ShippedTables.safeContracts();
  private static final List<Known.TokenEntry> TOKENS = ShippedTables.tokens();

  /** Only what ships with the product. */
  public static final Directory SHIPPED = new Directory(Known.NOTHING);

  private static final Set<Known.Kind> OWN = Set.of(Known.Kind.OWN);
  private static final Set<Known.Kind> DESTINATIONS = Set.of(Known.Kind.COUNTERPARTY);
  private static final Set<Known.Kind> SPENDERS = Set.of(Known.Kind.SPENDER);
  private static final Set<Known.Kind> CONTRACTS = Set.of(Known.Kind.CONTRACT, Known.Kind.SPENDER);
  private static final Set<Known.Kind> DELEGATES = Set.of(Known.Kind.DELEGATE);

  private record OnChain(long chainId, Address address) {}

  private final Known known;
  private final Map<Address, List<Known.Entry>> entries = new HashMap<>();
  private final Map<Address, List<Known.Wallet>> wallets = new HashMap<>();
  private final Map<OnChain, Known.TokenEntry> tokens = new HashMap<>();
  private final Map<String, List<Known.TokenEntry>> tokensBySymbol = new HashMap<>();
  private final Map<Address, List<SafeContract>> safeContracts = new HashMap<>();
  private final Set<Address> tokenContracts = new HashSet<>();
  private final Imitation imitation = new Imitation();

  /** What the user knows, over the shipped tables. */
  public Directory(Known known) {
    this.known = known;
    for (Known.Entry entry : known.addresses()) {
      entries.computeIfAbsent(entry.address(), a -> new ArrayList<>()).add(entry);
      imitation.add(entry);
    }
    for (Known.Wallet wallet : known.wallets()) {
      wallets.computeIfAbsent(wallet.address(), a -> new ArrayList<>()).add(wallet);
      imitation.add(
          new Known.Entry(
              wallet.chainId(), wallet.address(), Known.Kind.OWN, "the wallet " + wallet.label()));
      for (Address owner : wallet.owners()) {
        imitation.add(
            new Known.Entry(
                wallet.chainId(), owner, Known.Kind.OWN, "an owner of " + wallet.label()));
      }
    }
    known.tokens().forEach(this::add);
    TOKENS.forEach(this::add);
    for (SafeContract contract : SAFE_CONTRACTS) {
      safeContracts.computeIfAbsent(contract.address(), a -> new ArrayList<>()).add(contract);
    }
  }

  private void add(Known.TokenEntry token) {
    OnChain key = new OnChain(token.chainId(), token.contract());
    if (tokens.putIfAbsent(key, token) == null) {
      tokensBySymbol
          .computeIfAbsent(token.symbol().toUpperCase(Locale.ROOT), s -> new ArrayList<>())
          .add(token);
      tokenContracts.add(token.contract());
    }
  }

  /** The user's own part. */
  public Known known() {
    return known;
  }

  /** Hosts at which people sign in. */
  public Set<String> domains() {
    return known.domains();
  }

  /** Payloads already seen. */
  public List<Known.Seen> seen() {
    return known.seen();
  }

  /** The token at that address of that chain. */
  public Optional<Known.TokenEntry> token(@Nullable Long chainId, Address contract) {
    return chainId == null
        ? Optional.empty()
        : Optional.ofNullable(tokens.get(new OnChain(chainId, contract)));
  }

  /** All tokens of that symbol on that chain, whatever the case; the user's own first. */
  public List<Known.TokenEntry> tokensBySymbol(@Nullable Long chainId, String symbol) {
    if (chainId == null) {
      return List.of();
    }
    return tokensBySymbol.getOrDefault(symbol.toUpperCase(Locale.ROOT), List.of()).stream()
        .filter(token -> token.chainId() == chainId)
        .toList();
  }

  /** Every symbol of a known token, on any chain, in upper case. */
  public Set<String> tokenSymbols() {
    return Collections.unmodifiableSet(tokensBySymbol.keySet());
  }

  /** True for the contract of a known token, on whichever chain. */
  public boolean isTokenContract(Address address) {
    return tokenContracts.contains(address);
  }

  /** The user's wallet at that address. */
  public Optional<Known.Wallet> wallet(@Nullable Long chainId, Address address) {
    return wallets.getOrDefault(address, List.of()).stream()
        .filter(wallet -> holds(wallet.chainId(), chainId))
        .findFirst();
  }

  /** The official Safe contract at that address of that chain. */
  public Optional<SafeContract> safeContract(@Nullable Long chainId, Address address) {
    return chainId == null
        ? Optional.empty()
        : safeContracts.getOrDefault(address, List.of()).stream()
            .filter(contract -> contract.chains().contains(chainId))
            .findFirst();
  }

  /** The official Safe singleton of that version on that chain, or its L2 variant. */
  public Optional<SafeContract> singleton(@Nullable Long chainId, String version, boolean l2) {
    return chainId == null
        ? Optional.empty()
        : SAFE_CONTRACTS.stream()
            .filter(contract ->
                contract.kind() == SafeContract.Kind.SINGLETON
                    && contract.version().equals(version)
                    && contract.name().endsWith("L2") == l2
                    && contract.chains().contains(chainId))
            .findFirst();
  }

  /** The library at that address of that chain, made to be run by delegatecall. */
  public Optional<Library> library(@Nullable Long chainId, Address address) {
    Optional<Library> shipped = safeContract(chainId, address).flatMap(SafeContract::library);
    if (shipped.isPresent()) {
      return shipped;
    }
    for (Known.Entry entry : entries.getOrDefault(address, List.of())) {
      Library.Kind kind =
          switch (entry.kind()) {
            case MULTI_SEND -> Library.Kind.MULTI_SEND;
            case MULTI_SEND_CALL_ONLY -> Library.Kind.MULTI_SEND_CALL_ONLY;
            case LIBRARY -> Library.Kind.USER;
            case OWN, COUNTERPARTY, SPENDER, CONTRACT, DELEGATE -> null;
          };
      if (kind != null && holds(entry.chainId(), chainId)) {
        return Optional.of(new Library(kind, entry.label(), null, address, null));
      }
    }
    return Optional.empty();
  }

  /** What the user says of an address; the first entry that holds on the chain. */
  public Optional<Known.Entry> entry(@Nullable Long chainId, Address address) {
    return entries.getOrDefault(address, List.of()).stream()
        .filter(entry -> holds(entry.chainId(), chainId))
        .findFirst();
  }

  /** True for the user's own wallets and those they pay. */
  public boolean isKnownDestination(@Nullable Long chainId, Address address) {
    return isOwn(chainId, address) || is(chainId, address, DESTINATIONS);
  }

  /** True for the user's own wallets. */
  public boolean isOwn(@Nullable Long chainId, Address address) {
    return wallet(chainId, address).isPresent() || is(chainId, address, OWN);
  }

  /** True for a contract that may be approved to take assets. */
  public boolean isKnownSpender(@Nullable Long chainId, Address address) {
    return is(chainId, address, SPENDERS);
  }

  /** True for a contract that may be called. */
  public boolean isKnownContract(@Nullable Long chainId, Address address) {
    return is(chainId, address, CONTRACTS);
  }

  /** True for code that an account may delegate to (EIP-7702). */
  public boolean isKnownDelegate(@Nullable Long chainId, Address address) {
    return is(chainId, address, DELEGATES);
  }

  /**
   * The known address that this one imitates, on whichever chain; empty for a known address. The
   * rule stands at {@link Imitation}.
   */
  public Optional<Known.Entry> imitated(@Nullable Long chainId, Address address) {
    boolean known =
        entries.containsKey(address)
            || wallets.containsKey(address)
            || token(chainId, address).isPresent()
            || safeContract(chainId, address).isPresent();
    return known ? Optional.empty() : imitation.of(address);
  }

  /** For sentences: "Kraken deposit (0x…)" with the whole checksummed address. */
  public String name(@Nullable Long chainId, Address address) {
    String label = label(chainId, address);
    return label == null ? address.toString() : label + " (" + address + ")";
  }

  /** For sentences: "30,000 ETH", or units and contract where the token is not known. */
  public String amount(Asset asset, Amount amount) {
    return switch (asset) {
      case Asset.Native coin ->
          amount.inUnits(Chains.COIN_DECIMALS) + " " + Chains.coin(coin.chainId());
      case Asset.Bitcoin bitcoin -> amount.inUnits(8) + " BTC";
      case Asset.Money money -> amount.inUnits(2) + " " + money.words();
      case Asset.Token token ->
          token(token.chainId(), token.contract())
              .map(entry -> amount.inUnits(entry.decimals()) + " " + entry.symbol())
              .orElseGet(
                  () -> amount.inUnits(0) + " smallest units of the token " + token.contract());
      case Asset.Item item ->
          (amount.units().equals(BigInteger.ONE) ? "" : amount.inUnits(0) + " of ")
              + "item "
              + item.id()
              + " of the collection "
              + name(item.chainId(), item.contract());
      case Asset.AnyItem item ->
          (item.criteria().signum() == 0 ? "any item" : "any item of a list")
              + (amount.units().equals(BigInteger.ONE) ? "" : " (" + amount.inUnits(0) + ")")
              + " of the collection "
              + name(item.chainId(), item.contract());
    };
  }

  /** How many digits of an asset's amounts stand after the point; 0 where nobody knows. */
  public int decimals(Asset asset) {
    return switch (asset) {
      case Asset.Native any -> Chains.COIN_DECIMALS;
      case Asset.Bitcoin any -> 8;
      case Asset.Money any -> 2;
      case Asset.Token token ->
          token(token.chainId(), token.contract()).map(Known.TokenEntry::decimals).orElse(0);
      case Asset.Item any -> 0;
      case Asset.AnyItem any -> 0;
    };
  }

  private @Nullable String label(@Nullable Long chainId, Address address) {
    if (address.isZero()) {
      return "the zero address";
    }
    Optional<Known.Wallet> wallet = wallet(chainId, address);
    if (wallet.isPresent()) {
      return wallet.get().label();
    }
    for (Known.Entry entry : entries.getOrDefault(address, List.of())) {
      if (holds(entry.chainId(), chainId)) {
        return entry.label();
      }
    }
    Optional<Known.TokenEntry> token = token(chainId, address);
    if (token.isPresent()) {
      return token.get().symbol() + " token";
    }
    return safeContract(chainId, address)
        .map(contract -> contract.name() + " " + contract.version())
        .orElse(null);
  }

  private boolean is(@Nullable Long chainId, Address address, Set<Known.Kind> kinds) {
    for (Known.Entry entry : entries.getOrDefault(address, List.of())) {
      if (kinds.contains(entry.kind()) && holds(entry.chainId(), chainId)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(@Nullable Long entry, @Nullable Long asked) {
    return entry == null || entry.equals(asked);
  }
}
