package dev.countersign.watch.alert;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that somebody should hear of.
 *
 * @param code its entry in the catalogue
 * @param severity how much it matters here; a rule may say another than the catalogue
 * @param subject what it is about, as the journal calls it: {@code wallet/UUID}, {@code chain/1},
 *     {@code list/ofac}
 * @param group alerts of the same group within a while are one incident
 * @param key what makes two alerts the same one: the second of a key is counted and not told again
 * @param sentence the fact, for a person
 * @param evidence what it rests on, name to value, in the order given; never a secret
 * @param seen where on a chain; empty where it is about none
 * @param at when it was noticed
 */
public record Alert(
    FindingCode code,
    Severity severity,
    String subject,
    String group,
    String key,
    String sentence,
    Map<String, String> evidence,
    Optional<Sighting> seen,
    Instant at) {
  /** Copies the evidence. */
  public Alert {
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }
}
