package dev.countersign.scale.job;

import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.lure.finding.LinkFinding;
import dev.countersign.lure.link.Imitation;
import dev.countersign.lure.link.Protected;
import dev.countersign.lure.link.Sureness;
import dev.countersign.topic.FindingForm;
import dev.countersign.topic.SeenDomain;
import dev.countersign.watch.alert.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is found of accounts and domains, as the topic of findings has it. */
public final class Findings {
  private Findings() {}

  /** Of an account. */
  public static byte[] of(String company, Sighting sighting) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("company", company);
    evidence.put("session", sighting.session());
    evidence.put("innocent", sighting.innocent());
    evidence.put(
        "events", sighting.events().stream().map(EventNote::key).collect(Collectors.joining(" ")));
    sighting.evidence().forEach(evidence::putIfAbsent);
    String account = company + "/" + sighting.person();
    return FindingForm.write(
        new Alert(
            sighting.code(),
            sighting.code().severity(),
            "account/" + account,
            "account/" + account,
            sighting.code().code() + "/" + account + "/" + sighting.session() + "/" + sighting.at(),
            sighting.sentence(),
            evidence,
            Optional.empty(),
            sighting.at()));
  }

  /** Of a domain. */
  public static byte[] of(String company, SeenDomain seen, Imitation imitation) {
    boolean ours =
        imitation.kind() == Protected.Kind.OWN || imitation.kind() == Protected.Kind.COUNTERPARTY;
    LinkFinding code =
        ours && imitation.sure() != Sureness.POSSIBLE
            ? LinkFinding.OWN_DOMAIN_IMITATED
            : LinkFinding.IMITATED_DOMAIN;
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("company", company);
    evidence.put("where", seen.where());
    evidence.put("sure", imitation.sure().word());
    evidence.put("imitates", imitation.imitated());
    evidence.put("technique", imitation.technique().code());
    return FindingForm.write(
        new Alert(
            code,
            code.severity(),
            "domain/" + imitation.host(),
            "domain/" + company + "/" + imitation.imitated(),
            code.code() + "/" + company + "/" + imitation.host(),
            imitation.sentence() + ".",
            evidence,
            Optional.empty(),
            Instant.ofEpochSecond(seen.time())));
  }
}
