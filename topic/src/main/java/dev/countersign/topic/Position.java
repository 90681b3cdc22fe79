package dev.countersign.topic;

import dev.countersign.model.value.Bytes;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * How far a chain was written to the topic of facts.
 *
 * @param chain by EIP-155; 0 for Bitcoin
 * @param block the height of the last block that was written
 * @param hash of that block, 32 bytes
 * @param parent the hash of the block before it
 * @param time that its facts have, in seconds since 1970
 */
public record Position(long chain, long block, Bytes hash, Bytes parent, long time) {
  private static final Form FORM = new Form("position", 1);

  /** Written. */
  public byte[] write() {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("chain", chain);
    all.put("block", block);
    all.put("hash", FactForm.buffer(hash));
    all.put("parent", FactForm.buffer(parent));
    all.put("time", time);
    return FORM.write(all);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage where the bytes are none
   */
  public static Position read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    return new Position(
        (Long) all.get("chain"),
        (Long) all.get("block"),
        FactForm.bytes(all, "hash"),
        FactForm.bytes(all, "parent"),
        (Long) all.get("time"));
  }
}
