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
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableMessage(
          "it is no "
              + newest.getName()
              + " in a form that this version knows; a later version's can be read again after an"
              + " update");
    }
  }
}
