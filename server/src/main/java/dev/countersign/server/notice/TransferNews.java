package dev.countersign.server.notice;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.people.Person;
import dev.countersign.server.transfer.Awaited;
import dev.countersign.server.transfer.Prepared;
import dev.countersign.server.transfer.QuestionStore;
import dev.countersign.server.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the journal's entries about transfers are to whom. */
final class TransferNews {
  private final Company company;

  TransferNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    Transfer transfer =
        Company.id(entry.subject(), "transfer").flatMap(company.transfers()::find).orElse(null);
    if (transfer == null) {
      return Optional.empty();
    }
    return switch (entry.kind()) {
      case "transfer-decided" -> decided(transfer, body);
      // Where the decision on it is as before, it is not written down again.
      case "payload-prepared" ->
          company
              .transfers()
              .decision(transfer.id())
              .flatMap(decision -> decided(transfer, decision));
      case "question-asked" ->
          toRequester(
              transfer,
              entry,
              "Somebody asks: why am I getting this?",
              name(body.path("by").asString())
                  + " was asked to approve, and holds the transfer until you have answered");
      case "question-answered" -> answered(transfer, entry, body);
      case "transfer-refused" -> toRequester(transfer, entry, "Refused", "By " + by(body));
      case "transfer-confirmed" -> toRequester(transfer, entry, "Carried out", "");
      case "transfer-failed" ->
          toRequester(transfer, entry, "Failed", body.path("reason").asString(""));
      case "transfer-obstructed" ->
          toRequester(
              transfer,
              entry,
              "It cannot be said how it ended",
              body.path("sentence").asString(""));
      case "transfer-reorganised" ->
          toRequester(
              transfer, entry, "It is on its way again", body.path("sentence").asString(""));
      case "transfer-expired" ->
          toRequester(
              transfer, entry, "Expired", "Its deadline passed before it was countersigned");
      default -> Optional.empty();
    };
  }

  private Optional<Notice> decided(Transfer transfer, JsonNode decision) {
    Prepared prepared = company.prepared().last(transfer.id()).orElse(null);
    boolean waits =
        transfer.state() == IntentState.WAITING || transfer.state() == IntentState.APPROVED;
    if (prepared == null || !waits) {
      return Optional.empty();
    }
    if (decision.path("verdict").asString().equals("deny")) {
      return Optional.of(
          notice(
              transfer,
              topic("denied", transfer, prepared.digest()),
              "transfer-denied",
              company.behind(transfer.filed().requester()),
              "Not countersigned as it is",
              List.of("What stands against it: " + against(decision))));
    }
    Awaited awaited = Awaited.of(decision);
    if (awaited.groups().isEmpty()) {
      return Optional.empty();
    }
    List<Person> recipients =
        company.active(one ->
            awaited.includes(one)
                && !company.requesters().speaksFor(one.subject(), transfer.filed().requester()));
    return Optional.of(
        notice(
            transfer,
            topic("waits", transfer, prepared.digest()),
            "transfer-waits",
            recipients,
            "Waits for you",
            List.of(
                "Still missing: "
                    + decision.path("policy").path("approvals").path("missing").asString(""))));
  }

  private static String against(JsonNode decision) {
    return decision
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("outcome").asString().equals("deny"))
        .map(finding -> finding.path("code").asString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Optional<Notice> answered(Transfer transfer, JournalEntry entry, JsonNode body) {
    QuestionStore.@Nullable Asked asked =
        company.questions().of(transfer.id()).stream()
            .filter(one -> one.id().toString().equals(body.path("question").asString()))
            .findFirst()
            .orElse(null);
    return asked == null || asked.settledAt() != null
        ? Optional.empty()
        : Optional.of(
            notice(
                transfer,
                topic(entry),
                entry.kind(),
                company.active(one -> one.id().equals(asked.by())),
                "Your question was answered",
                List.of("Say whether the answer will do; until then the transfer is held")));
  }

  private Optional<Notice> toRequester(
      Transfer transfer, JournalEntry entry, String title, String line) {
    return Optional.of(
        notice(
            transfer,
            topic(entry),
            entry.kind(),
            company.behind(transfer.filed().requester()),
            title,
            List.of(line)));
  }

  private Notice notice(
      Transfer transfer,
      String topic,
      String kind,
      List<Person> recipients,
      String title,
      List<String> lines) {
    String what = company.words().words(transfer);
    List<String> all = new ArrayList<>(List.of(what + "."));
    all.add("Asked for by " + name(transfer.filed().requester()) + ".");
    lines.stream().filter(line -> !line.isEmpty()).map(line -> line + ".").forEach(all::add);
    return new Notice(
        topic,
        kind,
        transfer.subject(),
        recipients,
        title + ": " + what,
        all,
        "/transfers/" + transfer.id());
  }

  private String by(JsonNode body) {
    String by = body.path("by").asString("");
    return by.contains("/") ? name(by) : "the " + by;
  }

  private String name(String subject) {
    return company.requesters().name(subject);
  }

  /** Another payload is another thing to approve. */
  private static String topic(String what, Transfer transfer, Bytes digest) {
    return what + "/" + transfer.id() + "/" + digest.toHex();
  }

  private static String topic(JournalEntry entry) {
    return "entry/" + entry.number();
  }
}
