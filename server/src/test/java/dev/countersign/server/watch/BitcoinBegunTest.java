package dev.countersign.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.watch.seen.Movement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From which block on Bitcoin is followed. */
@Timeout(60)
class BitcoinBegunTest {
  private final GrowingBitcoin node = new GrowingBitcoin("main", 6);

  @TempDir private Path folder;
  private Watched watched;
  private BitcoinWalletStore wallets;

  @BeforeEach
  void start() {
    watched = new Watched(folder);
    wallets = new BitcoinWalletStore(watched.database.source());
  }

  @AfterEach
  void end() {
    watched.close();
  }

  @Test
  void aNodeThatHasNotReadAllBlocksBeginsNothing() {
    add("cold-btc", "main", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    node.ahead(1);
    try (ChainWatches watches = watched.watches(List.of(node), 1)) {
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).isEmpty();
      node.ahead(0);
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).contains(6L);
    }
  }

  @Test
  void walletsThatComeAfterAllWentBeginWithTheNextBlock() {
    add("cold-btc", "main", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    try (ChainWatches watches = watched.watches(List.of(node), 1)) {
      watches.tend();
      node.grow(1);
      awaitSince(6);
      removeAll();
      watches.tend();
      node.grow(3);
      add("hot-btc", "main", "1dice8EMZmqKvrGE4Qc9bUFf9PX3xaYDp");
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).contains(10L);
      node.grow(1);
      awaitSince(10);
    }
  }

  @Test
  void whatIsWatchedStaysWatchedOverAStartThoughAWalletComes() {
    add("cold-btc", "main", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    try (ChainWatches watches = watched.watches(List.of(node), 1)) {
      watches.tend();
      node.grow(1);
      awaitSince(6);
    }
    node.grow(3);
    add("hot-btc", "main", "1dice8EMZmqKvrGE4Qc9bUFf9PX3xaYDp");
    try (ChainWatches watches = watched.watches(List.of(node), 1)) {
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).contains(6L);
    }
  }

  @Test
  void walletsOfAnotherNetworkAreFollowedThereThoughNoRoundLiesBetween() {
    GrowingBitcoin other = new GrowingBitcoin("test", 3);
    add("cold-btc", "main", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    try (ChainWatches watches = watched.watches(List.of(node, other), 1)) {
      watches.tend();
      node.grow(1);
      awaitSince(6);
      removeAll();
      add("trial", "test", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn");
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).contains(3L);
      other.grow(1);
      awaitSince(3);
    }
  }

  @Test
  void whereFewerNodesAnswerThanMustAgreeNothingBegins() {
    add("cold-btc", "main", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    try (ChainWatches watches = watched.watches(List.of(node), 2)) {
      watches.tend();
      assertThat(watched.chains.from(Movement.BITCOIN)).isEmpty();
    }
  }

  private void add(String label, String network, String address) {
    wallets.add(
        new BitcoinWallet(
            UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8)),
            label,
            network,
            List.of(address),
            Optional.empty(),
            0,
            Optional.empty()),
        Watched.NOON);
  }

  private void removeAll() {
    JdbcClient.create(watched.database.source())
        .sql("update bitcoin_wallet set removed_at = added_at")
        .update();
  }

  private void awaitSince(long block) {
    while (!wallets.all().getFirst().since().equals(Optional.of(block))) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
