package dev.countersign.server.wiring;

import dev.countersign.server.book.Book;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.safequeue.QueueHouse;
import dev.countersign.server.safequeue.QueueStore;
import dev.countersign.server.safequeue.SafeQueues;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.WalletStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queues of Safes at their transaction services. */
@Configuration(proxyBeanMethods = false)
public class QueueParts {
  @Bean
  QueueStore queueStore(DataSource source) {
    return new QueueStore(source);
  }

  @Bean(destroyMethod = "close")
  SafeQueues safeQueues(
      DataSource source,
      JournalStore journal,
      WalletStore wallets,
      QueueStore queues,
      TransferStore transfers,
      TransferDesk desk,
      OwnersDesk owners,
      Book book,
      Nodes nodes,
      Clock clock) {
    return QueueHouse.open(
        source, journal, wallets, queues, transfers, desk, owners, book, nodes, clock);
  }
}
