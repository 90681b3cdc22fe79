package dev.countersign.topic;

import dev.countersign.model.value.Bytes;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A message that could not be taken.
 *
 * @param where topic, partition and offset, with slashes between
 * @param why a sentence
 * @param bytes the message as it came
 */
public record DeadLetter(String where, String why, Bytes bytes) {
  private static final Form FORM = new Form("dead-letter", 1);

  /** Written. */
  public byte[] write() {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("where", where);
    all.put("why", why);
    all.put("bytes", FactForm.buffer(bytes));
    return FORM.write(all);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static DeadLetter read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    return new DeadLetter(
        all.get("where").toString(), all.get("why").toString(), FactForm.bytes(all, "bytes"));
  }
}
