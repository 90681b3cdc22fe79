package dev.countersign.topic;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Findings written: two that say the same are the same bytes. */
public final class FindingForm {
  private static final Form FORM = new Form("finding", 1);
  private static final int HASH = 32;

  private FindingForm() {}

  /** What an alert says, written. */
  public static byte[] write(Alert alert) {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("code", alert.code().code());
    all.put("severity", alert.severity().name());
    all.put("subject", alert.subject());
    all.put("group", alert.group());
    all.put("key", alert.key());
    all.put("sentence", alert.sentence());
    List<GenericRecord> evidence = new ArrayList<>();
    alert
        .evidence()
        .forEach((name, value) -> {
          GenericRecord one =
              new GenericData.Record(FORM.schema().getField("evidence").schema().getElementType());
          one.put("name", name);
          one.put("value", value);
          evidence.add(one);
        });
    all.put("evidence", evidence);
    all.put("chain", alert.seen().map(seen -> seen.chain()).orElse(null));
    all.put("block", alert.seen().flatMap(seen -> seen.block()).orElse(null));
    all.put(
        "transaction",
        alert.seen().flatMap(seen -> seen.transaction()).map(FactForm::buffer).orElse(null));
    all.put("at", alert.at().getEpochSecond());
    return FORM.write(all);
  }

  /**
   * Reads one.
   *
   * @param codes the catalogue: a code's entry, or nothing
   * @throws UnreadableMessage with a sentence where it is none, or says what cannot be
   */
  public static Alert read(byte[] bytes, Function<String, Optional<FindingCode>> codes) {
    GenericRecord all = FORM.read(bytes);
    FindingCode code =
        codes
            .apply(text(all, "code"))
            .orElseThrow(
                () -> new UnreadableMessage("its code is not in the catalogue of this version"));
    Map<String, String> evidence = new LinkedHashMap<>();
    for (Object one : (Iterable<?>) all.get("evidence")) {
      GenericRecord part = (GenericRecord) one;
      evidence.put(text(part, "name"), text(part, "value"));
    }
    try {
      return new Alert(
          code,
          Severity.valueOf(text(all, "severity")),
          text(all, "subject"),
          text(all, "group"),
          text(all, "key"),
          text(all, "sentence"),
          evidence,
          seen(all),
          Instant.ofEpochSecond((Long) all.get("at")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableMessage("its severity or its time is none");
    }
  }

  private static Optional<Sighting> seen(GenericRecord all) {
    Long chain = (Long) all.get("chain");
    Long block = (Long) all.get("block");
    if (chain == null) {
      return Optional.empty();
    }
    if (chain < 0 || (block != null && block < 0)) {
      throw new UnreadableMessage("its chain or its block is less than 0");
    }
    Bytes transaction = transaction(all);
    if (transaction.length() > HASH) {
      throw new UnreadableMessage("its transaction has more than 32 bytes");
    }
    return Optional.of(
        new Sighting(
            chain,
            Optional.ofNullable(block),
            transaction.length() == 0 ? Optional.empty() : Optional.of(transaction)));
  }

  private static String text(GenericRecord part, String field) {
    return part.get(field).toString();
  }

  /**
   * By what a finding is known: two that say the same are the same, whichever message brought them.
   *
   * @return the SHA-256 (FIPS 180-4) of what it says, without the mark of the schema
   */
  public static Bytes identity(Alert alert) {
    byte[] written = write(alert);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(written, Form.HEAD, written.length - Form.HEAD);
      return Bytes.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The sentence of a finding.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static String sentence(byte[] bytes) {
    return FORM.read(bytes).get("sentence").toString();
  }

  /** Of which transaction it is; empty where it is of none. */
  public static Bytes transaction(byte[] bytes) {
    return transaction(FORM.read(bytes));
  }

  private static Bytes transaction(GenericRecord all) {
    return all.get("transaction") == null ? Bytes.EMPTY : FactForm.bytes(all, "transaction");
  }
}
