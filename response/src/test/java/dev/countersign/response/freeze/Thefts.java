package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up theft of 5,000 ETH, some of which became tokens, for tests. */
public final class Thefts {
  public static final Chain ETHEREUM = new Chain("eip155:1", "Ethereum");
  public static final ChainAsset ETH = new ChainAsset(ETHEREUM, "native", "ETH", 18);
  public static final ChainAsset TOKEN =
      new ChainAsset(ETHEREUM, "0xdac17f958d2ee523a2206206994597c13d831ec7", "USDT", 6);
  public static final Holder EXCHANGE =
      new Holder(HolderKind.EXCHANGE, "Exchange One", "freeze@exchange-one.example");
  public static final Holder ISSUER = new Holder(HolderKind.ISSUER, "Issuer Two", "");
  public static final Instant TRACED = Instant.parse("2025-02-22T08:00:00Z");
  public static final Instant MADE = Instant.parse("2025-02-22T09:00:00Z");
  public static final Terms TERMS =
      new Terms(
          "CASE-7",
          new Company(
              "Example Custody",
              "1 Example Street, Exampletown",
              new Contact("Incident desk", "incident@custody.example", "+00 000 000")),
          "Sections 1 and 2 of the Example Act.\nThe report to the police has the number 12/34.",
          MADE,
          MADE.plusSeconds(86_400));

  private Thefts() {}

  public static Amount eth(long thousandths) {
    return new Amount(BigInteger.valueOf(thousandths).multiply(BigInteger.TEN.pow(15)));
  }

  public static Resting resting(
      @Nullable Holder holder, String address, ChainAsset asset, Amount amount, Amount value) {
    return new Resting(
        holder,
        address,
        new Quantity(asset, amount),
        value,
        100,
        List.of(
            new Arrival(
                "0x" + "ab".repeat(32),
                21_895_238,
                Instant.parse("2025-02-21T14:13:35Z"),
                amount)));
  }

  public static String address(int number) {
    return String.format("0x%040x", number);
  }

  /** Two addresses at an exchange, tokens that an issuer can block, and the rest with the thief. */
  public static List<Resting> places() {
    return List.of(
        resting(EXCHANGE, address(1), ETH, eth(1_000_500), eth(1_000_500)),
        resting(EXCHANGE, address(2), ETH, eth(250), eth(250)),
        resting(ISSUER, address(3), TOKEN, Amount.of(2_500_000_000_001L), eth(999_250)),
        resting(null, address(4), ETH, eth(3_000_000), eth(3_000_000)));
  }

  public static TraceFacts facts(List<Resting> places) {
    return new TraceFacts(
        TRACED,
        "first in, first out",
        new Quantity(ETH, eth(5_000_000)),
        List.of(
            new Quantity(ETH, eth(4_000_750)), new Quantity(TOKEN, Amount.of(2_500_000_000_001L))),
        places);
  }

  public static TraceFacts facts() {
    return facts(places());
  }

  /** The same with one place in the stead of another. */
  public static List<Resting> with(int at, Resting other) {
    List<Resting> places = new ArrayList<>(places());
    places.set(at, other);
    return places;
  }

  /** What the exchange is asked for. */
  public static FreezeRequest request() {
    return FreezeRequests.of(facts(), TERMS).getFirst();
  }
}
