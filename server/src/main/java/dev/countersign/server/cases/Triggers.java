package dev.countersign.server.cases;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.response.cases.Trigger;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.book.Book;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.CampaignStore;
import dev.countersign.server.lure.Disposition;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/** What of the journal opens a case, or joins one. */
final class Triggers {
  /** The kinds of entries that may. */
  static final List<String> KINDS =
      List.of(
          "alert-raised",
          "finding",
          "finding-settled",
          "lure-met",
          "transfer-decided",
          "trace-asked");

  /** Alerts that value left, or may leave, without the company's doing. */
  private static final Set<String> DRAINED =
      Set.of(
          "moved-uncountersigned",
          "pending-uncountersigned",
          "acted-uncountersigned",
          "moved-otherwise",
          "control-changed");

  private static final Set<String> LISTED = Set.of("deposit-from-listed", "payment-to-listed");
  private static final Set<String> TO_LISTED = Set.of("address-sanctioned", "address-of-thief");

  private final AccountFindings findings;
  private final CampaignStore campaigns;
  private final TransferStore transfers;
  private final Requesters requesters;
  private final Dealings dealings;
  private final Book book;

  Triggers(
      DataSource source,
      AccountFindings findings,
      CampaignStore campaigns,
      TransferStore transfers,
      Requesters requesters,
      Book book) {
    this.findings = findings;
    this.campaigns = campaigns;
    this.transfers = transfers;
    this.requesters = requesters;
    this.dealings = new Dealings(source);
    this.book = book;
  }

  /** What the entry is to cases; empty for nothing. */
  Optional<Trigger> of(JournalEntry entry) {
    JsonNode body = Json.parse(entry.body(), "The body");
    return switch (entry.kind()) {
      case "alert-raised" -> alert(entry, body);
      case "finding" ->
          entry.subject().startsWith("transfer/") ? changed(entry, body) : finding(body);
      case "finding-settled" -> settled(entry, body);
      case "lure-met" -> met(entry, body);
      case "transfer-decided" -> decided(entry, body);
      case "trace-asked" -> traced(entry, body);
      default -> Optional.empty();
    };
  }

  private Optional<Trigger> alert(JournalEntry entry, JsonNode body) {
    String code = body.path("code").asString("");
    Severity severity = severity(body);
    boolean drained = DRAINED.contains(code) && severity == Severity.CRITICAL;
    boolean listed = LISTED.contains(code) && severity.compareTo(Severity.HIGH) >= 0;
    if (!drained && !listed) {
      return Optional.empty();
    }
    Set<Thing> about = things(entry.subject(), body.path("about").asString(""));
    String chain = body.path("chain").asString("");
    String hash = body.path("transaction").asString("");
    if (!chain.isEmpty() && !hash.isEmpty()) {
      about.add(new Thing(Thing.Kind.TRANSACTION, chain + ":" + hash));
    }
    Addresses addresses = new Addresses(book.directory());
    body.path("evidence")
        .propertyStream()
        .filter(one -> one.getKey().matches("to( [0-9]+)?|address"))
        .forEach(one -> addresses.unknown(one.getValue().asString("")).ifPresent(about::add));
    return Optional.of(
        new Trigger(
            true,
            drained ? CaseKind.WALLET_DRAINED : CaseKind.ADDRESS_LISTED,
            severity,
            at(body, entry.at()),
            body.path("sentence").asString(""),
            about,
            near(about, entry.at())));
  }

  private Optional<Trigger> finding(JsonNode body) {
    return id(body.path("finding").asString(""))
        .flatMap(findings::find)
        .filter(one -> one.severity() == Severity.CRITICAL)
        .map(one -> stolen(one, one.at()));
  }

  private Optional<Trigger> settled(JournalEntry entry, JsonNode body) {
    return id(body.path("finding").asString(""))
        .flatMap(findings::find)
        .filter(one -> one.state() == AccountFinding.State.NOT_THEIRS)
        .map(one -> stolen(one, entry.at()));
  }

  private Trigger stolen(AccountFinding one, Instant at) {
    Set<Thing> about = things("finding/" + one.id(), one.subject());
    if (!one.session().isBlank()) {
      Thing.of("session/" + one.session()).ifPresent(about::add);
    }
    about.addAll(lures(about, at));
    return new Trigger(
        true,
        CaseKind.SESSION_STOLEN,
        Severity.CRITICAL,
        at,
        one.sentence(),
        about,
        near(about, at));
  }

  /** A payload was given for a transfer that asks for something else. */
  private Optional<Trigger> changed(JournalEntry entry, JsonNode body) {
    if (severity(body) != Severity.CRITICAL) {
      return Optional.empty();
    }
    Transfer transfer =
        id(entry.subject().substring("transfer/".length())).flatMap(transfers::find).orElse(null);
    if (transfer == null) {
      return Optional.empty();
    }
    Set<Thing> about = things(entry.subject(), body.path("by").asString(""));
    about.addAll(things("wallet/" + transfer.wallet(), transfer.filed().requester()));
    Addresses addresses = new Addresses(book.directory());
    about.addAll(addresses.of(body.path("report").path("effects")));
    about.addAll(lures(about, entry.at()));
    return Optional.of(
        new Trigger(
            true,
            CaseKind.SESSION_STOLEN,
            Severity.CRITICAL,
            entry.at(),
            "A transfer was changed after it was asked for: "
                + body.path("sentence").asString("the payload is another"),
            about,
            near(about, entry.at())));
  }

  private Optional<Trigger> met(JournalEntry entry, JsonNode body) {
    Campaign campaign =
        id(body.path("campaign").asString("")).flatMap(campaigns::find).orElse(null);
    if (campaign == null || campaign.disposition() == Disposition.HARMLESS) {
      return Optional.empty();
    }
    boolean ran =
        body.path("level").asString("").equals("ran")
            && !body.path("outcome").asString("").equals("allow");
    Set<Thing> about = things(entry.subject(), campaign.subject());
    return Optional.of(
        new Trigger(
            ran,
            CaseKind.RAN_A_FILE,
            Severity.HIGH,
            entry.at(),
            requesters.name(entry.subject()) + " ran what a stranger sent them",
            about,
            ran ? near(about, entry.at()) : Set.of()));
  }

  /** A payment to an address that a list names was refused. */
  private Optional<Trigger> decided(JournalEntry entry, JsonNode body) {
    JsonNode hit = null;
    for (JsonNode one : body.path("findings")) {
      if (hit == null && TO_LISTED.contains(one.path("code").asString(""))) {
        hit = one;
      }
    }
    Transfer transfer =
        hit == null || !body.path("verdict").asString("").equals("deny")
            ? null
            : id(entry.subject().substring("transfer/".length()))
                .flatMap(transfers::find)
                .orElse(null);
    if (hit == null || transfer == null) {
      return Optional.empty();
    }
    Set<Thing> about = things(entry.subject(), transfer.filed().requester());
    about.addAll(new Addresses(book.directory()).in(hit.path("sentence").asString("")));
    return Optional.of(
        new Trigger(
            true,
            CaseKind.ADDRESS_LISTED,
            Severity.HIGH,
            entry.at(),
            "A payment was refused: " + hit.path("sentence").asString(""),
            about,
            Set.of()));
  }

  /** A trace belongs to the case of which it follows an address or a transaction. */
  private Optional<Trigger> traced(JournalEntry entry, JsonNode body) {
    String from = body.path("asked").path("from").asString("").toLowerCase(Locale.ROOT);
    String chain = body.path("node").path("chain").asString("");
    Set<Thing> about = things(entry.subject());
    about.addAll(new Addresses(book.directory()).in(from));
    if (from.matches("0x[0-9a-f]{64}") && !chain.isEmpty()) {
      about.add(new Thing(Thing.Kind.TRANSACTION, chain + ":" + from));
    }
    return Optional.of(
        new Trigger(
            false, CaseKind.WALLET_DRAINED, Severity.INFO, entry.at(), "A trace", about, Set.of()));
  }

  /** What the people among these met. */
  private Set<Thing> lures(Set<Thing> about, Instant at) {
    Set<Thing> lures = new TreeSet<>();
    for (Thing one : about) {
      if (one.kind() == Thing.Kind.PERSON) {
        id(one.id()).ifPresent(person -> lures.addAll(dealings.lures(person, at)));
      }
    }
    return lures;
  }

  /** What these touched lately. */
  private Set<Thing> near(Set<Thing> about, Instant at) {
    Set<Thing> near = new TreeSet<>();
    for (Thing one : about) {
      if (one.kind() == Thing.Kind.PERSON) {
        near.addAll(dealings.of(one.subject(), at));
      } else if (one.kind() == Thing.Kind.WALLET) {
        id(one.id()).ifPresent(wallet -> near.addAll(dealings.with(wallet, at)));
      }
    }
    return near;
  }

  private static Set<Thing> things(String... subjects) {
    Set<Thing> things = new TreeSet<>();
    for (String subject : subjects) {
      Thing.of(subject).ifPresent(things::add);
    }
    return things;
  }

  private static Severity severity(JsonNode body) {
    String word = body.path("severity").asString("");
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return Severity.INFO;
  }

  private static Instant at(JsonNode body, Instant usual) {
    String at = body.path("at").asString("");
    return at.isEmpty() ? usual : Instant.parse(at);
  }

  private static Optional<UUID> id(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
