package dev.countersign.topic;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Findings written: two that say the same are the same bytes. */
public final class FindingForm {
  private static final Form FORM = new Form("finding", 1);

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
   * The sentence of a finding.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static String sentence(byte[] bytes) {
    return FORM.read(bytes).get("sentence").toString();
  }

  /** Of which transaction it is; empty where it is of none. */
  public static Bytes transaction(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    return all.get("transaction") == null ? Bytes.EMPTY : FactForm.bytes(all, "transaction");
  }
}
