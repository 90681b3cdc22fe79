package dev.countersign.server.watch;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.Answer;
import dev.countersign.intel.screen.Screener;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.watch.rule.Coin;
import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.rule.Party.Kind;
import dev.countersign.watch.screen.ListedKind;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a company knows of accounts and assets at one time: its wallets, its address book, the lists
 * that are asked, and prices.
 */
final class CompanyKnowledge implements Knowledge {
  /** A price that is older says nothing. */
  private static final Duration FRESH = Duration.ofDays(1);

  /** Worth one dollar where nobody says otherwise. */
  private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI");

  private final Map<String, Wallet> wallets = new HashMap<>();
  private final Map<String, BitcoinWallet> bitcoin = new HashMap<>();
  private final Directory directory;
  private final Screener screener;
  private final Function<String, List<PriceFacts>> prices;
  private final String currency;
  private final Instant now;

  /**
   * Of that time.
   *
   * @param prices by the name of an asset, such as {@code 1/native}
   * @param currency of the rules; empty for none
   */
  CompanyKnowledge(
      Collection<Wallet> wallets,
      Collection<BitcoinWallet> bitcoin,
      Directory directory,
      Screener screener,
      Function<String, List<PriceFacts>> prices,
      String currency,
      Instant now) {
    wallets.forEach(one -> this.wallets.put(key(one.chainId(), one.address().toHex()), one));
    bitcoin.forEach(one -> this.bitcoin.put(one.subject(), one));
    this.directory = directory;
    this.screener = screener;
    this.prices = prices;
    this.currency = currency;
    this.now = now;
  }

  private static String key(long chain, String account) {
    return chain + "/" + account;
  }

  @Override
  public Party party(long chain, String account) {
    BitcoinWallet own = bitcoin.get(account); // its movements have its subject for all addresses
    if (own != null) {
      return new Party(Kind.OWN, own.label(), Set.of(), "", Set.of(), "", own.subject());
    }
    Set<String> screened = new TreeSet<>();
    String imitates = "";
    try {
      Answer answer = screener.screen(account);
      answer.hits().forEach(hit -> screened.add(ListedKind.of(hit.kind()).word()));
      imitates = answer.alike().stream().findFirst().map(CompanyKnowledge::named).orElse("");
    } catch (UnreadableInput e) {
      // What made it is no address, such as the chain itself: no list names it.
      return Party.UNKNOWN;
    }
    Wallet wallet = wallets.get(key(chain, account));
    if (wallet != null) {
      return new Party(
          Kind.OWN, wallet.label(), Set.copyOf(wallet.tags()), "", screened, "", wallet.subject());
    }
    if (chain == Movement.BITCOIN || account.length() != 42) {
      return new Party(Kind.UNKNOWN, "", Set.of(), "", screened, imitates, "");
    }
    Address address = Address.of(account);
    Optional<Known.Entry> entry = directory.entry(chain, address);
    if (directory.isOwn(chain, address)) {
      return known(Kind.OWN, entry.map(Known.Entry::label).orElse(""), screened, "");
    }
    if (entry.isPresent()) {
      return known(Kind.KNOWN, entry.get().label(), screened, "");
    }
    Optional<String> contract =
        directory
            .token(chain, address)
            .map(token -> token.symbol() + " token")
            .or(() -> directory.safeContract(chain, address).map(safe -> "Safe " + safe.name()));
    if (contract.isPresent()) {
      return known(Kind.KNOWN, contract.get(), screened, "");
    }
    return known(
        Kind.UNKNOWN,
        "",
        screened,
        directory.imitated(chain, address).map(Known.Entry::label).orElse(imitates));
  }

  private static Party known(Kind kind, String label, Set<String> screened, String imitates) {
    return new Party(kind, label, Set.of(), "", screened, imitates, "");
  }

  private static String named(Entry entry) {
    return entry.name().isEmpty() ? entry.address() : entry.name();
  }

  @Override
  public Coin coin(Asset asset) {
    return switch (asset) {
      case Asset.Native coin ->
          new Coin(
              Chains.coin(coin.chainId()), Chains.COIN_DECIMALS, price(coin.chainId() + "/native"));
      case Asset.Token token ->
          directory
              .token(token.chainId(), token.contract())
              .map(entry -> new Coin(entry.symbol(), entry.decimals(), price(token)))
              .orElse(Coin.UNKNOWN);
      case Asset.Bitcoin bitcoin -> new Coin("BTC", 8, price("bitcoin"));
      case Asset.Item item -> Coin.UNKNOWN;
      case Asset.AnyItem item -> Coin.UNKNOWN;
      case Asset.Money money -> Coin.UNKNOWN;
    };
  }

  private @Nullable BigDecimal price(Asset.Token token) {
    BigDecimal said = price(token.chainId() + "/" + token.contract().toHex());
    if (said != null || !currency.equals("USD")) {
      return said;
    }
    // Only the contracts that the product comes with: anybody may call a token USDC.
    return Directory.SHIPPED
        .token(token.chainId(), token.contract())
        .filter(entry -> DOLLARS.contains(entry.symbol()))
        .map(entry -> BigDecimal.ONE)
        .orElse(null);
  }

  private @Nullable BigDecimal price(String asset) {
    return prices.apply(asset).stream()
        .filter(one -> one.currency().equals(currency))
        .filter(one -> one.at().plus(FRESH).isAfter(now))
        .map(PriceFacts::price)
        .findFirst()
        .orElse(null);
  }
}
