package dev.countersign.server.sink;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.watch.StopRule;
import dev.countersign.topic.FindingForm;
import dev.countersign.topic.UnreadableMessage;
import dev.countersign.watch.alert.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A finding as a message said it.
 *
 * @param identity the SHA-256 of what it says
 */
record Found(String identity, Alert alert, Message message) {
  private static final Map<String, FindingCode> CATALOGUE =
      Catalogue.ALL.stream().collect(Collectors.toMap(FindingCode::code, Function.identity()));

  /**
   * Reads a message.
   *
   * @throws UnreadableMessage with a sentence where it is none that a topic may say
   */
  static Found read(Message message) {
    Alert alert = FindingForm.read(message.value().toArray(), Found::code);
    return new Found(FindingForm.identity(alert).toHex(), alert, message);
  }

  /** What a server says of what was countersigned, only a server can say. */
  private static Optional<FindingCode> code(String code) {
    FindingCode known = CATALOGUE.get(code);
    if (known != null && StopRule.stopsByItself(known)) {
      throw new UnreadableMessage("its code is one that only a server that countersigns can say");
    }
    return Optional.ofNullable(known);
  }

  /** What was found an hour ago calls people from now on, not for an hour already. */
  Alert noticed(Instant now) {
    Map<String, String> evidence = new LinkedHashMap<>(alert.evidence());
    evidence.putIfAbsent("found at", alert.at().toString());
    return new Alert(
        alert.code(),
        alert.severity(),
        alert.subject(),
        alert.group(),
        alert.key(),
        alert.sentence(),
        evidence,
        alert.seen(),
        now);
  }
}
