package dev.countersign.server.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker of Kafka that is its own controller, as a process of its own. */
final class Broker implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path folder;

  private Broker(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Prepares the folder and serves. */
  public static void main(String[] args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] format = {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", args[0]};
    if (StorageTool.execute(format, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
    Kafka.main(new String[] {args[0]});
  }

  static Broker start(Path folder) throws IOException {
    Files.createDirectories(folder);
    int port = free();
    int controller = free();
    Path file = folder.resolve("broker.properties");
    Files.writeString(
        file,
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=2
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        """
            .formatted(port, controller, folder.resolve("data")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Broker.class.getName(), file.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("broker.log").toFile())
            .start();
    return new Broker(process, port, folder);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  /** A file as an administrator writes it. */
  Path properties() throws IOException {
    return Files.writeString(
        folder.resolve("client.properties"), "bootstrap.servers=" + servers() + "\n");
  }

  void topic(String name, int partitions) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", servers(), "default.api.timeout.ms", "240000"))) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
          .all()
          .get(4, TimeUnit.MINUTES);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("no topic: " + e, e);
    }
  }

  /** What is written by it is seen when its transaction is committed. */
  KafkaProducer<byte[], byte[]> producer(String transaction) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", servers(),
                "transactional.id", transaction,
                "max.block.ms", "120000",
                "key.serializer", ByteArraySerializer.class.getName(),
                "value.serializer", ByteArraySerializer.class.getName()));
    producer.initTransactions();
    return producer;
  }

  static ProducerRecord<byte[], byte[]> record(
      String topic, int part, byte[] value, String traceparent) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, part, null, value);
    if (!traceparent.isEmpty()) {
      record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    }
    return record;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
