package dev.countersign.server.safequeue;

import dev.countersign.chain.safeservice.Delegate;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the services of all Safes, again and again, each on a thread of its own: one that is slow
 * delays nothing else. Of several servers one asks.
 */
public final class SafeQueues implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SafeQueues.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LASTING = Duration.ofMinutes(10);

  private final WalletStore wallets;
  private final QueueStore queues;
  private final Tellings tellings;
  private final QueueDesk desk;
  private final InstantSource clock;
  private final Map<URI, ServiceClient> clients = new ConcurrentHashMap<>();
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SafeQueues(
      WalletStore wallets,
      QueueStore queues,
      Tellings tellings,
      QueueDesk desk,
      InstantSource clock) {
    this.wallets = wallets;
    this.queues = queues;
    this.tellings = tellings;
    this.desk = desk;
    this.clock = clock;
  }

  /** Asks those whose turn it is, and does not wait for their answers. */
  public void ask() {
    for (Wallet wallet : wallets.all()) {
      URI service = wallet.service();
      if (wallet.kind() == Wallet.Kind.SAFE && service != null && underWay.add(wallet.id())) {
        threads.execute(() -> {
          try {
            look(wallet, service);
          } catch (RuntimeException e) { // else the thread would end with a trace on the console
            LOG.warn("{} was not looked at and is tried again: {}", wallet.subject(), e.toString());
          } finally {
            underWay.remove(wallet.id());
          }
        });
      }
    }
  }

  private void look(Wallet wallet, URI service) {
    if (!queues.take(wallet.id(), clock.instant(), PAUSE)) {
      return;
    }
    try {
      desk.look(wallet, clients.computeIfAbsent(service, ServiceClient::new));
      queues.answered(wallet.id(), clock.instant());
    } catch (ServiceFault e) {
      troubled(wallet, e.sentence());
    } catch (UnreadableInput e) {
      troubled(wallet, e.sentence());
    }
  }

  /**
   * Whom somebody lets propose at a service.
   *
   * @param delegator an owner, by what the chain says
   * @throws ServiceFault when the service does not say
   * @throws UnreadableInput when its address is one that nobody can be asked at
   */
  public List<Delegate> delegates(URI service, Address delegator) throws ServiceFault {
    return clients.computeIfAbsent(service, ServiceClient::new).delegates(delegator);
  }

  private void troubled(Wallet wallet, String sentence) {
    Instant now = clock.instant();
    queues.troubled(wallet.id(), sentence, now);
    tellings.lasting(
        wallet,
        now.minus(LASTING),
        "The transaction service of the Safe \"" + wallet.label() + "\": " + sentence);
  }

  @Override
  public void close() throws InterruptedException {
    clients.values().forEach(ServiceClient::close);
    threads.shutdownNow();
    if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
      LOG.debug("a Safe's service is still being asked");
    }
  }
}
