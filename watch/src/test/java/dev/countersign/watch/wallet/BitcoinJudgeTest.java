package dev.countersign.watch.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.BitcoinBlocks;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of Bitcoin wallets, of blocks of a few transactions. */
class BitcoinJudgeTest {
  private static final OwnBitcoin COLD =
      new OwnBitcoin("wallet/1", "cold-btc", Set.of("cold1", "cold2"));
  private static final OwnBitcoin HOT = new OwnBitcoin("wallet/2", "hot-btc", Set.of("hot1"));

  private final List<BitcoinMoves.OfTransaction> transactions = new ArrayList<>();
  private final Set<String> allowed = new HashSet<>();
  private int number;

  private static final class Words implements Known {
    @Override
    public boolean asset(Asset asset) {
      return true;
    }

    @Override
    public String amount(Asset asset, BigInteger units) {
      return units + " sat";
    }
  }

  @Test
  void whatNobodyCheckedIsTheLoudestAlert() {
    transaction(
        List.of(coin("cold1", 50), coin("cold2", 10)), coin("thief", 40), coin("cold2", 19));
    Judged judged = judged();
    assertThat(judged.alerts())
        .extracting(Alert::code)
        .containsExactly(WatchFinding.MOVED_UNCOUNTERSIGNED);
    assertThat(judged.alerts().getFirst().sentence())
        .startsWith("40 sat to thief left cold-btc, and nothing that was countersigned says so");
    assertThat(moves(judged)).containsExactly("cold-btc out 40 wallet/1 thief");
  }

  @Test
  void whatWasCheckedAndAllowedIsSilentThoughItsScriptsCameLater() {
    transaction(List.of(coin("cold1", 50)), coin("supplier", 40), coin("cold2", 9));
    allowed.add(transactions.getLast().unsignedTxid());
    Judged judged = judged();
    assertThat(judged.alerts()).isEmpty();
    assertThat(judged.moves())
        .extracting(WalletMove::transfer)
        .containsExactly(Optional.of("check/1"));
  }

  @Test
  void theSignedIdOfAnotherTransactionAllowsNothing() {
    transaction(List.of(coin("cold1", 50)), coin("supplier", 40));
    allowed.add(transactions.getLast().txid());
    assertThat(judged().alerts()).hasSize(1);
  }

  @Test
  void whatComesBackIsNoMoveButWhoeverSpentItIsTold() {
    transaction(List.of(coin("cold1", 50)), coin("cold2", 49));
    Judged judged = judged();
    assertThat(judged.moves()).isEmpty();
    assertThat(judged.alerts())
        .extracting(Alert::code)
        .containsExactly(WatchFinding.ACTED_UNCOUNTERSIGNED);
  }

  @Test
  void aDepositIsAMoveAndNoAlert() {
    transaction(List.of(coin("somebody", 50)), coin("other", 20), coin("cold1", 29));
    Judged judged = judged();
    assertThat(judged.alerts()).isEmpty();
    assertThat(moves(judged)).containsExactly("cold-btc in 29 somebody wallet/1");
  }

  @Test
  void betweenOwnWalletsItLeavesOneAndComesToTheOther() {
    transaction(List.of(coin("cold1", 50)), coin("hot1", 30), coin("cold1", 19));
    allowed.add(transactions.getLast().unsignedTxid());
    assertThat(moves(judged()))
        .containsExactly("cold-btc out 30 wallet/1 wallet/2", "hot-btc in 30 wallet/1 wallet/2");
  }

  @Test
  void ofWhatSeveralGiveNothingIsCountedTwice() {
    transaction(
        List.of(coin("cold1", 50), coin("hot1", 20), coin("somebody", 30)),
        coin("", 0),
        coin("thief", 60));
    assertThat(moves(judged()))
        .containsExactly("cold-btc out 50 wallet/1 thief", "hot-btc out 10 wallet/2 thief");
  }

  @Test
  void ofAPaymentWithSomebodyElseOnlyWhatDidNotComeBackIsOurs() {
    transaction(
        List.of(coin("cold1", 50), coin("somebody", 30)), coin("shop", 30), coin("cold2", 45));
    assertThat(moves(judged())).containsExactly("cold-btc out 5 wallet/1 shop");
  }

  @Test
  void whatGoesToTheFeeAloneIsTold() {
    transaction(List.of(coin("cold1", 50)), coin("cold2", 1));
    assertThat(judged().alerts().getFirst().sentence()).startsWith("cold-btc spent 50 sat");
  }

  private static List<String> moves(Judged judged) {
    return judged.moves().stream()
        .map(move ->
            move.wallet().label()
                + (move.out() ? " out " : " in ")
                + move.movement().amount()
                + " "
                + move.movement().from()
                + " "
                + move.movement().to())
        .toList();
  }

  private Coin coin(String address, long amount) {
    return new Coin(
        id(++number) + ":0",
        address.isEmpty() ? Optional.empty() : Optional.of(address),
        ScriptKind.OTHER,
        amount,
        true);
  }

  private void transaction(List<Coin> inputs, Coin... outputs) {
    transactions.add(
        new BitcoinMoves.OfTransaction(id(++number), inputs, List.of(outputs), id(++number)));
  }

  private static String id(int number) {
    return Bytes.word(BigInteger.valueOf(number)).toHex().substring(2);
  }

  private Judged judged() {
    BlockHeader header =
        new BlockHeader(7, Bytes.word(BigInteger.TWO), Bytes.word(BigInteger.ONE), 1_700_000_000L);
    return new BitcoinJudge(
            List.of(COLD, HOT),
            txid -> allowed.contains(txid) ? Optional.of("check/1") : Optional.empty(),
            new Words())
        .judge(BitcoinBlocks.of(new BitcoinMoves(header, transactions)), Instant.EPOCH);
  }
}
