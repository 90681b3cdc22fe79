package dev.countersign.server.wiring;

import dev.countersign.server.book.Book;
import dev.countersign.server.check.Desk;
import dev.countersign.server.check.GateChecker;
import dev.countersign.server.check.PayloadChecker;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.page.Glance;
import dev.countersign.server.page.Pages;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.Invitations;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.provider.IdentityProvider;
import dev.countersign.server.provider.ProviderDesk;
import dev.countersign.server.session.Questions;
import dev.countersign.server.session.SessionCookies;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.signin.SignInDesk;
import dev.countersign.server.store.CheckStore;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.vouch.PeopleDesk;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept, and who decides with it. */
@Configuration(proxyBeanMethods = false)
public class StoreParts {
  @Bean
  JournalStore journal(DataSource source, Clock clock, Tracing tracing) {
    return new JournalStore(source, clock, tracing);
  }

  @Bean
  PayloadChecker payloadChecker(Book book, Nodes nodes, Clock clock) {
    return new GateChecker(book::directory, nodes, clock);
  }

  @Bean
  Desk desk(PayloadChecker checker, DataSource source, JournalStore journal, Clock clock) {
    return new Desk(checker, new CheckStore(source), journal, clock);
  }

  @Bean
  PeopleStore people(DataSource source) {
    return new PeopleStore(source);
  }

  @Bean
  Invitations invitations(DataSource source, Clock clock) {
    return new Invitations(source, clock);
  }

  @Bean
  PasskeyStore passkeys(DataSource source) {
    return new PasskeyStore(source);
  }

  @Bean
  Ceremonies ceremonies(
      URI origin, PasskeyStore passkeys, DataSource source, JournalStore journal, Clock clock) {
    return new Ceremonies(origin, passkeys, source, journal, clock);
  }

  @Bean
  SessionStore sessions(DataSource source, Clock clock) {
    return new SessionStore(source, clock);
  }

  @Bean
  SessionCookies cookies(URI origin) {
    return new SessionCookies(origin);
  }

  @Bean
  ProofReader proofs(URI origin, Clock clock) {
    return new ProofReader(origin, clock);
  }

  @Bean
  SeenProofs seenProofs(DataSource source, Clock clock) {
    return new SeenProofs(source, clock);
  }

  @Bean
  Questions questions(DataSource source, Clock clock) {
    return new Questions(source, clock);
  }

  @Bean
  SessionGuard sessionGuard(
      SessionStore sessions,
      SessionCookies cookies,
      Questions questions,
      PeopleStore people,
      ProofReader proofs,
      SeenProofs seen,
      JournalStore journal,
      Clock clock) {
    return new SessionGuard(sessions, cookies, questions, people, proofs, seen, journal, clock);
  }

  @Bean
  SignInDesk signInDesk(
      JournalStore journal,
      PeopleStore people,
      Invitations invitations,
      Ceremonies ceremonies,
      SessionStore sessions,
      ProviderDesk provider,
      Clock clock) {
    return new SignInDesk(journal, people, invitations, ceremonies, sessions, provider, clock);
  }

  @Bean
  ProviderDesk providerDesk(
      ObjectProvider<IdentityProvider> provider,
      URI origin,
      DataSource source,
      PeopleStore people,
      JournalStore journal,
      Clock clock) {
    return new ProviderDesk(provider.getIfAvailable(), origin, source, people, journal, clock);
  }

  @Bean
  Pages pages(Clock clock, Glance glance) {
    return new Pages(clock, glance);
  }

  @Bean
  Installation installation(DataSource source) {
    return new Installation(source);
  }

  @Bean
  PeopleDesk peopleDesk(
      JournalStore journal,
      PeopleStore people,
      Invitations invitations,
      PasskeyStore passkeys,
      SessionStore sessions,
      Ceremonies ceremonies,
      Installation installation) {
    return new PeopleDesk(
        journal, people, invitations, passkeys, sessions, ceremonies, installation);
  }
}
