package dev.countersign.gate.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {
  private static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private static final Address OTHER = Address.of("0x1111111111111111111111111111111111111111");
  private static final Address MULTI_SEND =
      Address.of("0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761");

  @Test
  void saysAmountsInTheTokensOwnUnits() {
    Directory directory = Directory.SHIPPED;
    Amount ether = new Amount(BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(30_000)));
    assertThat(directory.amount(new Asset.Native(1), ether)).isEqualTo("30,000 ETH");
    assertThat(directory.amount(new Asset.Token(1, USDC), Amount.of(1_000_500_000)))
        .isEqualTo("1,000.5 USDC");
    assertThat(directory.amount(new Asset.Token(10, USDC), Amount.of(1_000_500_000)))
        .isEqualTo("1,000,500,000 smallest units of the token " + USDC);
    assertThat(directory.amount(new Asset.Bitcoin(), Amount.of(1))).isEqualTo("0.00000001 BTC");
    assertThat(directory.amount(new Asset.Item(1, OTHER, BigInteger.TEN), Amount.of(1)))
        .isEqualTo("item 10 of the collection " + OTHER);
    assertThat(directory.amount(new Asset.Native(987), ether))
        .isEqualTo("30,000 of the coin of chain 987");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761, MULTI_SEND, 1.3.0",
    "1, 0x8D29bE29923b68abfDD21e541b9374737B49cdAD, MULTI_SEND, 1.1.1",
    "8453, 0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526, MULTI_SEND, 1.4.1",
    "42161, 0x9641d764fc13c8B624c04430C7356C1C7C8102e2, MULTI_SEND_CALL_ONLY, 1.4.1",
    "1, 0xd53cd0aB83D845Ac265BE939c57F53AD838012c9, SIGN_MESSAGE, 1.4.1",
    "324, 0x0dFcccB95225ffB03c6FBB2559B530C2B7C8A912, MULTI_SEND, 1.3.0",
    "1, 0x526643F69b81B008F46d95CD5ced5eC0edFFDaC6, MIGRATION, 1.4.1"
  })
  void knowsTheOfficialLibraries(long chain, String at, Library.Kind kind, String version) {
    Library library =
        Directory.SHIPPED.library(chain, Address.parse(at, "The library")).orElseThrow();
    assertThat(library.kind()).isEqualTo(kind);
    assertThat(library.version()).isEqualTo(version);
    assertThat(library.codeHash()).isNotNull();
  }

  @Test
  void knowsALibraryOnlyOnTheChainsWhereItStands() {
    assertThat(Directory.SHIPPED.library(1L, MULTI_SEND)).isPresent();
    assertThat(Directory.SHIPPED.library(987_654L, MULTI_SEND)).isEmpty();
    assertThat(Directory.SHIPPED.library(null, MULTI_SEND)).isEmpty();
    // The zkSync deployment's address means nothing on Ethereum.
    Address zksync = Address.of("0x0dfcccb95225ffb03c6fbb2559b530c2b7c8a912");
    assertThat(Directory.SHIPPED.library(1L, zksync)).isEmpty();
  }

  @Test
  void neverTakesASingletonOrAHandlerForALibrary() {
    Address singleton = Address.of("0xd9db270c1b5e3bd161e8c8503c55ceabee709552");
    assertThat(Directory.SHIPPED.safeContract(1L, singleton)).isPresent();
    assertThat(Directory.SHIPPED.library(1L, singleton)).isEmpty();
  }

  @Test
  void takesAUsersLibrariesOnTheirChain() {
    Directory directory =
        new Directory(
            known(
                new Known.Entry(31337L, OTHER, Known.Kind.MULTI_SEND, "MultiSend of the tests"),
                new Known.Entry(null, USDC, Known.Kind.LIBRARY, "rescue library")));
    assertThat(directory.library(31337L, OTHER).orElseThrow().kind())
        .isEqualTo(Library.Kind.MULTI_SEND);
    assertThat(directory.library(1L, OTHER)).isEmpty();
    assertThat(directory.library(5L, USDC).orElseThrow().kind()).isEqualTo(Library.Kind.USER);
  }

  @Test
  void keepsKindsApart() {
    Directory directory =
        new Directory(
            known(
                new Known.Entry(1L, OTHER, Known.Kind.SPENDER, "router"),
                new Known.Entry(1L, MULTI_SEND, Known.Kind.COUNTERPARTY, "exchange")));
    assertThat(directory.isKnownSpender(1L, OTHER)).isTrue();
    assertThat(directory.isKnownContract(1L, OTHER)).isTrue();
    assertThat(directory.isKnownDestination(1L, OTHER)).isFalse();
    assertThat(directory.isKnownDelegate(1L, OTHER)).isFalse();
    assertThat(directory.isKnownSpender(10L, OTHER)).isFalse();
    assertThat(directory.isKnownSpender(null, OTHER)).isFalse();
    assertThat(directory.isKnownDestination(1L, MULTI_SEND)).isTrue();
    assertThat(directory.isKnownSpender(1L, MULTI_SEND)).isFalse();
  }

  @Test
  void namesAnAddressWithAllItsDigits() {
    Directory directory =
        new Directory(known(new Known.Entry(1L, OTHER, Known.Kind.COUNTERPARTY, "Exchange")));
    assertThat(directory.name(1L, OTHER)).isEqualTo("Exchange (" + OTHER + ")");
    assertThat(directory.name(10L, OTHER)).isEqualTo(OTHER.toString());
    assertThat(directory.name(1L, USDC)).isEqualTo("USDC token (" + USDC + ")");
    assertThat(directory.name(1L, Address.ZERO)).startsWith("the zero address (0x0000");
  }

  @Test
  void seesImitationsOfWalletsAndTheirOwners() {
    Address wallet = Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");
    Address owner = Address.of("0xb3476d061aeb8fc1d605a873c483a2402d88a68a");
    Directory directory =
        new Directory(
            new Known(
                List.of(new Known.Wallet(1L, wallet, "Cold 1", List.of(owner), 1, null)),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of()));
    Address likeWallet = Address.of("0x1db9ffffffffffffffffffffffffffffffffdcf4");
    Address likeOwner = Address.of("0xb3476ffffffffffffffffffffffffffffffff68a");
    assertThat(directory.imitated(1L, likeWallet).orElseThrow().label())
        .isEqualTo("the wallet Cold 1");
    assertThat(directory.imitated(10L, likeOwner).orElseThrow().label())
        .isEqualTo("an owner of Cold 1");
    assertThat(directory.imitated(10L, wallet)).isEmpty();
    assertThat(directory.isKnownDestination(1L, wallet)).isTrue();
    assertThat(directory.isKnownDestination(1L, owner)).isFalse();
  }

  @Test
  void letsTheUsersTokenStandBeforeTheShippedOne() {
    Known known =
        new Known(
            List.of(),
            List.of(),
            List.of(new Known.TokenEntry(1, OTHER, "usdc", 2)),
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    Directory directory = new Directory(known);
    assertThat(directory.tokensBySymbol(1L, "USDC"))
        .extracting(Known.TokenEntry::contract)
        .containsExactly(OTHER, USDC);
    assertThat(directory.amount(new Asset.Token(1, OTHER), Amount.of(150))).isEqualTo("1.5 usdc");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0xdAC17F958D2ee523a2206206994597C13D831ec7, USDT, 6",
    "1, 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2, WETH, 18",
    "1, 0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599, WBTC, 8",
    "1, 0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa, mETH, 18",
    "1, 0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA, cmETH, 18",
    "1, 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84, stETH, 18",
    "56, 0x55d398326f99059fF775485246999027B3197955, USDT, 18",
    "42161, 0xaf88d065e77c8cC2239327C5EDb3A432268e5831, USDC, 6",
    "42161, 0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8, USDC.e, 6",
    "8453, 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913, USDC, 6"
  })
  void knowsWidelyUsedTokens(long chain, String contract, String symbol, int decimals) {
    Address address = Address.parse(contract, "The token");
    assertThat(Directory.SHIPPED.token(chain, address))
        .contains(new Known.TokenEntry(chain, address, symbol, decimals));
  }

  private static Known known(Known.Entry... entries) {
    return new Known(
        List.of(), List.of(entries), List.of(), Set.of(), List.of(), List.of(), List.of());
  }
}
