package dev.countersign.tour.story;

import dev.countersign.model.json.Json;
import dev.countersign.response.evidence.EvidenceCheck;
import dev.countersign.response.evidence.EvidenceCheck.Known;
import dev.countersign.response.evidence.Manifest;
import dev.countersign.response.evidence.Reading;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The chapters in which the company reacts: the case, the requests, the evidence. */
final class Reply {
  private final Firm firm;
  private final Loss loss;
  private @Nullable JsonNode opened;

  Reply(Firm firm, Loss loss) {
    this.firm = firm;
    this.loss = loss;
  }

  Scene theCase() {
    Firm.eventually("one case of it all is there", () -> whole() != null);
    JsonNode found = Objects.requireNonNull(whole());
    opened = found;
    List<String> open =
        found
            .path("tasks")
            .valueStream()
            .filter(task -> task.path("standing").asString().equals("open"))
            .map(task -> task.path("task").asString())
            .toList();
    return new Scene(
        List.of(
            "Case "
                + number()
                + " was opened by itself, with "
                + found.path("timeline").size()
                + " lines: "
                + String.join(", ", sources(found))
                + ".",
            "To be decided now: "
                + open.size()
                + " of "
                + found.path("tasks").size()
                + " things; the others wait for them."),
        List.of(
            new Look("The case", "/cases/" + found.path("id").asString(), Role.SECURITY),
            new Look("All cases", "/cases", Role.SECURITY)));
  }

  /** The case in which the theft stands, once the lure stands there too. */
  private @Nullable JsonNode whole() {
    for (JsonNode one : told("/api/v1/cases").path("cases")) {
      JsonNode all = told("/api/v1/cases/" + one.path("id").asString());
      String timeline = all.path("timeline").toString();
      if (timeline.contains("80 ETH") && timeline.contains("pre-employment test")) {
        return all;
      }
    }
    return null;
  }

  private static List<String> sources(JsonNode found) {
    return found
        .path("timeline")
        .valueStream()
        .map(line -> line.path("source").asString())
        .distinct()
        .toList();
  }

  /** As people say it. */
  String number() {
    return Objects.requireNonNull(opened).path("number").asString();
  }

  Scene freeze() {
    String trace = loss.trace();
    Visitor.told(
        firm.person(Role.SECURITY)
            .form(
                "/traces/" + trace + "/freezes",
                Map.of(
                    "case",
                    number(),
                    "company",
                    "The sandbox company",
                    "address",
                    "1 Example Street",
                    "contact",
                    "The security engineer",
                    "mail",
                    Role.SECURITY.email(),
                    "basis",
                    "What was stolen belongs to the company; the theft was reported.",
                    "hours",
                    "24")));
    List<String> told = new ArrayList<>();
    List<Look> looks = new ArrayList<>();
    looks.add(new Look("All requests", "/traces/" + trace + "/freezes", Role.SECURITY));
    for (JsonNode one : told("/api/v1/freezes").path("freezes")) {
      String id = one.path("id").asString();
      BigInteger asked = BigInteger.ZERO;
      for (JsonNode total : one.path("totals")) {
        asked = asked.add(new BigInteger(total.path("amount").asString()));
      }
      told.add(
          "To "
              + one.path("holder").asString()
              + ": "
              + new BigDecimal(asked).movePointLeft(18).stripTrailingZeros().toPlainString()
              + " ETH. The trace says that "
              + loss.atServices()
              + " came to exchanges and services.");
      looks.addFirst(
          new Look("To " + one.path("holder").asString(), "/freezes/" + id, Role.SECURITY));
    }
    return new Scene(told, looks);
  }

  Scene proof() {
    String trace = loss.trace();
    try (InputStream in =
        firm.person(Role.SECURITY).open("/traces/" + trace + "/evidence.zip").body()) {
      byte[] archive = in.readAllBytes();
      EvidenceCheck.Report whole = EvidenceCheck.of(Reading.of(archive), Known.NOTHING);
      if (!whole.whole()) {
        throw new IllegalStateException("The evidence is not whole: " + whole.faults());
      }
      Manifest manifest = Objects.requireNonNull(whole.manifest());
      byte[] changed = archive.clone();
      changed[archive.length / 2] ^= 1;
      EvidenceCheck.Report broken = EvidenceCheck.of(Reading.of(changed), Known.NOTHING);
      return new Scene(
          List.of(
              "One archive of "
                  + archive.length
                  + " bytes with "
                  + manifest.files().size()
                  + " files and "
                  + Objects.requireNonNull(manifest.journal()).entries()
                  + " entries of the journal: whole, by its own hashes alone.",
              "With one bit changed: " + broken.faults().getFirst().sentence().split(":", 2)[0]),
          List.of(
              new Look(
                  "What the evidence is made of", "/traces/" + trace + "/freezes", Role.SECURITY),
              new Look("The journal", "/journal", Role.AUDITOR)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode told(String path) {
    return Json.parse(firm.person(Role.SECURITY).get(path).body(), "The answer");
  }
}
