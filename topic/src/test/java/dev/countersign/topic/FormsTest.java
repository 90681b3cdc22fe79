package dev.countersign.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.SeenTransaction;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final Address TOKEN = Address.parse("0x" + "a1".repeat(20), "the token");

  /** A tick of chain 1, block 2, time 3, as it was written with the first schema. */
  private static final String TICK_1 = "c301f0c7eba2eaa2b26302040602";

  private static Fact.Moved moved(Asset asset) {
    return new Fact.Moved(
        new Movement(
            10,
            123,
            1_772_000_000,
            Bytes.word(BigInteger.valueOf(77)),
            4,
            "0x" + "11".repeat(20),
            "0x" + "22".repeat(20),
            asset,
            BigInteger.TWO.pow(200)),
        "USDC");
  }

  @Test
  void everyFactIsReadAsItWasWritten() {
    List<Fact> all =
        List.of(
            moved(new Asset.Token(10, TOKEN)),
            moved(new Asset.Native(10)),
            moved(new Asset.Item(10, TOKEN, BigInteger.TWO.pow(255))),
            moved(new Asset.AnyItem(10, TOKEN, BigInteger.ZERO)),
            moved(new Asset.Bitcoin()),
            moved(new Asset.Money("CHF")),
            new Fact.Tick(1, 2, 3),
            new Fact.Sent(
                1,
                2,
                3,
                new SeenTransaction(
                    Bytes.word(BigInteger.ONE),
                    "a",
                    Optional.empty(),
                    OptionalLong.of(9),
                    BigInteger.TEN,
                    Bytes.fromHex("0x00ff"),
                    BigInteger.ONE,
                    true)),
            new Fact.Logged(
                1,
                2,
                3,
                new SeenLog(
                    Bytes.word(BigInteger.ONE),
                    5,
                    new EventLog(TOKEN, List.of(Bytes.word(BigInteger.TWO)), Bytes.EMPTY))));
    for (Fact fact : all) {
      byte[] written = FactForm.write(fact);
      assertThat(FactForm.read(written)).isEqualTo(fact);
      assertThat(FactForm.time(written)).isEqualTo(fact.time());
    }
  }

  @Test
  void whatTheFirstSchemaWroteIsStillRead() throws IOException {
    assertThat(FactForm.read(HexFormat.of().parseHex(TICK_1))).isEqualTo(new Fact.Tick(1, 2, 3));
    GenericRecord old = old(moved(new Asset.Native(10)));
    byte[] bytes =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), old.getSchema())
            .encode(old)
            .array();
    assertThat(FactForm.read(bytes))
        .isEqualTo(new Fact.Moved(moved(new Asset.Native(10)).movement(), ""));
  }

  @Test
  void aReaderOfTheFirstSchemaReadsMovementsOfTheSecondOnceItHasThatSchema() throws IOException {
    BinaryMessageDecoder<GenericRecord> old =
        new BinaryMessageDecoder<>(GenericData.get(), Form.schema("fact", 1));
    old.addSchema(Form.schema("fact", 2));
    GenericRecord read = old.decode(FactForm.write(moved(new Asset.Native(10))));
    assertThat(read.get("block")).isEqualTo(123L);
    assertThat(((GenericRecord) read.get("what")).getSchema().getField("symbol")).isNull();
  }

  @Test
  void everySchemaReadsTheOnesBeforeIt() {
    assertThat(
            SchemaCompatibility.checkReaderWriterCompatibility(
                    Form.schema("fact", 2), Form.schema("fact", 1))
                .getType())
        .isEqualTo(SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void whatIsNoFactIsRefusedWithASentence() {
    byte[] good = FactForm.write(moved(new Asset.Native(10)));
    byte[] later = good.clone();
    later[5] ^= 1;
    assertThatThrownBy(() -> FactForm.read(later))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("read again after an update");
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> FactForm.read(cut)).isInstanceOf(UnreadableMessage.class);
    }
    assertThat(FactForm.time(new byte[3])).isEqualTo(-1);
  }

  @Test
  void deadLettersAndEditionsAreReadAsTheyWereWritten() {
    DeadLetter letter = new DeadLetter("facts/0/17", "it is none", Bytes.fromHex("0x0102"));
    assertThat(DeadLetter.read(letter.write())).isEqualTo(letter);
    Edition edition = new Edition(2, 3, "watch: 1", "own: []");
    assertThat(Edition.read(edition.write())).isEqualTo(edition);
  }

  @Test
  void aPositionIsReadAsItWasWrittenAndOtherBytesAreNone() {
    Bytes hash = Bytes.of(new byte[32]);
    Position position = new Position(10, 7, hash, Bytes.fromHex("0x" + "ab".repeat(32)), 1_000);
    assertThat(Position.read(position.write())).isEqualTo(position);
    byte[] other = new DeadLetter("facts/0/17", "it is none", hash).write();
    assertThatThrownBy(() -> Position.read(other))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("it is no Position");
  }

  private static GenericRecord old(Fact.Moved moved) throws IOException {
    BinaryMessageDecoder<GenericRecord> decoder =
        new BinaryMessageDecoder<>(GenericData.get(), Form.schema("fact", 1));
    decoder.addSchema(Form.schema("fact", 2));
    return decoder.decode(FactForm.write(moved));
  }
}
