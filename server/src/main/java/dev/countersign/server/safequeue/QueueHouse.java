package dev.countersign.server.safequeue;

import dev.countersign.server.book.Book;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.PayloadDesk;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import javax.sql.DataSource;

/** All that deals with Safes' queues, put together once. */
public final class QueueHouse {
  private QueueHouse() {}

  /** Puts it together. */
  public static SafeQueues open(
      DataSource source,
      JournalStore journal,
      WalletStore wallets,
      QueueStore queues,
      TransferStore transfers,
      TransferDesk desk,
      OwnersDesk owners,
      Book book,
      Nodes nodes,
      InstantSource clock) {
    PreparedStore prepared = new PreparedStore(source);
    SignatureStore signatures = new SignatureStore(source);
    PayloadDesk reader = new PayloadDesk(book, nodes, clock);
    Tellings tellings = new Tellings(journal, queues, clock);
    QueueDesk looks =
        new QueueDesk(
            queues,
            tellings,
            new Matching(transfers, prepared, new ApprovalStore(source), desk, reader),
            reader,
            owners,
            signatures,
            new Leaving(queues, tellings, signatures, prepared, clock),
            book,
            nodes,
            clock);
    return new SafeQueues(wallets, queues, tellings, looks, clock);
  }
}
