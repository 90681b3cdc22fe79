package dev.countersign.server.wiring;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.server.cases.CaseHouse;
import dev.countersign.server.cases.CaseReminders;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.drill.CallDesk;
import dev.countersign.server.drill.ExercisePost;
import dev.countersign.server.freeze.FreezeReminders;
import dev.countersign.server.indicator.FeedPulls;
import dev.countersign.server.indicator.IndicatorDesk;
import dev.countersign.server.jobs.Jobs;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.machine.TokenStore;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.reach.ReviewDesk;
import dev.countersign.server.safequeue.SafeQueues;
import dev.countersign.server.screening.IssuerLists;
import dev.countersign.server.screening.ListUpdates;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.transfer.TransferHouse;
import dev.countersign.server.watch.Balances;
import dev.countersign.server.watch.ChainWatches;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server does by itself. */
@Configuration(proxyBeanMethods = false)
public class JobParts {
  /** The jobs, with their pauses. */
  @Bean(destroyMethod = "close")
  Jobs jobs(
      JournalStore journal,
      HeadKey key,
      SessionGuard sessions,
      SeenProofs proofs,
      Ceremonies ceremonies,
      TokenStore tokens,
      ChangeDesk changes,
      TransferHouse transfers,
      SafeQueues queues,
      TraceDesk traces,
      LureHouse lures,
      ReviewDesk reviews,
      ListUpdates lists,
      IssuerLists issuers,
      ScreeningDesk screening,
      IndicatorDesk indicators,
      FeedPulls feeds,
      ChainWatches chains,
      Balances balances,
      FreezeReminders freezes,
      CaseHouse cases,
      CaseReminders overdue,
      ExercisePost exercises,
      CallDesk calls,
      Clock clock) {
    Jobs jobs = new Jobs(clock);
    jobs.every(Duration.ofSeconds(5), "tell unanswered questions", sessions::tellUnanswered);
    jobs.every(Duration.ofSeconds(1), "make changes that are due", changes::proceedWithDue);
    jobs.every(Duration.ofSeconds(5), "ask again about transfers", transfers::askAgain);
    jobs.every(Duration.ofSeconds(2), "carry transfers out", transfers.carrier()::lookAfterAll);
    jobs.every(Duration.ofSeconds(1), "ask the Safes' services", queues::ask);
    jobs.every(Duration.ofMinutes(1), "sign the journal", () -> journal.sign(key));
    jobs.every(Duration.ofSeconds(1), "follow traces of nodes", traces.watches()::tend);
    jobs.every(Duration.ofSeconds(30), "end traces of other servers", traces::endSilent);
    jobs.every(Duration.ofSeconds(1), "follow the wallets' chains", chains::tend);
    jobs.every(Duration.ofSeconds(1), "say which chains are followed here", chains::beat);
    jobs.every(Duration.ofSeconds(1), "look at who controls wallets", chains::lookAtControl);
    jobs.every(Duration.ofSeconds(10), "read balances", balances::read);
    jobs.every(Duration.ofMinutes(1), "look at code at known addresses", chains::lookAtCode);
    jobs.every(Duration.ofSeconds(1), "read reports", lures.reports()::readWaiting);
    jobs.every(Duration.ofMinutes(1), "remind of requests to freeze", freezes::remind);
    jobs.every(Duration.ofSeconds(5), "tell overdue decisions", overdue::remind);
    jobs.every(Duration.ofSeconds(1), "send exercises", exercises::round);
    jobs.every(Duration.ofHours(1), "leave old calls out", calls::leaveOutOld);
    jobs.every(Duration.ofHours(1), "tell of reviews that are due", reviews::tellDue);
    jobs.every(Duration.ofSeconds(10), "take new versions of lists", lists::look);
    jobs.every(Duration.ofSeconds(5), "read whom issuers block", issuers::look);
    jobs.every(Duration.ofSeconds(2), "ask the lists in force", screening::refresh);
    jobs.every(Duration.ofSeconds(1), "open and join cases", cases.follower()::round);
    jobs.every(Duration.ofSeconds(30), "tell which indicators ended", indicators::tend);
    jobs.every(Duration.ofSeconds(30), "take what was added to feeds", feeds::look);
    jobs.every(Duration.ofHours(1), "forget proofs", proofs::forget);
    jobs.every(Duration.ofHours(1), "forget ceremonies", ceremonies::forget);
    jobs.every(Duration.ofHours(1), "forget tokens", tokens::forget);
    return jobs;
  }
}
