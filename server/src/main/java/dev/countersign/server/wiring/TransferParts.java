package dev.countersign.server.wiring;

import dev.countersign.server.book.Book;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.page.TransferRows;
import dev.countersign.server.page.TransferStory;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.PastDecisions;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.policy.PolicyTrial;
import dev.countersign.server.policy.Prices;
import dev.countersign.server.requester.KnownRequesters;
import dev.countersign.server.requester.Risks;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.transfer.AccountDesk;
import dev.countersign.server.transfer.ApprovalDesk;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.CarriedOutStore;
import dev.countersign.server.transfer.Carrier;
import dev.countersign.server.transfer.Decider;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.QuestionStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferHouse;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.WalletStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Transfers from the intent to the chain. */
@Configuration(proxyBeanMethods = false)
public class TransferParts {
  @Bean
  BookStore bookStore(DataSource source) {
    return new BookStore(source);
  }

  @Bean
  WalletStore wallets(DataSource source) {
    return new WalletStore(source);
  }

  @Bean
  Book book(BookStore store, WalletStore wallets) {
    return new Book(store, wallets);
  }

  @Bean
  Policies policies(DataSource source) {
    return new Policies(source);
  }

  @Bean
  Prices prices(DataSource source) {
    return new Prices(source);
  }

  @Bean
  PolicyTrial policyTrial(Policies policies, DataSource source) {
    return new PolicyTrial(policies, new PastDecisions(source));
  }

  @Bean
  Risks risks(DataSource source) {
    return new Risks(source);
  }

  @Bean
  Requesters requesters(
      PeopleStore people, SessionStore sessions, MachineStore machines, Risks risks) {
    return new KnownRequesters(people, sessions, machines, risks);
  }

  @Bean
  TransferHouse transferHouse(
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
      Ceremonies ceremonies) {
    return TransferHouse.of(
        source,
        journal,
        wallets,
        book,
        people,
        requesters,
        prices,
        policies,
        installation,
        keys,
        nodes,
        ceremonies,
        journal::now);
  }

  @Bean
  Decider decider(TransferHouse house) {
    return house.decider();
  }

  @Bean
  TransferDesk transferDesk(TransferHouse house) {
    return house.desk();
  }

  @Bean
  ApprovalDesk approvalDesk(TransferHouse house) {
    return house.approvals();
  }

  @Bean
  OwnersDesk owners(TransferHouse house) {
    return house.owners();
  }

  @Bean
  Carrier carrier(TransferHouse house) {
    return house.carrier();
  }

  @Bean
  AccountDesk accountDesk(TransferHouse house) {
    return house.accounts();
  }

  @Bean
  TransferStore transferStore(TransferHouse house) {
    return house.transfers();
  }

  @Bean
  TransferRows transferRows(
      TransferStore transfers,
      WalletStore wallets,
      Requesters requesters,
      PeopleStore people,
      Book book) {
    return new TransferRows(transfers, wallets, requesters, people, book);
  }

  @Bean
  TransferStory transferStory(
      TransferRows rows,
      Decider decider,
      OwnersDesk owners,
      DataSource source,
      WalletStore wallets,
      JournalStore journal,
      PeopleStore people,
      Requesters requesters,
      Clock clock) {
    return new TransferStory(
        rows,
        decider,
        owners,
        new PreparedStore(source),
        new ApprovalStore(source),
        new QuestionStore(source),
        new SignatureStore(source),
        new CarriedOutStore(source),
        wallets,
        journal,
        people,
        requesters,
        clock);
  }
}
