package dev.countersign.topic;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.SeenTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Facts written and read. For several threads. */
public final class FactForm {
  private static final Form FORM = new Form("fact", 2);
  private static final Schema WHAT = FORM.schema().getField("what").schema();

  private FactForm() {}

  /** Written. */
  public static byte[] write(Fact fact) {
    GenericRecord all = new GenericData.Record(FORM.schema());
    all.put("chain", fact.chain());
    all.put("block", fact.block());
    all.put("time", fact.time());
    all.put(
        "what",
        switch (fact) {
          case Fact.Moved moved -> movement(moved);
          case Fact.Sent sent -> transaction(sent.transaction());
          case Fact.Logged logged -> log(logged.log());
          case Fact.Tick t -> new GenericData.Record(part("Tick"));
        });
    return FORM.write(all);
  }

  private static Schema part(String name) {
    return WHAT.getTypes().get(WHAT.getIndexNamed(FORM.schema().getNamespace() + "." + name));
  }

  private static GenericRecord movement(Fact.Moved moved) {
    Movement movement = moved.movement();
    GenericRecord part = new GenericData.Record(part("Movement"));
    part.put("transaction", buffer(movement.transaction()));
    part.put("index", movement.index());
    part.put("from", movement.from());
    part.put("to", movement.to());
    part.put("asset", Assets.write(movement.asset(), part.getSchema().getField("asset").schema()));
    part.put("amount", ByteBuffer.wrap(movement.amount().toByteArray()));
    part.put("symbol", moved.symbol());
    return part;
  }

  private static GenericRecord transaction(SeenTransaction transaction) {
    GenericRecord part = new GenericData.Record(part("Transaction"));
    part.put("hash", buffer(transaction.hash()));
    part.put("from", transaction.from());
    part.put("to", transaction.to().orElse(null));
    part.put("nonce", transaction.nonce().isPresent() ? transaction.nonce().getAsLong() : null);
    part.put("value", ByteBuffer.wrap(transaction.value().toByteArray()));
    part.put("input", buffer(transaction.input()));
    part.put("fee", ByteBuffer.wrap(transaction.fee().toByteArray()));
    part.put("failed", transaction.failed());
    return part;
  }

  private static GenericRecord log(SeenLog log) {
    GenericRecord part = new GenericData.Record(part("Log"));
    part.put("transaction", buffer(log.transaction()));
    part.put("index", log.index());
    part.put("contract", buffer(log.log().contract().bytes()));
    part.put("topics", log.log().topics().stream().map(FactForm::buffer).toList());
    part.put("data", buffer(log.log().data()));
    return part;
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage with a sentence where it is none
   */
  public static Fact read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    long chain = (Long) all.get("chain");
    long block = (Long) all.get("block");
    long time = (Long) all.get("time");
    GenericRecord part = (GenericRecord) all.get("what");
    try {
      return switch (part.getSchema().getName()) {
        case "Movement" -> moved(chain, block, time, part);
        case "Transaction" -> new Fact.Sent(chain, block, time, sent(part));
        case "Log" -> new Fact.Logged(chain, block, time, logged(part));
        default -> new Fact.Tick(chain, block, time);
      };
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessage("it is no fact of a chain: " + e.getMessage());
    }
  }

  private static Fact.Moved moved(long chain, long block, long time, GenericRecord part) {
    return new Fact.Moved(
        new Movement(
            chain,
            block,
            time,
            bytes(part, "transaction"),
            (Integer) part.get("index"),
            part.get("from").toString(),
            part.get("to").toString(),
            Assets.read(chain, (GenericRecord) part.get("asset")),
            new BigInteger(bytes(part, "amount").toArray())),
        part.get("symbol").toString());
  }

  private static SeenTransaction sent(GenericRecord part) {
    Object to = part.get("to");
    Object nonce = part.get("nonce");
    return new SeenTransaction(
        bytes(part, "hash"),
        part.get("from").toString(),
        to == null ? Optional.empty() : Optional.of(to.toString()),
        nonce == null ? OptionalLong.empty() : OptionalLong.of((Long) nonce),
        new BigInteger(bytes(part, "value").toArray()),
        bytes(part, "input"),
        new BigInteger(bytes(part, "fee").toArray()),
        (Boolean) part.get("failed"));
  }

  private static SeenLog logged(GenericRecord part) {
    List<Bytes> topics = new ArrayList<>();
    for (Object topic : (Iterable<?>) part.get("topics")) {
      topics.add(bytes(topic));
    }
    return new SeenLog(
        bytes(part, "transaction"),
        (Long) part.get("index"),
        new EventLog(new Address(bytes(part, "contract")), topics, bytes(part, "data")));
  }

  /**
   * The time of a fact, without reading the rest of it; -1 where the bytes begin as none.
   *
   * @return in seconds since 1970
   */
  public static long time(byte[] bytes) {
    if (bytes.length <= Form.HEAD || (bytes[0] & 0xff) != 0xc3 || bytes[1] != 1) {
      return -1;
    }
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .directBinaryDecoder(
                  new ByteArrayInputStream(bytes, Form.HEAD, bytes.length - Form.HEAD), null);
      decoder.readLong();
      decoder.readLong();
      return Math.max(-1, decoder.readLong());
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  static ByteBuffer buffer(Bytes bytes) {
    return ByteBuffer.wrap(bytes.toArray());
  }

  static Bytes bytes(GenericRecord part, String field) {
    return bytes(part.get(field));
  }

  private static Bytes bytes(Object field) {
    ByteBuffer buffer = ((ByteBuffer) field).duplicate();
    byte[] all = new byte[buffer.remaining()];
    buffer.get(all);
    return Bytes.of(all);
  }
}
