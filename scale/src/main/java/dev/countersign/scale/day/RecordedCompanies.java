package dev.countersign.scale.day;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.scale.job.Companies;
import dev.countersign.topic.AccountEvent;
import dev.countersign.topic.SeenDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Some weeks of made-up companies up to the end of {@link RecordedDay}: the same seed always gives
 * the same. People work from home and the office; on the last days some sessions are stolen, and a
 * proof is reset and then used from elsewhere. Domains are seen all the time, some of which imitate
 * theirs.
 */
public final class RecordedCompanies {
  private static final int DAY = 86_400;
  private static final int WEEKS = 3;
  private static final int PEOPLE = 5;
  private static final int HOMES = 90;
  private static final String CHROME =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/141.0.0.0 Safari/537.36";
  private static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
  private static final String[] IMITATING = {
    "%1$s-login.com", "login.%1$s.com.verify%2$d.xyz", "%1$s-support%2$d.net", "secure-%1$s.org"
  };

  private final SplittableRandom random;
  private final List<AccountEvent> events = new ArrayList<>();
  private final List<SeenDomain> domains = new ArrayList<>();
  private final List<Companies.Company> companies = new ArrayList<>();

  /**
   * Some weeks.
   *
   * @param many companies
   */
  public RecordedCompanies(long seed, int many) {
    this(seed, many, PEOPLE);
  }

  /**
   * Some weeks of companies of another size.
   *
   * @param many companies
   * @param people of each of them
   */
  public RecordedCompanies(long seed, int many, int people) {
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < many; i++) {
      String name = "northwind" + "abcdefghijklmnopqrstuvwxyz".charAt(i % 26);
      companies.add(
          new Companies.Company(
              name,
              List.of("198.51.100.0/24,company,Office", "203.0.113.128/25,hosting,Rented"),
              List.of(name + ".com"),
              List.of("custody" + name + ".org"),
              List.of()));
      weeks(name, people);
    }
    for (int at = 0; at < WEEKS * 7 * DAY; at += 1_200) {
      domain(begin() + at);
    }
  }

  private static long begin() {
    return RecordedDay.START - (WEEKS * 7L - 1) * DAY;
  }

  private void weeks(String company, int people) {
    for (int person = 0; person < people; person++) {
      String mail = "p" + person + "@" + company + ".com";
      String home = "192.0.2." + (10 + person % HOMES);
      for (int day = 0; day < WEEKS * 7; day++) {
        long morning = begin() + (long) day * DAY + random.nextInt(3_000);
        String session = mail + "-" + day;
        String from = day % 2 == 0 ? home : "198.51.100.1";
        does(company, mail, session, morning, Activity.SIGN_IN, Target.NOTHING, from, CHROME);
        for (int hour = 0; hour < 7; hour++) {
          long at = morning + hour * 3_600L + random.nextInt(900);
          does(company, mail, session, at, Activity.CHANGED, Target.NOTHING, from, CHROME);
          does(company, mail, session, at + 60, Activity.READ, wallet(hour), from, CHROME);
        }
        if (day >= 18 && (person + day) % 3 == 0) {
          theft(company, mail, session, morning + 7_500 + random.nextInt(3_000));
        }
      }
    }
  }

  private void theft(String company, String mail, String session, long at) {
    String from = "203.0.113." + (130 + random.nextInt(100));
    for (int i = 0; i < 6; i++) {
      long now = at + i * 40L;
      does(company, mail, session, now, Activity.READ, wallet(20 + i), from, FIREFOX);
    }
    does(company, mail, session, at + 300, Activity.FACTOR_ADDED, Target.NOTHING, from, FIREFOX);
    does(company, mail, session, at + 400, Activity.APPROVED, wallet(1), from, FIREFOX);
  }

  private static Target wallet(int number) {
    return new Target(Target.Kind.WALLET, "wallet-" + number, "");
  }

  private void does(
      String company,
      String mail,
      String session,
      long at,
      Activity activity,
      Target target,
      String from,
      String agent) {
    events.add(
        new AccountEvent(
            company,
            new AccessEvent(
                "e" + events.size(),
                Source.OKTA,
                Instant.ofEpochSecond(at),
                activity,
                Result.SUCCESS,
                "made." + activity.word(),
                new Actor("", mail, Actor.Kind.PERSON),
                target,
                new Visit(session, ""),
                new Client(
                    Ip.read(from).orElseThrow(),
                    agent,
                    agent.equals(CHROME) ? "laptop-" + mail : "",
                    "",
                    Place.UNKNOWN,
                    "",
                    false,
                    null),
                Map.of())));
  }

  private void domain(long at) {
    String whose = companies.get(random.nextInt(companies.size())).name();
    int kind = random.nextInt(6);
    String host =
        kind < 2
            ? IMITATING[random.nextInt(IMITATING.length)].formatted(whose, random.nextInt(40))
            : "shop" + random.nextInt(100_000) + ".example";
    domains.add(new SeenDomain(at, host, "certificate"));
  }

  /** The companies and what is known of them. */
  public Companies companies() {
    return new Companies(companies, 30);
  }

  /** Their events, in no order. */
  public List<AccountEvent> events() {
    return List.copyOf(events);
  }

  /** The domains, in the order of their time. */
  public List<SeenDomain> domains() {
    return List.copyOf(domains);
  }
}
