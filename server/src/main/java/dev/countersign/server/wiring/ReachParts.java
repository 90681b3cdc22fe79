package dev.countersign.server.wiring;

import dev.countersign.access.posture.ObservedSources;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.api.PostureApi;
import dev.countersign.server.api.WalletAccessApi;
import dev.countersign.server.company.Installation;
import dev.countersign.server.console.PosturePages;
import dev.countersign.server.console.ReachPages;
import dev.countersign.server.console.ReviewPages;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.notice.Couriers;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.posture.AccessSeen;
import dev.countersign.server.posture.PostureDesk;
import dev.countersign.server.reach.ReachDesk;
import dev.countersign.server.reach.ReviewDesk;
import dev.countersign.server.reach.WalletReach;
import dev.countersign.server.safequeue.SafeQueues;
import dev.countersign.server.store.TakenOut;
import dev.countersign.server.wallet.WalletStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who can reach which wallet, and the posture of the company. */
@Configuration(proxyBeanMethods = false)
@Import({
  ReachPages.class,
  ReviewPages.class,
  PosturePages.class,
  WalletAccessApi.class,
  PostureApi.class
})
public class ReachParts {
  @Bean
  WalletReach walletReach(
      DataSource source,
      WalletStore wallets,
      PeopleStore people,
      MachineStore machines,
      Policies policies,
      KeyRing keys,
      Nodes nodes,
      SafeQueues queues,
      Clock clock) {
    return new WalletReach(
        source, wallets, people, machines, policies, keys, nodes, queues::delegates, clock);
  }

  @Bean
  ReachDesk reachDesk(JournalStore journal, WalletReach reach) {
    return new ReachDesk(journal, reach.owners(), reach.rights());
  }

  @Bean
  ReviewDesk reviewDesk(JournalStore journal, WalletReach reach, WalletStore wallets) {
    return new ReviewDesk(journal, reach.reviews(), wallets);
  }

  @Bean
  TakenOut takenOut(DataSource source) {
    return new TakenOut(source);
  }

  @Bean
  ObservedSources observedSources(
      EventStore events, AccessSettings settings, DataSource source, Clock clock) {
    return new AccessSeen(events, settings, source, clock);
  }

  @Bean
  PostureDesk postureDesk(
      PeopleStore people,
      PasskeyStore passkeys,
      MachineStore machines,
      Policies policies,
      Installation installation,
      JournalStore journal,
      WalletReach reach,
      Nodes nodes,
      Couriers couriers,
      LureHouse lures,
      TakenOut takenOut,
      ObservedSources sources,
      DataSource source,
      Clock clock) {
    return new PostureDesk(
        new PostureDesk.Stores(
            people,
            passkeys,
            machines,
            policies,
            installation,
            journal,
            reach,
            nodes,
            couriers,
            lures.contacts().store(),
            takenOut,
            sources),
        source,
        clock);
  }
}
