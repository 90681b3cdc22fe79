package dev.countersign.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.chain.bitcoin.WalletAddresses;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.bitcoin.CoinStore;
import dev.countersign.watch.seen.BitcoinBlocks;
import dev.countersign.watch.seen.SeenBlock;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Bitcoin wallet with an extended key, on a real database. */
class WatchedBitcoinTest {
  /** The account of BIP-84's example. */
  private static final String KEY =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

  private static final BitcoinWallet COLD =
      new BitcoinWallet(
          new UUID(0, 9),
          "cold-btc",
          "main",
          List.of(),
          Optional.of(new BitcoinWallet.Derived(KEY, WalletAddresses.Form.P2WPKH)),
          0,
          Optional.empty());

  @TempDir private Path folder;
  private Watched watched;
  private BitcoinWalletStore wallets;
  private CoinStore coins;
  private int number;

  @BeforeEach
  void start() {
    watched = new Watched(folder);
    wallets = new BitcoinWalletStore(watched.database.source());
    coins = new CoinStore(watched.database.source());
    wallets.add(COLD, Watched.NOON);
  }

  @AfterEach
  void end() {
    watched.close();
  }

  @Test
  void addressesBeyondTheLastUsedOneAreLookedAtAlsoAfterAStart() {
    watched.bitcoin().append(block(100, 0, pay(own(0, 19), 5)));
    watched.bitcoin().append(block(101, 0, pay(own(0, 39), 7)));
    watched.bitcoin().append(block(102, 0, pay(own(0, 60), 11)));
    assertThat(coins.unspent(COLD.id())).isEqualTo(12);
    assertThat(coins.used(COLD.id(), 0)).isEqualTo(39);
  }

  @Test
  void oneBlockMayReachFartherThanTheGapByItsOwnPayments() {
    watched
        .bitcoin()
        .append(block(100, 0, pay(own(1, 57), 3), pay(own(1, 38), 5), pay(own(1, 19), 7)));
    assertThat(coins.unspent(COLD.id())).isEqualTo(15);
  }

  @Test
  void whatTheChainGivesUpIsUndoneExactly() {
    WatchedChain chain = watched.bitcoin();
    Coin first = coin(own(0, 0), 50);
    chain.append(block(110, 1, pay(first)));
    chain.append(block(111, 1, spend(first, coin("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", 40))));
    assertThat(coins.unspent(COLD.id())).isZero();
    assertThat(Watched.said(watched.all())).hasSize(1);
    chain.undoFrom(111);
    assertThat(coins.unspent(COLD.id())).isEqualTo(50);
    assertThat(watched.all()).isEmpty();
    chain.undoFrom(110);
    assertThat(coins.unspent(COLD.id())).isZero();
    assertThat(coins.used(COLD.id(), 0)).isEqualTo(-1);
    assertThat(wallets.all().getFirst().since()).contains(110L);
  }

  @Test
  void whatLeavesUncheckedStopsAllSigning() {
    WatchedChain chain = watched.bitcoin();
    Coin first = coin(own(0, 0), 150_000_000);
    chain.append(block(100, 0, pay(first)));
    assertThat(watched.all()).isEmpty();
    chain.append(
        block(
            101,
            0,
            spend(
                first,
                coin("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", 10_000_000),
                coin(own(1, 0), 139_000_000))));
    assertThat(Watched.said(watched.all()).getFirst())
        .startsWith("0.1 BTC to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT left cold-btc");
    assertThat(watched.installation.stop()).isPresent();
    assertThat(coins.unspent(COLD.id())).isEqualTo(139_000_000);
  }

  @Test
  void aNodeThatLiesOfWhatIsSpentHidesNoTheft() {
    WatchedChain chain = watched.bitcoin();
    Coin first = coin(own(0, 0), 150_000_000);
    Coin stranger =
        new Coin(
            first.outpoint(),
            Optional.of("1dice8EMZmqKvrGE4Qc9bUFf9PX3xaYDp"),
            first.kind(),
            7,
            true);
    chain.append(block(100, 0, pay(first)));
    chain.append(
        block(101, 0, spend(stranger, coin("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", 149_000_000))));
    assertThat(Watched.said(watched.all()).getFirst())
        .startsWith("1.49 BTC to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT left cold-btc");
    assertThat(coins.unspent(COLD.id())).isZero();
  }

  @Test
  void aWalletThatComesLaterBeginsWithTheNextBlock() {
    WatchedChain chain = watched.bitcoin();
    chain.append(block(100, 0));
    UUID hot = new UUID(0, 10);
    wallets.add(
        new BitcoinWallet(
            hot,
            "hot-btc",
            "main",
            List.of("1dice8EMZmqKvrGE4Qc9bUFf9PX3xaYDp"),
            Optional.empty(),
            0,
            Optional.empty()),
        Watched.NOON);
    assertThat(wallets.all()).extracting(BitcoinWallet::since).contains(Optional.empty());
    chain.append(block(101, 0, pay("1dice8EMZmqKvrGE4Qc9bUFf9PX3xaYDp", 5)));
    assertThat(wallets.all())
        .extracting(BitcoinWallet::since)
        .containsExactly(Optional.of(100L), Optional.of(101L));
    assertThat(coins.unspent(hot)).isEqualTo(5);
  }

  @Test
  void whatRulesCountIsReadAgainWithTheSameAccounts() {
    WatchedChain chain = watched.bitcoin();
    chain.append(block(100, 0, pay(own(0, 0), 5)));
    List<String> accounts = new ArrayList<>();
    watched.history.each(0, 101, move -> accounts.add(move.from() + " " + move.to()));
    assertThat(accounts).containsExactly("chain " + COLD.subject());
  }

  private static String own(int branch, long index) {
    return COLD.derivation().flatMap(from -> from.at(branch, index)).orElseThrow();
  }

  private Coin coin(String address, long amount) {
    return new Coin(id() + ":0", Optional.of(address), ScriptKind.OTHER, amount, true);
  }

  private BitcoinMoves.OfTransaction pay(String address, long amount) {
    return pay(coin(address, amount));
  }

  private BitcoinMoves.OfTransaction pay(Coin coin) {
    return new BitcoinMoves.OfTransaction(id(), List.of(), List.of(coin));
  }

  private BitcoinMoves.OfTransaction spend(Coin input, Coin... outputs) {
    return new BitcoinMoves.OfTransaction(id(), List.of(input), List.of(outputs));
  }

  private String id() {
    return Bytes.word(BigInteger.valueOf(++number)).toHex().substring(2);
  }

  private static SeenBlock block(
      long height, int branch, BitcoinMoves.OfTransaction... transactions) {
    return BitcoinBlocks.of(
        new BitcoinMoves(Watched.header(height, branch), List.of(transactions)));
  }
}
