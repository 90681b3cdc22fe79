package dev.countersign.server.watch;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Address;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.follow.PendingTransactions;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.OwnWallet;
import dev.countersign.watch.wallet.PendingJudge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of transactions that wait to be in a block, where a node shows them, and stops signing
 * before they are.
 */
final class PendingWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PendingWatch.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final long chain;
  private final WatchedChain.Parts parts;
  private final ControlStore controls;
  private final PendingJudge judge;
  private final PendingTransactions pending;
  private final Thread thread;
  private volatile Map<Address, OwnWallet> wallets = Map.of();
  private volatile boolean closed;

  PendingWatch(
      long chain,
      NodeClient node,
      WatchedChain.Parts parts,
      ControlStore controls,
      Countersignatures signed) {
    this.chain = chain;
    this.parts = parts;
    this.controls = controls;
    this.judge = new PendingJudge(signed);
    this.pending =
        new PendingTransactions(node, address -> wallets.containsKey(address), this::found);
    this.thread = Thread.ofVirtual().name("watch what waits on chain " + chain).start(this::run);
  }

  /** Which wallets there are, from now on. */
  void look() {
    wallets =
        new ConcurrentHashMap<>(
            WatchedChain.wallets(parts.wallets(), chain).stream()
                .collect(Collectors.toMap(OwnWallet::address, Function.identity(), (a, b) -> a)));
  }

  private void run() {
    Duration pause = POLL;
    while (!closed) {
      try {
        pending.poll();
        pause = POLL;
      } catch (NodeFault fault) { // many nodes show nothing that waits; blocks show it in the end
        LOG.debug("what waits on chain {} is not shown: {}", chain, fault.sentence());
        pause = fault.kind() == NodeFault.Kind.METHOD_MISSING ? LONG : SHORT;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void found(SeenTransaction waiting) {
    try {
      Optional<OwnWallet> caller = wallet(waiting.from());
      Optional<OwnWallet> called = waiting.to().flatMap(this::wallet);
      List<Alert> alerts =
          Stream.concat(caller.stream(), called.stream())
              .distinct()
              .flatMap(wallet ->
                  judge
                      .judge(
                          wallet,
                          waiting,
                          controls.last(MoveStore.id(wallet)).map(ControlStore.Seen::control),
                          parts.clock().instant())
                      .stream())
              .toList();
      if (!alerts.isEmpty()) {
        parts
            .journal()
            .record(entries -> {
              parts.alerts().raise(alerts, entries);
              parts.stop().apply(alerts, entries);
            });
      }
    } catch (RuntimeException e) { // the block shows it too
      LOG.warn("what waits on chain {} could not be judged: {}", chain, e.toString());
    }
  }

  private Optional<OwnWallet> wallet(String account) {
    return account.length() == 42
        ? Optional.ofNullable(wallets.get(Address.of(account)))
        : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    pending.close();
  }
}
