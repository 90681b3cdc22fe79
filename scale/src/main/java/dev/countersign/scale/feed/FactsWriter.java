package dev.countersign.scale.feed;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.Position;
import dev.countersign.watch.follow.FollowedChain;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks into the topic of facts, each in one transaction with how far the chain was
 * written: so it may be killed at any moment, and skips nothing and repeats nothing. Whoever begins
 * to write a chain stops whoever wrote it before.
 *
 * <p>A movement goes into a partition by its transaction. Each partition hears of every block, by a
 * tick where it holds nothing else: what waits for later facts need not wait longer. A block that
 * is older than the one before it has the later time.
 */
final class FactsWriter implements FollowedChain, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Properties kafka;
  private final long chain;
  private final String facts;
  private final String positions;
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable Position position;
  private boolean replaced;
  private long movements;

  /**
   * A writer, which opens nothing before it is asked where it stands.
   *
   * @param kafka of all its clients
   * @param facts the topic of facts
   * @param positions the topic of how far chains were written
   */
  FactsWriter(Properties kafka, long chain, String facts, String positions) {
    this.kafka = kafka;
    this.chain = chain;
    this.facts = facts;
    this.positions = positions;
  }

  /** Whether another began to write the chain. */
  boolean isReplaced() {
    return replaced;
  }

  /** How many movements were written. */
  long movements() {
    return movements;
  }

  private Producer<byte[], byte[]> open() {
    Producer<byte[], byte[]> there = producer;
    if (there != null) {
      return there;
    }
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "true");
    properties.setProperty("transactional.id", facts + "-of-chain-" + chain);
    Producer<byte[], byte[]> made =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      made.initTransactions();
      position = read();
    } catch (RuntimeException e) {
      made.close(Duration.ZERO);
      throw e;
    }
    producer = made;
    return made;
  }

  /** What the one before wrote last, once it cannot write any more. */
  private @Nullable Position read() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.setProperty("isolation.level", "read_committed");
    Position last = null;
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition one = new TopicPartition(positions, 0);
      consumer.assign(List.of(one));
      consumer.seekToBeginning(List.of(one));
      long end = consumer.endOffsets(List.of(one)).getOrDefault(one, 0L);
      while (consumer.position(one) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Position read = Position.read(record.value());
          last = read.chain() == chain ? read : last;
        }
      }
    }
    return last;
  }

  @Override
  public void append(SeenBlock block) {
    Producer<byte[], byte[]> to = open();
    Position before = position;
    BlockHeader header = block.header();
    if (before != null && !header.parent().equals(before.hash())) {
      throw new IllegalArgumentException(
          "block " + header.number() + " does not follow block " + before.block());
    }
    long time = before == null ? header.time() : Math.max(before.time(), header.time());
    Position after = new Position(chain, header.number(), header.hash(), header.parent(), time);
    try {
      to.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> one : records(to, block, after)) {
        sent.add(to.send(one));
      }
      to.commitTransaction();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      replaced = true;
      abandon();
      throw new IllegalStateException("another writes chain " + chain + " to " + facts, e);
    } catch (KafkaException | ExecutionException e) {
      // Whether it was committed is not known: it is read anew.
      abandon();
      throw new IllegalStateException("Kafka did not take a block: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka took a block", e);
    }
    position = after;
    movements += block.movements().size();
  }

  private List<ProducerRecord<byte[], byte[]>> records(
      Producer<byte[], byte[]> to, SeenBlock block, Position after) {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    boolean[] heard = new boolean[to.partitionsFor(facts).size()];
    for (Movement move : block.movements()) {
      int partition = Math.floorMod(move.transaction().hashCode(), heard.length);
      heard[partition] = true;
      Movement timed = move.time() == after.time() ? move : at(after.time(), move);
      byte[] fact = FactForm.write(new Fact.Moved(timed, Symbols.of(move.asset())));
      all.add(new ProducerRecord<>(facts, partition, null, fact));
    }
    byte[] tick = FactForm.write(new Fact.Tick(chain, after.block(), after.time()));
    for (int partition = 0; partition < heard.length; partition++) {
      if (!heard[partition]) {
        all.add(new ProducerRecord<>(facts, partition, null, tick));
      }
    }
    byte[] key = Long.toString(chain).getBytes(StandardCharsets.US_ASCII);
    all.add(new ProducerRecord<>(positions, 0, key, after.write()));
    return all;
  }

  private static Movement at(long time, Movement move) {
    return new Movement(
        move.chain(),
        move.block(),
        time,
        move.transaction(),
        move.index(),
        move.from(),
        move.to(),
        move.asset(),
        move.amount());
  }

  private void abandon() {
    Producer<byte[], byte[]> there = producer;
    producer = null;
    position = null;
    if (there != null) {
      there.close(Duration.ZERO);
    }
  }

  @Override
  public Optional<BlockHeader> newest() {
    open();
    Position last = position;
    return last == null
        ? Optional.empty()
        : Optional.of(new BlockHeader(last.block(), last.hash(), last.parent(), last.time()));
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return newest();
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    return newest().filter(block -> block.number() == number);
  }

  /**
   * Refuses: what was written is read already.
   *
   * @throws IllegalStateException always
   */
  @Override
  public void undoFrom(long number) {
    throw new IllegalStateException(
        "block " + number + " was written and left the chain; write blocks that lie deeper");
  }

  @Override
  public void close() {
    abandon();
  }
}
