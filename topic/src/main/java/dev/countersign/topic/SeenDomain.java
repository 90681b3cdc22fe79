package dev.countersign.topic;

import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A domain that was seen, as the topic of domains has it: out of logs of certificates, lists of new
 * registrations, or anything else that names domains.
 *
 * @param time when, in seconds since 1970
 * @param host the name, such as {@code example.com}; with or without a dot at its end
 * @param where it was seen, for a person, such as {@code certificate}
 */
public record SeenDomain(long time, String host, String where) {
  private static final Form FORM = new Form("domain", 1);

  /** Written. */
  public byte[] write() {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("time", time);
    all.put("host", host);
    all.put("where", where);
    return FORM.write(all);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static SeenDomain read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    return new SeenDomain(
        (Long) all.get("time"), all.get("host").toString(), all.get("where").toString());
  }
}
