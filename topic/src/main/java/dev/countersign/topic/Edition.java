package dev.countersign.topic;

import java.io.Serial;
import java.io.Serializable;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Rules with what is known, as they are in force from a time on.
 *
 * @param number from 1; each newer one has a higher
 * @param from in seconds since 1970, in the time of the blocks
 * @param rules the document ({@code docs/watch-rules.md})
 * @param facts what is known of accounts and assets, as {@code watch replay --facts} reads it
 */
public record Edition(long number, long from, String rules, String facts) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final Form FORM = new Form("edition", 1);

  /** Written. */
  public byte[] write() {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("number", number);
    all.put("from", from);
    all.put("rules", rules);
    all.put("facts", facts);
    return FORM.write(all);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static Edition read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    return new Edition(
        (Long) all.get("number"),
        (Long) all.get("from"),
        all.get("rules").toString(),
        all.get("facts").toString());
  }
}
