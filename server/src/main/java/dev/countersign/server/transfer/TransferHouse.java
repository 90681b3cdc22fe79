package dev.countersign.server.transfer;

import dev.countersign.server.book.Book;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All that deals with transfers, put together once. */
public record TransferHouse(
    TransferStore transfers,
    Decider decider,
    TransferDesk desk,
    ApprovalDesk approvals,
    OwnersDesk owners,
    AccountDesk accounts,
    Carrier carrier,
    Runnable again) {
  /** Puts it together. */
  public static TransferHouse of(
      DataSource source,
      JournalStore journal,
      WalletStore wallets,
      Book book,
      PeopleStore people,
      Requesters requesters,
      Prices prices,
      Policies policies,
      Installation installation,
      KeyRing keys,
      Nodes nodes,
      Ceremonies ceremonies,
      InstantSource clock) {
    Stores stores =
        new Stores(
            journal,
            new TransferStore(source),
            new PreparedStore(source),
            new ApprovalStore(source),
            new QuestionStore(source),
            new SignatureStore(source),
            wallets);
    PayloadDesk reader = new PayloadDesk(book, nodes, clock);
    FactsDesk facts = new FactsDesk(people, requesters, book, prices, new FirstSeen(source));
    Judging judging =
        new Judging(
            stores, facts, policies, new Ledger(stores.signatures()), holding(source), clock);
    Decider decider =
        new Decider(stores, new FreshLook(stores, reader, keys, nodes), judging, clock);
    Composing composing = new Composing(nodes, stores.prepared());
    Preparing preparing = new Preparing(stores, composing, reader, decider, clock);
    Precedence precedence = new Precedence();
    TransferDesk desk =
        new TransferDesk(
            stores,
            book,
            ceremonies,
            preparing,
            new Filing(stores, preparing, decider, precedence),
            clock);
    OwnersDesk owners = new OwnersDesk(stores, nodes, clock);
    return new TransferHouse(
        stores.transfers(),
        decider,
        desk,
        new ApprovalDesk(stores, ceremonies, policies, requesters, decider, clock),
        owners,
        new AccountDesk(stores, composing, reader),
        new Carrier(stores, new CarriedOutStore(source), owners, installation, nodes, keys, clock),
        new AskingAgain(stores, preparing, judging, requesters, precedence, clock)::all);
  }

  /** Whoever reads keeps one connection to the end, each question a transaction of its own. */
  private static TransactionTemplate holding(DataSource source) {
    TransactionTemplate holding = new TransactionTemplate(new JdbcTransactionManager(source));
    holding.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
    return holding;
  }

  /**
   * Asks again about all that waits, the oldest first: time passes, and nodes come back. Without
   * anything new nobody who decides meanwhile is held up.
   */
  public void askAgain() {
    again.run();
  }
}
