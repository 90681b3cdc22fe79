package dev.countersign.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/**
 * A kind of message in Avro's single-object encoding: two bytes of mark, eight that name the schema
 * it was written with, and the message. It is written with the newest schema and read from any that
 * there was.
 */
final class Form {
  /** So many bytes are the mark and the name of the schema. */
  static final int HEAD = 10;

  static {
    // Before Avro reads them: what a message claims to hold must not take gigabytes.
    limit("string", 1 << 24);
    limit("bytes", 1 << 24);
    limit("collectionItems", 1 << 16);
  }

  private final Schema newest;
  private final BinaryMessageEncoder<GenericRecord> encoder;
  private final BinaryMessageDecoder<GenericRecord> decoder;

  /**
   * By its schemas in the resources.
   *
   * @param versions from 1 to that one
   */
  Form(String name, int versions) {
    this.newest = schema(name, versions);
    this.encoder = new BinaryMessageEncoder<>(GenericData.get(), newest);
    this.decoder = new BinaryMessageDecoder<>(GenericData.get(), newest);
    for (int version = 1; version < versions; version++) {
      decoder.addSchema(schema(name, version));
    }
  }

  private static void limit(String what, int most) {
    String name = "org.apache.avro.limits." + what + ".maxLength";
    if (System.getProperty(name) == null) {
      System.setProperty(name, Integer.toString(most));
    }
  }

  static Schema schema(String name, int version) {
    String file = "/topic/" + name + "-" + version + ".avsc";
    try (InputStream in = Objects.requireNonNull(Form.class.getResourceAsStream(file), file)) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Schema schema() {
    return newest;
  }

  byte[] write(GenericRecord message) {
    try {
      ByteBuffer bytes = encoder.encode(message);
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage with a sentence where it is none, or of a schema that came later
   */
  GenericRecord read(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) { // the last for what claims to be too long
      throw new UnreadableMessage(
          "it is no "
              + newest.getName()
              + " in a form that this version knows; a later version's can be read again after an"
              + " update");
    }
  }
}
