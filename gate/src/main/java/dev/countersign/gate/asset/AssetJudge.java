package dev.countersign.gate.asset;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges the destinations, spenders and token contracts of one payload. A node is asked about 64
 * unknown tokens and 64 spenders at the most, so that a long batch cannot keep it busy for hours:
 * what is not asked stays unknown, and is held for that.
 */
public final class AssetJudge {
  /** keccak-256 of no bytes: the code hash of an account without code. */
  public static final Bytes NO_CODE =
      Bytes.fromHex("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");

  /** More than any token's supply, whatever the width of the field (Permit2's has 160 bits). */
  private static final BigInteger UNLIMITED = BigInteger.ONE.shiftLeft(127);

  /** How tokens that count in 96 bits (UNI, COMP) say "without limit". */
  private static final BigInteger MAX_UINT96 =
      BigInteger.ONE.shiftLeft(96).subtract(BigInteger.ONE);

  private static final int MOST_QUESTIONS = 64;

  private final Directory directory;
  private final ChainFacts facts;
  private final Set<Address> tokensAsked = new HashSet<>();
  private final Set<Address> spendersAsked = new HashSet<>();

  /** With what is known in advance, and what a node says. */
  public AssetJudge(Directory directory, ChainFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /** True for an amount that is meant as "without limit". */
  public static boolean unlimited(BigInteger amount) {
    return amount.compareTo(UNLIMITED) >= 0 || amount.equals(MAX_UINT96);
  }

  /**
   * Judges where an asset goes.
   *
   * @param where what moves it there, for the sentence, such as " (call 2 of the batch)"; or empty
   */
  public void destination(
      @Nullable Long chainId, Asset asset, Address to, String where, Reading out) {
    boolean toAToken =
        asset instanceof Asset.Token token
            && (to.equals(token.contract()) || directory.isTokenContract(to));
    if (to.isZero() || toAToken) {
      out.finding(
          GateFinding.SENDS_TO_TOKEN_CONTRACT,
          "What is sent goes to "
              + directory.name(chainId, to)
              + ", from where nobody can return it"
              + where,
          "destination",
          to.toString());
      return;
    }
    if (imitates(chainId, to, "destination", where, out)
        || directory.isKnownDestination(chainId, to)) {
      return;
    }
    out.finding(
        GateFinding.UNKNOWN_DESTINATION,
        directory.name(chainId, to) + " is not among the known destinations" + where,
        "destination",
        to.toString());
  }

  /**
   * Judges who may take an asset later.
   *
   * @param unlimited true when all of it may be taken
   */
  public void spender(
      @Nullable Long chainId, Address spender, boolean unlimited, String where, Reading out) {
    codeless(chainId, spender, where, out);
    if (imitates(chainId, spender, "spender", where, out)) {
      return;
    }
    String name = directory.name(chainId, spender);
    if (unlimited) {
      out.finding(
          GateFinding.UNLIMITED_APPROVAL,
          name + " could take all of the asset, now and later" + where,
          "spender",
          spender.toString());
    }
    out.finding(
        GateFinding.APPROVAL_GRANTED,
        name
            + " could take the approved amount at any time"
            + (directory.isKnownSpender(chainId, spender)
                ? ""
                : "; it is not among the known spenders")
            + where,
        "spender",
        spender.toString());
  }

  /** Denies a spender that the node says is an account without code. */
  public void codeless(@Nullable Long chainId, Address spender, String where, Reading out) {
    if (mayAsk(spender, spendersAsked)
        && facts.codeHash(spender).filter(NO_CODE::equals).isPresent()) {
      out.finding(
          GateFinding.APPROVAL_TO_CODELESS,
          directory.name(chainId, spender)
              + " has no code: it is somebody's key, not a contract that needs an approval"
              + where,
          "spender",
          spender.toString());
    }
  }

  /** Judges a token's contract: known, unknown, or an unknown one under a known token's symbol. */
  public void token(@Nullable Long chainId, Address contract, Reading out) {
    token(chainId, contract, null, out);
  }

  /**
   * Judges a token's contract.
   *
   * @param claimed what the payload calls the token, or null
   */
  public void token(
      @Nullable Long chainId, Address contract, @Nullable String claimed, Reading out) {
    if (directory.token(chainId, contract).isPresent()) {
      return;
    }
    String symbol = mayAsk(contract, tokensAsked) ? facts.symbol(contract).orElse(null) : null;
    if (fake(chainId, contract, "calls itself", symbol, out)
        || fake(chainId, contract, "is called", claimed, out)) {
      return;
    }
    out.finding(
        GateFinding.UNKNOWN_TOKEN,
        "The token contract "
            + directory.name(chainId, contract)
            + " is not known, so its amounts are shown in smallest units; if it is a collection, they"
            + " are numbers of items",
        "token",
        contract.toString());
  }

  private static boolean mayAsk(Address about, Set<Address> asked) {
    return asked.contains(about) || (asked.size() < MOST_QUESTIONS && asked.add(about));
  }

  private boolean fake(
      @Nullable Long chainId, Address contract, String verb, @Nullable String name, Reading out) {
    String symbol = name == null ? "" : Symbol.seen(name);
    List<Known.TokenEntry> namesakes = namesakes(chainId, symbol);
    if (namesakes.isEmpty()) {
      return false;
    }
    out.finding(
        GateFinding.FAKE_TOKEN,
        "The contract "
            + contract
            + " "
            + verb
            + " "
            + symbol
            + ", but the known "
            + namesakes.get(0).symbol()
            + " is "
            + namesakes.stream()
                .map(token -> token.contract().toString())
                .collect(Collectors.joining(", ")),
        "token",
        contract.toString());
    return true;
  }

  private List<Known.TokenEntry> namesakes(@Nullable Long chainId, String symbol) {
    List<Known.TokenEntry> tokens = directory.tokensBySymbol(chainId, symbol);
    if (tokens.isEmpty() && chainId != null && Chains.coin(chainId).equalsIgnoreCase(symbol)) {
      return directory.tokensBySymbol(chainId, "W" + symbol);
    }
    return tokens;
  }

  /**
   * Judges an address that may be made to look like a known one.
   *
   * @param role for the sentence, such as "spender"
   * @return true when it is
   */
  public boolean imitates(
      @Nullable Long chainId, Address address, String role, String where, Reading out) {
    Optional<Known.Entry> imitated = directory.imitated(chainId, address);
    imitated.ifPresent(known ->
        out.finding(
            GateFinding.DESTINATION_IMITATES_KNOWN,
            "The "
                + role
                + " "
                + address
                + " begins and ends like "
                + known.label()
                + " ("
                + known.address()
                + ") but is another address"
                + where,
            role,
            address.toString(),
            "imitates",
            known.address().toString()));
    return imitated.isPresent();
  }
}
